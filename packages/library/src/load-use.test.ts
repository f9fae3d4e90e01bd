import { join } from 'node:path'
import { formatIssue, type Result } from '@firstdrive/spec'
import { expect, test } from 'vitest'
import { libraryRoot } from './file.ts'
import { libraryIds, loadUse } from './load.ts'
import { loadAny } from './load-any.ts'

const told = (result: Result<unknown>): string => (result.ok ? 'fine' : result.issues.map(formatIssue).join('\n'))

test.each(libraryIds('use'))('%s is sound, by its id and by its path', (id) => {
  const file = join(libraryRoot, 'uses', `${id}.yaml`)
  expect(told(loadUse(id))).toBe('fine')
  expect(loadAny(file)).toEqual({ ok: true, value: [file] })
})

test('a use that does not exist is told with the nearest that does', () => {
  expect(told(loadUse('turpan-taxis'))).toMatch(/expected a use of the library, or a path to a file, got "turpan-taxis"\. Did you mean turpan-taxi\?/)
  expect(told(loadUse('./nobody.yaml'))).toMatch(/^\.\/nobody.yaml: expected a file, got nothing by this name\./)
})
