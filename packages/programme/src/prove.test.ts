import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { libraryRoot } from '@firstdrive/library'
import { formatIssue } from '@firstdrive/spec'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { loadProgramme } from './programme.ts'
import { type Proof, prove } from './prove.ts'

const home = mkdtempSync(join(tmpdir(), 'programme-'))
afterAll(() => rmSync(home, { recursive: true }))

const library = (file: string): string => readFileSync(join(libraryRoot, file), 'utf8')
const write = (file: string, text: string): void => {
  mkdirSync(join(home, file, '..'), { recursive: true })
  writeFileSync(join(home, file), text)
}
const edit = (file: string, from: string | RegExp, to: string): void => write(file, readFileSync(join(home, file), 'utf8').replace(from, to))
/** Without spreads a run takes one simulation. */
const certain = (text: string): string => text.replace(/, spread: [\d.]+/g, '')

/** A car of one's own with a pack of its own; the rest is the library's. */
beforeEach(() => {
  rmSync(home, { recursive: true, force: true })
  write('programme.yaml', 'name: A test\ngates:\n  - { id: GTE-1, text: shown }\n')
  write('cars/mule.yaml', certain(library('vehicles/su7-2024.yaml')).replace('pack: findreams-blade-73', 'pack: ../packs/own.yaml'))
  write('packs/own.yaml', library('packs/findreams-blade-73.yaml'))
  write(
    'targets/TGT-TOP.yaml',
    'text: fast\ncar: cars/mule.yaml\nmetric: top_speed_kmh\nop: ">="\nlimit: { value: 200, unit: km/h }\nevidence: simulated\ngate: GTE-1\n',
  )
  write(
    'targets/TGT-CON.yaml',
    'text: thrifty\ncar: cars/mule.yaml\nmetric: consumption_battery_kWh_per_100km\nop: "<="\nlimit: { value: 12, unit: kWh/100km }\nat: { cycle: udds, ambient_C: 10 }\nevidence: simulated\n',
  )
})

async function proof(engine = 'test'): Promise<Proof & { ran: number }> {
  const programme = loadProgramme(home)
  if (!programme.ok) throw new Error(programme.issues.map(formatIssue).join('\n'))
  const result = await prove(programme.value, { engine, threads: 1 })
  return { ...result, ran: result.runs.filter(({ reused }) => !reused).length }
}
const told = (): string => {
  const programme = loadProgramme(home)
  return programme.ok ? 'fine' : programme.issues.map(formatIssue).join('\n')
}

describe('evidence', () => {
  test('EVI1 what nothing has changed is not run again, and says the same', async () => {
    const first = await proof()
    expect(first.ran).toBe(2)
    expect(first.verdicts.map(({ target, state }) => [target.id, state])).toEqual([
      ['TGT-CON', 'pass'],
      ['TGT-TOP', 'pass'],
    ])
    const second = await proof()
    expect(second.ran).toBe(0)
    expect(second.verdicts.map(({ value }) => value)).toEqual(first.verdicts.map(({ value }) => value))
  })

  test('EVI1 a changed pack makes every run of its car stale; a changed cycle or condition only its own', async () => {
    await proof()
    edit('packs/own.yaml', 'value: 579', 'value: 580')
    expect((await proof()).ran).toBe(2)
    edit('targets/TGT-CON.yaml', 'cycle: udds', 'cycle: hwfet')
    expect((await proof()).ran).toBe(1)
    edit('targets/TGT-CON.yaml', 'ambient_C: 10', 'ambient_C: -10')
    const cold = await proof()
    expect(cold.ran).toBe(1)
    expect(cold.runs.map(({ evidence }) => evidence.id)).toContain('RUN-mule-hwfet-ambient-minus-10')
    expect((await proof()).ran).toBe(0)
  })

  test('EVI1 another engine, an edited and a broken file are not trusted', async () => {
    await proof()
    expect((await proof('other')).ran).toBe(2)
    const file = 'evidence/RUN-mule-perform.json'
    edit(file, /"value": 2\d\d[.\d]*/, '"value": 300')
    expect((await proof('other')).ran).toBe(1)
    write(file, '{"evid')
    expect((await proof('other')).ran).toBe(1)
    write(file, 'null')
    expect((await proof('other')).ran).toBe(1)
  })

  test('it names its inputs by paths that hold on any machine, and holds no time of day', async () => {
    await proof()
    const text = readFileSync(join(home, 'evidence/RUN-mule-udds-ambient-10.json'), 'utf8')
    const { evidence } = JSON.parse(text)
    const paths = evidence.inputs.map(({ path }: { path: string }) => path)
    expect(paths).toEqual(
      expect.arrayContaining(['cars/mule.yaml', 'packs/own.yaml', 'library/cells/blade-lfp.yaml', 'library/cycles/udds.csv', 'library/cycles/udds.yaml']),
    )
    for (const { sha256 } of evidence.inputs) expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(evidence).toMatchObject({ kind: 'simulated', engine: 'test', seed: null, question: { course: { cycle: 'udds' }, conditions: { ambient_C: 10 } } })
    rmSync(join(home, 'evidence'), { recursive: true })
    await proof()
    expect(readFileSync(join(home, 'evidence/RUN-mule-udds-ambient-10.json'), 'utf8')).toBe(text)
  })
})

