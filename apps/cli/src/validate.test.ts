import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { validate as validateSuite } from '@firstdrive/validation'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'
import { tell } from './commands/validate.ts'
import { validationPage } from './validation-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'validate-'))
beforeAll(() => vi.stubEnv('FIRSTDRIVE_DATA', undefined))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

describe('the contract', () => {
  test.each(['peers', 'all'])('validate %s --json has exactly its fields, and ends with 0', async (suite) => {
    const { code, out, err } = await firstdrive('validate', suite, '--json')
    const said = JSON.parse(out)
    expect([code, err]).toEqual([0, ''])
    expect(Object.keys(said)).toEqual(['suite', 'data', 'cases', 'summary', 'limits', 'skipped'])
    expect(said).toMatchObject({ suite, data: 'validation/data', skipped: [] })
    for (const each of said.cases) expect(Object.keys(each)).toEqual(['id', 'quantity', 'expected', 'got', 'error_pct', 'note'])
    const quantities = new Set(said.cases.map(({ quantity }: { quantity: string }) => quantity))
    expect(new Set(Object.keys(said.summary))).toEqual(quantities)
    for (const of of Object.values(said.summary)) expect(of).toMatchObject(statistics)
    for (const limit of said.limits) expect(Object.keys(limit)).toEqual(['quantity', 'statistic', 'limit', 'got', 'met'])
    expect(said.limits).toContainEqual(expect.objectContaining({ quantity: 'pybamm_thevenin_mV', statistic: 'max_abs_mV', limit: 0.5, met: true }))
    expect(said.summary.pybamm_thevenin_mV).toMatchObject({ n: 8, max_abs_mV: expect.any(Number) })
  })

  const number = expect.any(Number)
  const statistics = { n: number, median_abs_pct: number, mean_abs_pct: number, p90_abs_pct: number, bias_pct: number, max_abs_pct: number }

  test('a folder of data is taken by flag, else from the environment', async () => {
    vi.stubEnv('FIRSTDRIVE_DATA', folder)
    expect(JSON.parse((await firstdrive('validate', 'peers', '--json')).out).data).toBe(folder)
    const other = fileURLToPath(new URL('..', import.meta.url))
    expect(JSON.parse((await firstdrive('validate', 'peers', '--data', other, '--json')).out).data).toBe(other)
    vi.stubEnv('FIRSTDRIVE_DATA', undefined)
  })

  test('for people: errors, limits, and what is furthest off, within 80 columns', async () => {
    const { code, out } = await firstdrive('validate', 'peers')
    expect(code).toBe(0)
    expect(out).toMatch(
      /pybamm_thevenin_mV +8 [\s\S]*Limits[\s\S]*pybamm_thevenin_mV +largest ≤ 0\.5 +[\d.]+ +mV +● pass[\s\S]*furthest off[\s\S]* instead of /,
    )
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})

describe('what is wrong is told, and ends with 2', () => {
  test.each([
    [['validate', 'epa'], 'validate: expected a suite, peers or all, got "epa".'],
    [['validate', 'peer'], 'Did you mean peers?'],
    [['validate'], "missing required argument 'suite'"],
    [['validate', 'peers', '--data', join(folder, 'nowhere')], 'expected a folder of reference data, there is none'],
    [['validate', 'peers', '--data', fileURLToPath(import.meta.url)], 'expected a folder of reference data, got a file'],
    [['validate', 'peers', '--write', folder], `expected a file, got a folder. For example: --write ${join(folder, 'VALIDATION.md')}`],
    [['validate', 'peers', '--write', join(folder, 'nowhere', 'page.md')], 'Make it first.'],
    [['validate', 'peers', '--write', ''], 'expected the name of a file, got nothing'],
    [['validate', 'peers', '--fast'], "unknown option '--fast'"],
  ])('%j', async (words, told) => {
    const { code, out, err } = await firstdrive(...words)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(told)
    expect(err).not.toContain('    at ')
    expect(readdirSync(folder)).toEqual([])
  })

  test('a folder that the environment names has to be there', async () => {
    vi.stubEnv('FIRSTDRIVE_DATA', join(folder, 'nowhere'))
    const { code, err } = await firstdrive('validate', 'peers')
    vi.stubEnv('FIRSTDRIVE_DATA', undefined)
    expect(code).toBe(2)
    expect(err).toContain('$FIRSTDRIVE_DATA')
  })
})

describe('the verdict and the page', () => {
  const found = validateSuite('peers', 'data')
  const first = found.limits[0]!
  const missed = { ...found, limits: [{ ...first, got: 2 * first.limit, met: false }, ...found.limits.slice(1)] }

  test('a limit that is missed ends with 1 and is said', () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    tell(missed, {})
    expect(process.exitCode).toBe(1)
    expect(written.mock.calls.join('')).toMatch(/pybamm_thevenin_mV +largest ≤ 0\.5 +1\.00 +mV +✕ fail/)
    expect(validationPage(missed)).toMatch(/`pybamm_thevenin_mV` .* largest ≤ 0\.5 mV \| \*\*no\*\* \|/)
  })

  test('what is skipped is said, and ends with 0', () => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const complaint = vi.spyOn(console, 'error').mockReturnValue()
    tell({ ...found, skipped: [{ part: 'Trips', missing: 'bmw-i3/i3_1hz_dev.csv.gz' }] }, {})
    expect(process.exitCode).toBe(0)
    expect(complaint.mock.calls.flat()).toEqual(['skipped: Trips, because data has no bmw-i3/i3_1hz_dev.csv.gz; --data names the folder'])
  })

  test('the page has every quantity, case and source, and neither date nor place', async () => {
    const file = join(folder, 'VALIDATION.md')
    const { code, err } = await firstdrive('validate', 'peers', '--write', file)
    expect([code, err]).toEqual([0, `written: ${file}\n`])
    const page = readFileSync(file, 'utf8')
    expect(page).toBe(validationPage(found))
    for (const { about, cases, origins } of found.parts) {
      expect(page).toContain(about)
      for (const { quantity, id } of cases) expect(page).toMatch(new RegExp(`\\\`${quantity}\\\`[^#]*\\n\\| ${id.replace('+', '\\+')} \\|`))
      for (const { licence } of origins) expect(page).toContain(licence)
    }
    expect(page).not.toContain(tmpdir())
    expect(page).not.toContain('data/')
    writeFileSync(file, 'an older page')
    expect((await firstdrive('validate', 'peers', '--write', file, '--json')).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(page)
    expect(readdirSync(folder)).toEqual(['VALIDATION.md'])
    rmSync(file)
  })

  test('the page in the repository is the one that this code writes', () => {
    const committed = fileURLToPath(new URL('../../../VALIDATION.md', import.meta.url))
    expect(existsSync(committed)).toBe(true)
    expect(readFileSync(committed, 'utf8'), 'npx firstdrive validate all --write VALIDATION.md writes it anew').toBe(
      validationPage(validateSuite('all', 'data')),
    )
  })
})
