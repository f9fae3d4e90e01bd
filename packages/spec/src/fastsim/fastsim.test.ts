import { describe, expect, test } from 'vitest'
import { formatIssue } from '../issue.ts'
import { parseAs } from '../parse.ts'
import { machine } from '../schema/machine.ts'
import { pack } from '../schema/pack.ts'
import { tyre } from '../schema/tyre.ts'
import { vehicle } from '../schema/vehicle.ts'
import type { FastsimVehicle } from './fastsim-vehicle.ts'
import { importedVehicle } from './imported-vehicle.ts'
import { readFastsim } from './read-fastsim.ts'

// Cars of our own making.
const figures = {
  scenario_name: 'Elm 1',
  veh_pt_type: 'BEV',
  drag_coef: 0.28,
  frontal_area_m2: 2.4,
  glider_kg: 700,
  veh_cg_m: -0.5,
  drive_axle_weight_frac: 0.6,
  wheel_base_m: 2.7,
  cargo_kg: 136,
  veh_override_kg: '',
  comp_mass_multiplier: 1.5,
  mc_max_kw: 100,
  mc_pe_kg_per_kw: 0.8,
  mc_pe_base_kg: 20,
  ess_max_kw: 120,
  ess_max_kwh: 50,
  ess_kg_per_kwh: 6,
  ess_base_kg: 50,
  ess_round_trip_eff: 0.97,
  min_soc: 0.05,
  max_soc: 0.95,
  wheel_inertia_kg_m2: 0.9,
  num_wheels: 4,
  wheel_rr_coef: 0.008,
  wheel_radius_m: 0.3,
  wheel_coef_of_fric: 0.8,
  max_regen: 0.98,
  chg_eff: 0.86,
  aux_kw: 0.25,
  trans_kg: 100,
  trans_eff: 0.97,
}
const mass = 700 + 136 + 1.5 * (100 + 100 + 350)

const yamlOf = (change: Readonly<Record<string, unknown>> = {}): string =>
  `---\n${Object.entries({ ...figures, ...change })
    .map(([name, value]) => `${name}: ${value === '' ? '~' : value}`)
    .join('\n')}\nmc_eff_map:\n  v: 1\n  data: [0.8, 0.9]\n`