test('a charge is a question too: its charger is part of its grounds', async () => {
  const text =
    'text: quick\ncar: cars/mule.yaml\nmetric: charge_10_80_min\nop: "<="\nlimit: { value: 26, unit: min }\nat: { charger: dc-400kw }\nevidence: simulated\n'
  write('targets/TGT-CHG.yaml', text)
  const { runs, verdicts } = await proof()
  const charged = runs.find(({ question }) => question.procedure === 'charge')?.evidence
  expect(charged?.id).toBe('RUN-mule-charge-dc-400kw')
  expect(charged?.inputs.map(({ path }) => path)).toEqual(expect.arrayContaining(['library/chargers/dc-400kw.yaml', 'library/cycles/cltc-p.csv']))
  expect(verdicts.find(({ target }) => target.id === 'TGT-CHG')?.value).toBeGreaterThan(20)
  write('targets/TGT-CHG.yaml', text.replace('dc-400kw', 'dc-40kw'))
  expect(told()).toMatch(/TGT-CHG.yaml:6:\d+ at.charger: .*Did you mean dc-400kw\?/)
  write('targets/TGT-CHG.yaml', text.replace('charger: dc-400kw', 'cycle: udds'))
  expect(told()).toMatch(/TGT-CHG.yaml:6:\d+ at: expected no cycle and no speed for charge_10_80_min/)
  write('targets/TGT-CHG.yaml', text.replace('charge_10_80_min', 't_0_100_s').replace('unit: min', 'unit: s'))
  expect(told()).toMatch(/at: expected no charger for t_0_100_s/)
})

describe('verdicts', () => {
  const stateOf = async (id: string) => (await proof()).verdicts.find(({ target }) => target.id === id)

  test('a figure beyond the limit fails, one never reached is missing', async () => {
    edit('targets/TGT-TOP.yaml', 'value: 200', 'value: 220')
    expect(await stateOf('TGT-TOP')).toMatchObject({ state: 'fail', reason: 'the whole interval lies 10 km/h or more below what is accepted' })
    edit('targets/TGT-TOP.yaml', /metric: .*\n/, 'metric: t_0_200_s\n')
    edit('targets/TGT-TOP.yaml', 'unit: km/h', 'unit: s')
    edit('cars/mule.yaml', 'top_speed: { value: 210', 'top_speed: { value: 190')
    expect(await stateOf('TGT-TOP')).toMatchObject({ state: 'missing', value: null })
  })

  test('an interval that spans the limit is not shown, and the reason names the input that widens it', async () => {
    edit('cars/mule.yaml', 'frontal_area: { value: 2.33', 'frontal_area: { spread: 0.3, value: 2.33')
    const value = (await stateOf('TGT-CON'))?.value as number
    edit('targets/TGT-CON.yaml', 'value: 12', `value: ${value.toFixed(2)}`)
    expect(await stateOf('TGT-CON')).toMatchObject({
      state: 'not-shown',
      reason: expect.stringMatching(/^the high end lies .* above what is accepted; frontal area \(body\) makes \d+ % of the spread$/),
    })
  })

  test('a simulated run supports a target that asks for a measurement, but never closes it', async () => {
    edit('targets/TGT-TOP.yaml', 'evidence: simulated', 'evidence: measured')
    expect(await stateOf('TGT-TOP')).toMatchObject({ state: 'missing', reason: expect.stringMatching(/asks for a measurement; by simulation it would pass/) })
  })
})

describe('what is wrong in a programme is told where it stands', () => {
  test.each([
    ['unit: km/h', 'unit: mph', /TGT-TOP.yaml:5:\d+ limit.unit: expected km\/h, the unit of top_speed_kmh, got "mph"/],
    ['metric: top_speed_kmh', 'metric: range_km', /limit.unit: expected km, the unit of range_km/],
    ['metric: top_speed_kmh', 'metric: range_km', /TGT-TOP.yaml:\d+:\d+ at: expected either cycle or speed_kmh for range_km/],
    ['evidence: simulated', 'evidence: simulated\nat: { cycle: udds }', /at: expected no cycle and no speed for top_speed_kmh/],
    ['gate: GTE-1', 'gate: GTE-2', /TGT-TOP.yaml:7:\d+ gate: expected a gate of programme.yaml \(GTE-1\), got "GTE-2"/],
    ['gate: GTE-1', 'parents: [TGT-NONE]', /parents.0: expected the id of a target, got "TGT-NONE"/],
    ['car: cars/mule.yaml', 'car: cars/mole.yaml', /TGT-TOP.yaml:2:\d+ car: expected .*got/],
    ['car: cars/mule.yaml', 'car: cars/', /TGT-TOP.yaml:2:\d+ car: expected a file, got a folder/],
  ])('%s → %s', (from, to, expected) => {
    edit('targets/TGT-TOP.yaml', from, to)
    expect(told()).toMatch(expected)
  })

  test('two cars by one name, no targets, no head', () => {
    write('cars/other/mule.yaml', certain(library('vehicles/su7-2024.yaml')))
    edit('targets/TGT-TOP.yaml', 'cars/mule.yaml', 'cars/other/mule.yaml')
    expect(told()).toMatch(/car: expected a car whose file name differs/)
    rmSync(join(home, 'targets'), { recursive: true })
    expect(told()).toMatch(/targets: expected at least one TGT-….yaml, got none/)
    rmSync(join(home, 'programme.yaml'))
    expect(told()).toMatch(/expected a programme folder with a programme.yaml/)
  })
})
