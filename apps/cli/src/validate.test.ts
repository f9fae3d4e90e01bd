import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suiteNames, validate as validateSuite } from '@firstdrive/validation'
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
    expect(code).toBe(0)
    expect(Object.keys(said)).toEqual(['suite', 'data', 'cases', 'summary', 'limits', 'skipped'])
    expect(said).toMatchObject({ suite, data: 'validation/data' })
    expect(err).toBe(said.skipped.map(skippedText).join(''))
    expect(said.skipped).toContainEqual(withoutLeaf)
    if (suite === 'all') expect(said.skipped).toContainEqual(withoutCars)
    for (const each of said.cases) expect(Object.keys(each)).toEqual(['id', 'quantity', 'expected', 'got', 'error_pct', 'note'])
    const quantities = new Set(said.cases.map(({ quantity }: { quantity: string }) => quantity))
    expect(new Set(Object.keys(said.summary))).toEqual(quantities)
    for (const of of Object.values(said.summary)) expect(of).toMatchObject(statistics)
    for (const limit of said.limits) expect(Object.keys(limit)).toEqual(['quantity', 'statistic', 'limit', 'got', 'met'])
    expect(said.limits).toContainEqual(expect.objectContaining({ quantity: 'pybamm_thevenin_mV', statistic: 'max_abs_mV', limit: 0.5, met: true }))
    expect(said.summary.pybamm_thevenin_mV).toMatchObject({ n: 8, max_abs_mV: expect.any(Number) })
  })

  const withoutLeaf = { part: 'Cell of a Nissan Leaf, measured by ORNL', missing: 'battery/ornl-leaf-cell/NissanLeaf-cell-Low-Current-HPPC-10C.csv' }
  const withoutCars = { part: 'Certified cars of the EPA', missing: 'certification/epa_*.csv' }
  const skippedText = ({ part, missing }: typeof withoutCars): string =>
    `skipped: ${part}, because validation/data has no ${missing}; --data names the folder\n`

  test('a suite without its data is skipped, and ends with 0', async () => {
    const { code, out, err } = await firstdrive('validate', 'epa', '--json')
    expect([code, err]).toEqual([0, skippedText(withoutCars)])
    expect(JSON.parse(out)).toEqual({ suite: 'epa', data: 'validation/data', cases: [], summary: {}, limits: [], skipped: [withoutCars] })
    expect((await firstdrive('validate', 'epa')).code).toBe(0)
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
    [['validate', 'nedc'], `validate: expected a suite, ${suiteNames.join(' or ')}, got "nedc".`],
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

  test('a file that is not what its name says, with its line', async () => {
    const data = mkdtempSync(join(tmpdir(), 'data-'))
    mkdirSync(join(data, 'certification'))
    writeFileSync(join(data, 'certification', 'epa_cars.csv'), 'model,kg\nA,1\n')
    const { code, out, err } = await firstdrive('validate', 'epa', '--data', data)
    rmSync(data, { recursive: true })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`${join(data, 'certification', 'epa_cars.csv')}:1:1: expected a head with the columns mfr, `)
    expect(err).not.toContain('    at ')
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

  test('makers are told apart, and every case that is more than a fifth off with its note', () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const part = found.parts[0]!
    const cases = [
      { id: 'Elm 1', quantity: 'udds_wall_Wh_per_km', expected: 100, got: 75, error_pct: -25, note: 'Elm; 2 rows' },
      { id: 'Elm', quantity: 'udds_wall_Wh_per_km_makers', expected: 100, got: 75, error_pct: -25, note: '1 model' },
    ]
    const of = { n: 1, median_abs_pct: 25, mean_abs_pct: 25, p90_abs_pct: 25, max_abs_pct: 25, bias_pct: -25 }
    const summary = { udds_wall_Wh_per_km: of, udds_wall_Wh_per_km_makers: of }
    tell({ ...found, parts: [{ ...part, cases }], summary, limits: [] }, {})
    const said = written.mock.calls.join('')
    expect(said).toMatch(/makers +udds[\s\S]*Elm +−25\.0/)
    expect(said).toMatch(/more than 20 % off[\s\S]*Elm 1, udds_wall_Wh_per_km +−25\.0 +Elm; 2 rows/)
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
    expect(code).toBe(0)
    expect(err.endsWith(`written: ${file}\n`)).toBe(true)
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

  test('the page in the repository is the one that this code writes, as far as no data of others is needed', () => {
    const committed = fileURLToPath(new URL('../../../VALIDATION.md', import.meta.url))
    expect(existsSync(committed)).toBe(true)
    const sections = (page: string): readonly string[] =>
      page
        .split(/\n(?=## )/)
        .map((section) => section.trimEnd())
        .filter((section) => !section.startsWith('## Skipped'))
    const there = sections(readFileSync(committed, 'utf8'))
    for (const section of sections(validationPage(validateSuite('all', 'data'))))
      expect(there, 'npx firstdrive validate all --data DIR --write VALIDATION.md writes it anew').toContain(section)
  })
})
