import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'

const folder = mkdtempSync(join(tmpdir(), 'import-vehicle-'))
const cars = join(folder, 'cars')
const out = join(cars, 'mine.yaml')
beforeEach(() => {
  rmSync(cars, { recursive: true, force: true })
  mkdirSync(cars)
})
afterAll(() => rmSync(folder, { recursive: true }))

const written = (name: string, content: string): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
// Cars of our own making.
const elm = `scenario_name: Elm 1
veh_pt_type: BEV
drag_coef: 0.28
frontal_area_m2: 2.4
veh_cg_m: 0.5
drive_axle_weight_frac: 0.6
wheel_base_m: 2.7
cargo_kg: 136.0
veh_override_kg: 1700.0
mc_max_kw: 100.0
ess_max_kw: 120.0
ess_max_kwh: 50.0
ess_round_trip_eff: 0.97
min_soc: 0.05
max_soc: 0.95
wheel_inertia_kg_m2: 0.9
num_wheels: 4.0
wheel_rr_coef: 0.008
wheel_radius_m: 0.31
wheel_coef_of_fric: 0.8
max_regen: 0.98
chg_eff: 0.86
aux_kw: 0.25
trans_eff: 0.97
`
const pairs = elm.trim().split('\n')
const table = `${pairs.map((line) => line.split(': ')[0]).join(',')}\n${pairs.map((line) => line.split(': ')[1]).join(',')}\n`

test('import-vehicle writes a car that can be checked and driven, and says what is assumed', async () => {
  const { code, out: said, err } = await firstdrive('import-vehicle', written('elm.yaml', elm), '--out', out)
  expect([code, err]).toEqual([0, ''])
  expect(said).toMatch(/^Elm 1: 1564 kg, 50\.0 kWh\.\n/)
  expect(said).toMatch(
    /does not say, and is assumed:\n {2}- Torque[\s\S]*has no place here:\n {2}- The efficiency of the machine[\s\S]*is written and sound, with its parts/,
  )
  expect(readdirSync(cars).sort()).toEqual(['mine-front.yaml', 'mine-pack.yaml', 'mine-tyre.yaml', 'mine.yaml'])
  for (const name of readdirSync(cars))
    expect(readFileSync(join(cars, name), 'utf8')).toMatch(/^# yaml-language-server: \$schema=.*(vehicle|tyre|pack|machine)\.schema\.json\n/)
  expect((await firstdrive('check', out)).code).toBe(0)
  const { code: driven, out: answer } = await firstdrive('run', out, '--cycle', 'udds', '--json')
  expect(driven).toBe(0)
  const { consumption_battery_kWh_per_100km, vehicle } = JSON.parse(answer)
  expect(vehicle).toBe('mine')
  expect(consumption_battery_kWh_per_100km).toBeGreaterThan(8)
  expect(consumption_battery_kWh_per_100km).toBeLessThan(15)
})

test('a table gives the same car; --json has exactly its fields', async () => {
  await firstdrive('import-vehicle', written('elm.yaml', elm), '--out', out)
  const other = join(folder, 'mine.yaml')
  const { code, out: said } = await firstdrive('import-vehicle', written('elm.csv', table), '--out', other, '--json', '--vehicle', 'Elm 1')
  expect(code).toBe(0)
  const document = JSON.parse(said)
  expect(Object.keys(document)).toEqual(['file', 'files', 'name', 'fastsim', 'kerb_mass_kg', 'battery_kWh', 'assumed', 'left_out'])
  expect(document).toMatchObject({ file: other, name: 'Elm 1', fastsim: 2, kerb_mass_kg: 1564, battery_kWh: 50 })
  const same = (path: string) => readFileSync(path, 'utf8').replace(/^#.*\n/gm, '')
  expect(same(other)).toBe(same(out))
  for (const path of document.files) rmSync(path)
})

const nothing = () => expect(readdirSync(cars)).toEqual([])

test.each<[string, string, string, RegExp]>([
  [
    'a car with an engine',
    'elm.yaml',
    elm.replace('BEV', 'Conv'),
    /elm\.yaml:2:14 veh_pt_type: expected an electric vehicle, BEV, got "Conv", conventional\. Cars here have a battery/,
  ],
  ['a hybrid of FASTSim-3', 'elm.yaml', 'name: Elm\npt_type:\n  HEV:\n    res: {}\n', /elm\.yaml:3:3 pt_type: expected an electric vehicle/],
  ['a word for a number', 'elm.yaml', elm.replace('0.28', 'low'), /elm\.yaml:3:12 drag_coef: expected a number above 0/],
  ['a cell that is wrong', 'elm.csv', table.replace('0.28', '-1'), /elm\.csv:2:11 drag_coef: expected a number above 0 and of at most 2, got "-1"/],
  ['another file', 'elm.yaml', 'name: Elm\n', /elm\.yaml: expected a vehicle of FASTSim/],
  ['a file that is no text', 'elm.yaml', '\u0000\u0001', /elm\.yaml: expected a text file, got a binary file/],
  ['a car that cannot be', 'elm.yaml', elm.replace('ess_max_kwh: 50.0', 'ess_max_kwh: 0.0'), /ess_max_kwh: expected a number above 0/],
])('INP1 import-vehicle: %s is told, and nothing is written', async (_, name, content, told) => {
  const { code, out: said, err } = await firstdrive('import-vehicle', written(name, content), '--out', out)
  expect([code, said]).toEqual([2, ''])
  expect(err).toMatch(told)
  nothing()
})

test('INP1 import-vehicle: nothing is replaced, and a file that is not there is told', async () => {
  const from = written('elm.yaml', elm)
  writeFileSync(join(cars, 'mine-pack.yaml'), 'mine')
  const { code, err } = await firstdrive('import-vehicle', from, '--out', out)
  expect(code).toBe(2)
  expect(err).toMatch(/mine-pack\.yaml: expected a name that is free for a part of the car/)
  expect(readFileSync(join(cars, 'mine-pack.yaml'), 'utf8')).toBe('mine')
  expect(existsSync(out)).toBe(false)
  expect((await firstdrive('import-vehicle', from, '--out', join(cars, 'mine-pack.yaml'))).err).toMatch(/expected a name that is free/)
  expect((await firstdrive('import-vehicle', from, '--out', join(cars, 'mine.json'))).err).toMatch(/expected a name that ends with \.yaml/)
  expect((await firstdrive('import-vehicle', join(folder, 'none.yaml'), '--out', out)).code).toBe(2)
  expect((await firstdrive('import-vehicle', folder, '--out', out)).code).toBe(2)
})
