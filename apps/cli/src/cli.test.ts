import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { libraryRoot } from '@firstdrive/library'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'

const folder = mkdtempSync(join(tmpdir(), 'cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

const library = (file: string): string => readFileSync(join(libraryRoot, file), 'utf8')
const written = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
const car = library('vehicles/su7-2024.yaml')
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

const energyKeys = ['battery', 'air', 'rolling', 'climb', 'kinetic', 'brakes', 'drive', 'cabin', 'thermal', 'auxiliaries'].map((name) => `${name}_kWh`)
const runKeys = [
  'vehicle',
  'cycle',
  'procedure',
  'ambient_C',
  'distance_km',
  'duration_s',
  'range_km',
  'consumption_battery_kWh_per_100km',
  'consumption_wall_kWh_per_100km',
  'energy',
  'battery_heat_kWh',
  'regenerated_kWh',
  'wall_kWh',
  'trace_misses',
  'limits',
  'assumed_share',
  'extrapolated',
  'first_law_residual',
  'engine',
]
const performKeys = [
  'vehicle',
  't_0_100_s',
  't_0_100_rollout_s',
  't_0_200_s',
  't_80_120_s',
  't_400m_s',
  'top_speed_kmh',
  'top_speed_ungoverned_kmh',
  'top_speed_30min_kmh',
  'gradeability_pct',
  'braking_100_0_m',
  'limits',
  'launches',
  'software',
  'tow_kg',
]

describe('the contract', () => {
  test.each([['su7-max-2024'], [written('mine.yaml', car)]])('run --json of %s has exactly its fields, and its parts sum', async (vehicle) => {
    const { code, out } = await firstdrive('run', vehicle, '--cycle', 'cltc-p', '--until-empty', '--json')
    const said = JSON.parse(out)
    expect(code).toBe(0)
    expect(Object.keys(said)).toEqual(runKeys)
    expect(Object.keys(said.energy)).toEqual(energyKeys)
    const { battery_kWh, ...parts } = said.energy as Record<string, number>
    expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBeCloseTo(battery_kWh as number, 6)
    expect(said.range_km).toBeGreaterThan(400)
    expect(said.first_law_residual).toBeLessThan(1e-9)
    expect(said.wall_kWh).toBeGreaterThan(battery_kWh as number)
  })

  test('without --until-empty there is no range; conditions are taken', async () => {
    const cold = JSON.parse((await firstdrive('run', 'su7-2024', '--cycle', 'udds', '--ambient', '-20', '--json')).out)
    const warm = JSON.parse((await firstdrive('run', 'su7-2024', '--cycle', 'udds', '--json')).out)
    expect(warm).toMatchObject({ range_km: null, cycle: 'udds', procedure: null, ambient_C: 23, duration_s: 1369, trace_misses: 0 })
    expect(cold.ambient_C).toBe(-20)
    expect(cold.energy.air_kWh / warm.energy.air_kWh).toBeCloseTo(296.15 / 253.15, 6)
    const flags = { '--altitude': '2000', '--wind': '-20', '--load': '300', '--soc': '50' }
    for (const [flag, value] of Object.entries(flags)) {
      const changed = JSON.parse((await firstdrive('run', 'su7-2024', '--speed', '100', flag, value, '--json')).out)
      const plain = JSON.parse((await firstdrive('run', 'su7-2024', '--speed', '100', '--json')).out)
      expect(changed.battery_heat_kWh, flag).not.toBe(plain.battery_heat_kWh)
    }
  })

  test('perform --json has exactly its fields', async () => {
    const { code, out } = await firstdrive('perform', 'su7-max-2024', '--json')
    const said = JSON.parse(out)
    expect(code).toBe(0)
    expect(Object.keys(said)).toEqual(performKeys)
    expect(said.t_0_100_rollout_s).toBeLessThan(said.t_0_100_s)
  })

  test('charge --json has exactly its fields, and its curve says what limits it', async () => {
    const { code, out } = await firstdrive('charge', 'su7-2024', '--from', '20', '--to', '60', '--json')
    const said = JSON.parse(out)
    expect(code).toBe(0)
    expect(Object.keys(said)).toEqual([
      'vehicle',
      'charger',
      'ambient_C',
      'from_pct',
      'to_pct',
      'minutes',
      'energy_battery_kWh',
      'energy_charger_kWh',
      'energy_grid_kWh',
      'peak_kW',
      'added_range_km',
      'curve',
    ])
    expect(said).toMatchObject({ charger: 'dc-600a-1000v', ambient_C: 23, from_pct: 20, to_pct: 60 })
    expect(Object.keys(said.added_range_km)).toEqual(['min_5', 'min_10', 'min_15'])
    expect(Object.keys(said.curve[0])).toEqual(['t_s', 'soc_pct', 'power_kW', 'temperature_C', 'limit'])
    expect(said.curve[0].soc_pct).toBeCloseTo(20, 9)
    expect((await firstdrive('charge', 'su7-max-2024')).out).toMatch(/10 to 80 % in [\d.]+ min[\s\S]* 80 +[\d.]+ +\d+ +[\d.]+ +plating/)
  })

  test('a time never reached is null', async () => {
    const said = JSON.parse((await firstdrive('perform', 'bmw-i3-60ah', '--json')).out)
    expect(said.t_0_200_s).toBeNull()
  })

  test('people get tables that fit 80 columns', async () => {
    for (const words of [
      ['run', 'su7-max-2024', '--cycle', 'cltc-p'],
      ['perform', 'su7-2024'],
      ['check', join(libraryRoot, 'vehicles/su7-2024.yaml')],
    ]) {
      const { code, out } = await firstdrive(...words)
      expect(code).toBe(0)
      expect(out).not.toMatch(/NaN|undefined|null/)
      for (const line of out.split('\n').filter((text) => text.includes('─'))) expect(line.length).toBeLessThanOrEqual(80)
    }
  })

  test('a pack too weak for the cycle is no error: misses and the binding limit are told', async () => {
    const weak = library('packs/findreams-blade-73.yaml').replace(/discharge_current: \{ value: \d+/, 'discharge_current: { value: 40')
    written('weak-pack.yaml', weak)
    const vehicle = written('weak.yaml', car.replace('pack: findreams-blade-73', 'pack: ./weak-pack.yaml'))
    const { code, out } = await firstdrive('run', vehicle, '--cycle', 'cltc-p', '--json')
    const said = JSON.parse(out)
    expect(code).toBe(0)
    expect(said.trace_misses).toBeGreaterThan(0)
    expect(said.limits[0]).toMatchObject({ limit: 'pack current', seconds: expect.any(Number) })
    expect((await firstdrive('run', vehicle, '--cycle', 'cltc-p')).out).toMatch(/Trace missed \d+ times, first after [\d.]+ s/)
  })
})

/** Every one of these is told with its place, what was expected, what came and what to do; exit 2, nothing on stdout, no stack. */
const bombs = Array.from(
  { length: 12 },
  (_, k) =>
    `x${k}: &x${k} [${Array(9)
      .fill(k === 0 ? 'lol' : `*x${k - 1}`)
      .join(', ')}]`,
).join('\n')
const mutants: [name: string, content: string | Uint8Array, told: RegExp][] = [
  ['empty', '', /empty.yaml: expected .* got an empty file\./],
  ['binary', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]), /binary.yaml: expected .* got a binary file\./],
  ['bomb', bombs, /bomb.yaml: expected at most 100 uses of aliases/],
  ['syntax', car.replace('body:', 'body: ['), /syntax.yaml:\d+:\d+/],
  ['key', car.replace('kerb_mass:', 'kerb_mas:'), new RegExp(`key.yaml:${lineOf(car, 'kerb_mass')}:\\d+ body.kerb_mas: .*Did you mean kerb_mass\\?`)],
  ['zero', car.replace('value: 1980', 'value: 0'), /zero.yaml:\d+:\d+ body.kerb_mass.value: expected a number above 0, got 0 kg\./],
  ['negative', car.replace('value: 1980', 'value: -1980'), /body.kerb_mass.value: expected a number above 0, got -1980/],
  ['nan', car.replace('value: 1980', 'value: .nan'), /body.kerb_mass.value: expected a finite number.*got NaN/],
  ['word', car.replace('value: 1980', 'value: heavy'), /body.kerb_mass.value: expected a finite number.*got .*"heavy"/],
  ['unit', car.replace('1980, unit: kg', '1980, unit: kW'), /body.kerb_mass.unit: expected a unit of mass: kg.*got "kW"/],
  ['source', car.replace('unit: kg, source: miit1', 'unit: kg, source: miit9'), /body.kerb_mass.source: expected .*source.*got "miit9".*Did you mean miit/],
]
const trace = library('cycles/udds.csv').split('\n')
const swapped = trace.toSpliced(100, 2, trace[101] as string, trace[100] as string).join('\n')

describe('bad input', () => {
  beforeEach(() => expect(readdirSync(folder).some((name) => name.includes('.part') || name === 'evidence')).toBe(false))

  test.each(mutants)('INP1 a vehicle file: %s', async (name, content, told) => {
    const file = written(`${name}.yaml`, content)
    for (const words of [
      ['run', file, '--cycle', 'udds'],
      ['perform', file, '--json'],
      ['check', file],
    ]) {
      const { code, out, err } = await firstdrive(...words)
      expect([code, words[0] === 'check' || out === '']).toEqual([2, true])
      expect(err).toMatch(told)
      expect(err).not.toMatch(/ {4}at |Error:/)
    }
  })

  test.each([
    ['unsorted', swapped, /unsorted.csv:102:1 time_s: expected a time after/],
    ['gap', trace.toSpliced(50, 10).join('\n'), /gap.csv:51:1 time_s: expected a step of at most 1 s, got 11 s. The trace has a gap here/],
    ['words', trace.with(7, '6,fast').join('\n'), /words.csv:8:3 speed_kmh: expected a finite number, got "fast"/],
    ['mph', trace.with(0, 'time_s,speed_mph').join('\n'), /mph.csv:1:1: expected the head time_s,speed_kmh/],
  ])('INP1 a cycle: %s', async (name, content, told) => {
    const { code, out, err } = await firstdrive('run', 'su7-2024', '--cycle', written(`${name}.csv`, content), '--json')
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(told)
  })

  test('a pack that cannot start the car', async () => {
    const cell = library('cells/blade-lfp.yaml')
      .replace('minimum_voltage: { value: 2.5', 'minimum_voltage: { value: 3.65')
      .replace('maximum_voltage: { value: 3.65', 'maximum_voltage: { value: 4')
    written('dead-cell.yaml', cell)
    written('dead-pack.yaml', library('packs/findreams-blade-73.yaml').replace('cell: blade-lfp', 'cell: ./dead-cell.yaml'))
    const { code, err } = await firstdrive('check', written('dead.yaml', car.replace('pack: findreams-blade-73', 'pack: ./dead-pack.yaml')))
    expect(code).toBe(2)
    expect(err).toMatch(/dead-cell.yaml:\d+:\d+ minimum_voltage.value: .*This pack cannot start the car/)
  })

  test.each([
    [['fly', 'su7-2024'], /unknown command 'fly'/],
    [['perfrom', 'su7-2024'], /Did you mean perform\?/],
    [['perform', 'su7-max'], /got "su7-max". Did you mean su7-max-2024\?/],
    [['run', 'su7-2024', '--cycle', 'cltp-c'], /got "cltp-c". Did you mean cltc-p\?/],
    [['run', 'su7-2024', '--cylce', 'udds'], /unknown option '--cylce'[\s\S]*--cycle/],
    [['run'], /missing required argument 'vehicle'/],
    [['run', 'su7-2024'], /expected what to drive, got neither --cycle nor --speed/],
    [['run', 'su7-2024', '--cycle', 'udds', '--ambient', 'cold'], /expected a number in °C, got "cold"/],
    [['run', 'su7-2024', '--speed', '250'], /expected a --speed of at most 210 km\/h, the limiter of Xiaomi SU7 \(2024\), got 250/],
    [['run', 'su7-2024', '--speed', '-5'], /expected 1 to 400 km\/h, got -5/],
    [['run', './nowhere.yaml', '--cycle', 'udds'], /nowhere.yaml: expected a file, got nothing by this name/],
    [['run', `${folder}/`, '--cycle', 'udds'], /expected a file, got a folder/],
    [['charge', 'su7-max-2024', '--charger', 'dc-250a-500v'], /voltage.value: expected a voltage above the 727 V .* This charger cannot charge this car/],
    [['charge', 'su7-2024', '--charger', 'dc-400'], /Did you mean dc-400kw\?/],
    [['charge', 'su7-2024', '--from', '80', '--to', '10'], /expected --from below --to, got 80 and 10/],
    [['prove', './nowhere'], /expected a programme folder/],
    [['prove', folder], /expected a programme folder with a programme.yaml/],
  ])('INP1 %j', async (words, told) => {
    const { code, out, err } = await firstdrive(...words)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(told)
  })
})

describe('prove', () => {
  const home = join(folder, 'programme')
  const target = (change: (text: string) => string): void => {
    const file = join(home, 'targets/TGT-TOP-001.yaml')
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  }
  const reset = (): void => {
    rmSync(home, { recursive: true, force: true })
    mkdirSync(join(home, 'targets'), { recursive: true })
    const reference = new URL('../../../programmes/su7/', import.meta.url)
    for (const file of ['programme.yaml', 'targets/TGT-TOP-001.yaml']) cpSync(new URL(file, reference), join(home, file))
  }
  beforeEach(reset)

  test('gives the contract’s document, evidence and one page; the second time it is all reused', async () => {
    const first = await firstdrive('prove', home, '--json')
    const said = JSON.parse(first.out)
    expect(first.code).toBe(0)
    expect(Object.keys(said)).toEqual(['programme', 'targets', 'ran', 'reused', 'seconds', 'report'])
    expect(said.targets).toEqual([
      { id: 'TGT-TOP-001', state: 'pass', value: expect.closeTo(210, 6), low: expect.closeTo(210, 6), high: expect.closeTo(210, 6), limit: 210, unit: 'km/h' },
    ])
    expect([said.ran, said.reused]).toEqual([1, 0])
    expect(readFileSync(said.report, 'utf8')).toMatch(/^<!doctype html>[\s\S]*Xiaomi SU7/)
    expect(readdirSync(join(home, 'evidence'))).toEqual(['RUN-su7-2024-perform.json'])
    const second = JSON.parse((await firstdrive('prove', home, '--json')).out)
    expect([second.ran, second.reused, second.targets]).toEqual([0, 1, said.targets])
  })

  test('exits 1 when a target is not met', async () => {
    target((text) => text.replace('value: 210', 'value: 250'))
    const { code, out } = await firstdrive('prove', home)
    expect(code).toBe(1)
    expect(out).toMatch(/TGT-TOP-001 .*✕ fail/)
  })

  test('INP1 a place where nothing can be written is told, and nothing half-written remains', async () => {
    writeFileSync(join(home, 'evidence'), 'a file where a folder is due')
    const { code, err } = await firstdrive('prove', home)
    expect(code).toBe(2)
    expect(err).toMatch(/evidence.*: expected .*, got/)
    expect(err).not.toMatch(/fault/)
    expect(readdirSync(home).sort()).toEqual(['evidence', 'programme.yaml', 'targets'])
  })

  test('INP1 a wrong target writes nothing', async () => {
    target((text) => text.replace('metric: top_speed_kmh', 'metric: top_sped_kmh').replace('car: su7-2024', 'car: su7-2042'))
    const { code, err } = await firstdrive('prove', home)
    expect(code).toBe(2)
    expect(err).toMatch(/TGT-TOP-001.yaml:\d+:\d+ metric: expected one of .*Did you mean top_speed_kmh\?/)
    expect(err).toMatch(/TGT-TOP-001.yaml:\d+:\d+ car: .*Did you mean su7-2024\?/)
    expect([existsSync(join(home, 'evidence')), existsSync(join(home, '.firstdrive'))]).toEqual([false, false])
  })
})
