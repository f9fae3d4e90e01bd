import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const laws = [...read('LAWS.md').matchAll(/^\| ([A-Z]{3}\d) \| .* \| (.*) \|$/gm)].map(([, id, files]) => ({
  id: id as string,
  files: [...(files as string).matchAll(/`([^`]+)`/g)].map(([, file]) =>
    file?.startsWith('test/') ? file : file?.startsWith('cli/') ? `apps/${file}` : `packages/${file}`,
  ),
}))

test.each(laws)('$id is quoted by the tests that hold it', ({ id, files }) => {
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) expect(read(file), file).toContain(`${id} `)
})

test('every law that a test quotes is in the book', () => {
  const known = new Set(laws.map(({ id }) => id))
  for (const folder of ['packages', 'apps', 'test'])
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.test.ts') && !file.includes('node_modules'))
        for (const [, id] of read(join(folder, file)).matchAll(/test[^\n]*\(\s*['`]([A-Z]{3}\d) /g)) expect(known, `${file} quotes ${id}`).toContain(id)
})