const quoted = (value: unknown): string => (/[,"]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value))
const tableOf = (...cars: readonly Readonly<Record<string, unknown>>[]): string =>
  [
    ['selection', 'Scenario name', ...Object.keys(figures).slice(1), 'mc_pwr_out_perc'].join(','),
    ...cars.map((car, k) => [k, ...Object.values({ ...figures, ...car }), '[0, 0.5, 1]'].map(quoted).join(',')),
  ].join('\n')
const listOf = (change: Readonly<Record<string, unknown>> = {}): string =>
  [
    ',Param Name,Param Value,Param Source / Comments',
    ...Object.entries({ ...figures, ...change }).map(
      ([name, value]) => `Vehicle,${name.replace('scenario_', 'Scenario ')},${quoted(value)},"a remark, of two parts"`,
    ),
  ].join('\r\n')
const three = (kind = 'BEV', transmission = 'eff_interp: 0.97', more = ''): string => `---
name: Elm 3
year: "2030"
pt_type:
  ${kind}:
    res:
      pwr_out_max_watts: 120000.0
      energy_capacity_joules: 180000000.0
      eff_interp:
        Constant: 0.985
      min_soc: 0.05
      max_soc: 0.95
    em:
      pwr_out_max_watts: 100000.0
    transmission:
      mass_kilograms: ~
      ${transmission}
chassis:
  drag_coef: 0.28
  frontal_area_square_meters: 2.4
  wheel_rr_coef: 0.008
  wheel_inertia_kilogram_square_meters: 0.9
  num_wheels: 4
  wheel_radius_meters: 0.3
  cg_height_meters: 0.5
  wheel_fric_coef: 0.8
  drive_type: AWD
  drive_axle_weight_frac: 0.6
  wheel_base_meters: 2.7
  cargo_mass_kilograms: 136.0
mass_kilograms: ${mass}
pwr_aux_base_watts: 250.0
${more}state:
  mass_kilograms: .nan
`

const read = (text: string, file: string, wanted?: string): FastsimVehicle => {
  const found = readFastsim(text, file, wanted)
  if (!found.ok) throw new Error(found.issues.map(formatIssue).join('\n'))
  return found.value
}
const told = (text: string, file: string, wanted?: string): string => {
  const found = readFastsim(text, file, wanted)
  return found.ok ? 'nothing is wrong' : found.issues.map(formatIssue).join('\n')
}

describe('reading', () => {
  test('FASTSim-2: YAML, a table and a list of figures say the same; mass is the sum of the parts, and the sign of the height tells the axle', () => {
    const car = read(yamlOf(), 'elm.yaml')
    expect(car).toMatchObject({ name: 'Elm 1', version: 2, mass_kg: mass, load_kg: 136, centre_of_gravity_m: 0.5, driven: 'rear', battery_kWh: 50 })
    expect(car.regeneration).toEqual({ share: 0.98, a: 500, b: 0.99 })
    expect(read(tableOf({}), 'elm.csv')).toEqual(car)
    expect(read(listOf(), 'elm.CSV')).toEqual(car)
    expect(read(`\ufeff${listOf()}`, 'elm.csv')).toEqual(car)
  })

  test('a mass that is given goes before the sum', () => expect(read(yamlOf({ veh_override_kg: 1500 }), 'elm.yaml').mass_kg).toBe(1500))

  test.each([
    ['3.1', three()],
    ['3.0', three('BatteryElectricVehicle', 'eff_interp:\n        Interp0D: 0.97')],
    ['an older one', three('BatteryElectricVehicle', 'eff_interp: ~', 'trans_eff: 0.97\n')],
  ])('FASTSim-3, as %s writes it, in SI units', (_, text) => {
    const { name: _name, version, driven, charger_efficiency, regeneration, ...car } = read(text, 'elm.yaml')
    const { name: _other, version: _two, driven: _rear, charger_efficiency: _wall, regeneration: _fade, ...same } = read(yamlOf(), 'elm.yaml')
    expect(car).toEqual(same)
    expect([version, driven, charger_efficiency, regeneration]).toEqual([3, 'both', undefined, undefined])
  })

  test('of a table of several one is named', () => {
    const table = tableOf({}, { scenario_name: 'Oak, "long"', mc_max_kw: 180 }, { scenario_name: 'Beech', veh_pt_type: 'HEV' })
    expect(read(table, 'cars.csv', 'Oak, "long"').machine_kW).toBe(180)
    expect(told(table, 'cars.csv')).toBe(
      'cars.csv: expected one vehicle, or --vehicle with the name of one, got 3: Elm 1, Oak, "long", Beech. For example: --vehicle "Elm 1".',
    )
    expect(told(table, 'cars.csv', 'Elm 2')).toMatch(/expected one vehicle "Elm 2", got .* Did you mean Elm 1\?/)
    expect(told(table, 'cars.csv', 'Beech')).toMatch(/^cars\.csv:4:\d+ veh_pt_type: expected an electric vehicle, BEV, got "HEV", a hybrid\./)
  })
})

describe('INP1 what is wrong is told with its place', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'a car with an engine',
      yamlOf({ veh_pt_type: 'Conv' }),
      'a.yaml',
      /^a\.yaml:3:14 veh_pt_type: expected an electric vehicle, BEV, got "Conv", conventional\. Cars here have a battery and machines/,
    ],
    [
      'a hybrid of FASTSim-3',
      three('HybridElectricVehicle'),
      'a.yaml',
      /^a\.yaml:5:3 pt_type: expected an electric vehicle, .* got "HybridElectricVehicle", a hybrid/,
    ],
    ['a kind that nobody knows', yamlOf({ veh_pt_type: 'Steam' }), 'a.yaml', /got "Steam"\. /],
    ['a word for a number', yamlOf({ drag_coef: 'low' }), 'a.yaml', /^a\.yaml:4:12 drag_coef: expected a number above 0 and of at most 2, got "low"\./],
    ['a cell that is no number', tableOf({ wheel_radius_m: '0,3' }), 'a.csv', /^a\.csv:2:\d+ wheel_radius_m: expected a number above 0, got "0,3"/],
    [
      'a figure in a list that is out of reach',
      listOf({ min_soc: 1.2 }),
      'a.csv',
      /^a\.csv:21:17 min_soc: expected a number of at least 0 and of at most 1, got "1\.2"\.[^\n]*$/,
    ],
    ['a figure without end', tableOf({ wheel_base_m: '1e400' }), 'a.csv', /wheel_base_m: expected a number above 0, got "1e400"/],
    ['a figure that is not there', yamlOf({ drag_coef: '' }), 'a.yaml', /drag_coef: expected a number, got nothing\. FASTSim needs it/],
    [
      'a name misspelt',
      yamlOf().replace('frontal_area_m2', 'frontal_area_m'),
      'a.yaml',
      /frontal_area_m2: expected a number, got nothing\. Is it frontal_area_m\?/,
    ],
    ['a window the wrong way round', yamlOf({ max_soc: 0.01 }), 'a.yaml', /max_soc: expected a number above 0\.05/],
    ['more load than mass', yamlOf({ veh_override_kg: 100 }), 'a.yaml', /cargo_kg: expected less than the 100 kg that move, got 136/],
    ['a mass without its parts', yamlOf({ glider_kg: '' }), 'a.yaml', /glider_kg: expected a number/],
    ['no axle', three().replace('AWD', 'XWD'), 'a.yaml', /^a\.yaml:\d+:15 chassis\.drive_type: expected FWD, RWD, AWD or 4WD, got XWD/],
    ['a section that is not there', three().replace('    em:', '    motor:'), 'a.yaml', /pt_type\.BEV\.em\.pwr_out_max_watts: expected a number, got nothing/],
    ['another YAML file', 'name: Elm\nbody: {}\n', 'a.yaml', /expected a vehicle of FASTSim with veh_pt_type \(2\) or pt_type \(3\)/],
    [
      'another CSV file',
      'time_s,speed_kmh\n0,0\n',
      'a.csv',
      /^a\.csv:1:1: expected a column veh_pt_type, or Param Name and Param Value, got time_s, speed_kmh/,
    ],
    ['a row that is short', `${tableOf({})}\n1,Oak,BEV`, 'a.csv', /^a\.csv:3:1: expected 33 values, as many as the head has names, got 3/],
    ['a quote that is left open', `${tableOf({}).slice(0, -3)}`, 'a.csv', /^a\.csv:2:\d+: expected a value, or one in quotes that are closed/],
    ['an empty CSV', '\n', 'a.csv', /expected a vehicle of FASTSim, got an empty file/],
    ['no YAML at all', 'a: [1, 2', 'a.yaml', /^a\.yaml:\d+:\d+/],
  ])('%s', (_, text, file, expected) => expect(told(text, file)).toMatch(expected))

  test('everything at once', () => expect(told(yamlOf({ drag_coef: 'low', wheel_rr_coef: 3, trans_eff: 0 }), 'a.yaml').split('\n').length).toBe(3))
})

