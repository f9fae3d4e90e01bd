import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compare } from './case.ts'
import { type Part, runSuite } from './suite.ts'

const part = (title: string, needs: readonly string[], error: number): Part => ({
  title,
  about: '',
  needs,
  limits: [{ quantity: `${title}_pct`, statistic: 'max_abs_pct', limit: 1 }],
  origins: () => [],
  cases: (data) => [compare(`${title}_pct`, needs.length === 0 ? 'own' : readFileSync(join(data, needs[0]!), 'utf8'), 100, 100 + error)],
})

test('a part whose data is not there is skipped and said; its limit is not asked for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'suite-'))
  const parts = [part('own', [], 0.5), part('measured', ['battery/cell.csv'], 2)]
  const without = runSuite('made-up', parts, folder)
  expect(without.parts.map(({ title }) => title)).toEqual(['own'])
  expect(without.limits).toEqual([{ quantity: 'own_pct', statistic: 'max_abs_pct', limit: 1, got: 0.5, met: true }])
  expect(without.skipped).toEqual([{ part: 'measured', missing: 'battery/cell.csv' }])

  mkdirSync(join(folder, 'battery'))
  writeFileSync(join(folder, 'battery', 'cell.csv'), 'a cell')
  const whole = runSuite('made-up', parts, folder)
  expect(whole.skipped).toEqual([])
  expect(whole.parts[1]!.cases[0]!.id).toBe('a cell')
  expect(whole.limits.map(({ met }) => met)).toEqual([true, false])
  rmSync(folder, { recursive: true })
})

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url))

test.each(readdirSync(fixtures).filter((name) => name.endsWith('.json')))(
  '%s says where it comes from, under which licence, and which script wrote it',
  (name) => {
    const { script, cells, ...whole } = JSON.parse(readFileSync(join(fixtures, name), 'utf8'))
    expect(existsSync(join(fixtures, script))).toBe(true)
    const told = whole.origin === undefined ? cells : [whole]
    for (const { origin, version, licence } of told) for (const text of [origin, version, licence]) expect(text).toMatch(/\w{3}/)
  },
)