describe('the files of a car', () => {
  const spec = (from: FastsimVehicle) => {
    const { files, ...told } = importedVehicle(from, 'elm')
    const part = (name: string): string => files.find((file) => file.name === name)!.text
    const parsed = {
      vehicle: parseAs(vehicle, part('elm.yaml'), 'elm.yaml'),
      tyre: parseAs(tyre, part('elm-tyre.yaml'), ''),
      pack: parseAs(pack, part('elm-pack.yaml'), ''),
    }
    if (!parsed.vehicle.ok || !parsed.tyre.ok || !parsed.pack.ok) throw new Error('a part is unsound')
    return { names: files.map(({ name }) => name), vehicle: parsed.vehicle.value.spec, tyre: parsed.tyre.value.spec, pack: parsed.pack.value.spec, part, told }
  }

  test('take over what is given, with the file as its source; the rest is assumed', () => {
    const { names, vehicle: car, tyre: rubber, pack: cells, part } = spec(read(yamlOf(), 'elm.yaml'))
    expect(names).toEqual(['elm.yaml', 'elm-tyre.yaml', 'elm-pack.yaml', 'elm-rear.yaml'])
    const { kerb_mass, drag_coefficient, frontal_area, rotating_mass, front_axle_share, driveline_drag } = car.body
    expect(kerb_mass).toMatchObject({ si: mass - 136, source: 'fastsim' })
    expect([drag_coefficient?.si, frontal_area?.si, front_axle_share.si, driveline_drag?.si]).toEqual([0.28, 2.4, 0.4, 0])
    expect(rotating_mass.si).toBeCloseTo((4 * 0.9) / 0.3 ** 2, 9)
    expect([car.wheels.grip.si, car.auxiliaries.power.si, car.drive.rear?.reducer_efficiency.si, car.charging.wall_efficiency.si]).toEqual([
      0.8, 250, 0.97, 0.86,
    ])
    expect([rubber.rolling_resistance.si, rubber.dynamic_radius.si, rubber.speed_share.linear.si]).toEqual([0.008, 0.3, 0])
    expect([cells.usable.empty.si, cells.usable.full.si, cells.energy?.value]).toEqual([0.05, 0.95, 50])
    expect(cells.cooling?.conductance?.source).toBe('assumed')
    const axle = parseAs(machine, part('elm-rear.yaml'), '')
    expect(axle.ok && axle.value.spec).toMatchObject({ power: { value: 100, source: 'fastsim' }, torque: { source: 'assumed', spread: 0.2 } })
  })

  test('regeneration fades where FASTSim’s does', () => {
    const { regeneration } = spec(read(yamlOf(), 'elm.yaml')).vehicle
    const recovered = (speed: number): number => 1 / (1 + 500 * Math.exp(-0.99 * (speed / 0.44704 + 1)))
    expect(recovered(regeneration.fade_start.si)).toBeCloseTo(0.9, 6)
    expect(recovered(regeneration.fade_end.si)).toBeCloseTo(0.1, 6)
    expect(regeneration.share?.si).toBe(0.98)
  })

  test('two driven axles are two machines, and what is not told is said', () => {
    const { names, told: said, vehicle: car } = spec(read(three().replace('  cargo_mass_kilograms: 136.0\n', ''), 'elm.yaml'))
    expect(names.slice(3)).toEqual(['elm-front.yaml', 'elm-rear.yaml'])
    expect(said.assumed.join('\n')).toMatch(/Kerb mass: no load is told[\s\S]*Both axles: half of the power each[\s\S]*Efficiency from the wall: 0\.88/)
    expect(said.leftOut.join('\n')).toMatch(/The power of the battery \(120 kW\)/)
    expect(car.body.front_axle_share.source).toBe('assumed')
  })

  test('the same car gives the same bytes', () =>
    expect(importedVehicle(read(yamlOf(), 'a.yaml'), 'elm')).toEqual(importedVehicle(read(listOf(), 'b.csv'), 'elm')))
})
