import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { libraryRoot } from '@firstdrive/library'
import { afterAll, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'

const folder = mkdtempSync(join(tmpdir(), 'age-'))
afterAll(() => rmSync(folder, { recursive: true }))
const written = (name: string, text: string): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}
const library = (file: string): string => readFileSync(join(libraryRoot, file), 'utf8')
const taxi = library('uses/turpan-taxi.yaml')
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

test('age --json has exactly its fields, a row for each year, and the car every fifth and the last', async () => {
  const { code, out } = await firstdrive('age', 'su7-2024', '--use', written('taxi.yaml', taxi), '--years', '6', '--json')
  const said = JSON.parse(out)
  expect(code).toBe(0)
  expect(Object.keys(said)).toEqual([
    'vehicle',
    'use',
    'ageing_model',
    'resistance_growth_assumed',
    'distance_km_per_year',
    'consumption_battery_kWh_per_100km',
    'years',
    'clamped',
    'notes',
  ])
  expect(said).toMatchObject({ vehicle: 'su7-2024', use: 'taxi', ageing_model: 'LFP 250 Ah', resistance_growth_assumed: true, notes: [] })
  expect(Object.keys(said.years[0])).toEqual([
    'year',
    'capacity_pct',
    'resistance_growth_pct',
    'calendar_loss_pct',
    'cycle_loss_pct',
    'full_cycles',
    'from_pct',
    'to_pct',
    'car',
  ])
  expect(said.years.map(({ car }: { car: object | null }) => car !== null)).toEqual([true, false, false, false, false, true, true])
  expect(Object.keys(said.years[6].car)).toEqual(['range_km', 'charge_10_80_min', 'added_range_10min_km', 'power_10s_25_kW', 'power_10s_minus_20_kW'])
  expect(said.clamped[0]).toEqual({ condition: 'calendarTemperature', months: expect.any(Number), low: 10, high: 45, unit: '°C' })
})

test('people get two tables that fit 80 columns, what was taken at the edge, and what is assumed', async () => {
  const { code, out } = await firstdrive('age', 'su7-max-2024', '--use', 'heihe-family', '--years', '2')
  expect(code).toBe(0)
  expect(out).not.toMatch(/NaN|undefined|null/)
  for (const line of out.split('\n').filter((text) => text.includes('─'))) expect(line.length).toBeLessThanOrEqual(80)
  expect(out).toMatch(/Family car in Heihe: 7827 km a year at [\d.]+ kWh\/100 km; ages like NMC 75 Ah/)
  expect(out).toMatch(/\n +2 +9\d\.\d +−0\.\d +−0\.\d[\s\S]*\n +2 +\d{3} +\d\d\.\d +\d+ +\d+ +\d+\n/)
  expect(out).toMatch(/temperature over time: measured from 10 to 45 °C, outside in 7 months of the year/)
  expect(out).toMatch(/Resistance is assumed to grow[\s\S]*Plating is not counted/)
  expect((await firstdrive('check', join(libraryRoot, 'uses/turpan-taxi.yaml'))).out).toMatch(/1 file is sound/)
})

const cell = library('cells/blade-lfp.yaml')
/** The SU7 with another cell. */
function carWith(name: string, text: string): string {
  written(`${name}-cell.yaml`, text)
  written(`${name}-pack.yaml`, library('packs/findreams-blade-73.yaml').replace('cell: blade-lfp', `cell: ./${name}-cell.yaml`))
  return written(`${name}.yaml`, library('vehicles/su7-2024.yaml').replace('pack: findreams-blade-73', `pack: ./${name}-pack.yaml`))
}

test('a car that says too little of its charging ages all the same, and says why no times are told', async () => {
  const silent = carWith('silent', cell.replace(/^plating_limit:\n(?: .*\n)+/m, ''))
  const { code, out } = await firstdrive('age', silent, '--use', 'munich-commuter', '--years', '1')
  expect(code).toBe(0)
  expect(out).toMatch(/No charging times:\n {2}.*silent-cell.yaml.*expected plating_limit/)
  expect(out).toMatch(/\n +1 +\d{3} +– +– +\d+ +\d+\n/)
})

test('INP1 a car whose cell nobody has aged', async () => {
  const sodium = cell.replace('chemistry: LFP', 'chemistry: sodium-ion')
  const { code, out, err } = await firstdrive('age', carWith('sodium', sodium), '--use', 'turpan-taxi')
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(
    new RegExp(`sodium-cell.yaml:${lineOf(sodium, 'chemistry: sodium')}:12 chemistry: expected a chemistry whose ageing was measured: .*got sodium-ion\\.`),
  )
})

const mean = lineOf(taxi, 'monthly_mean_C')
test.each([
  ['eleven', taxi.replace('[-7.1, ', '['), new RegExp(`eleven.yaml:${mean}:\\d+ climate.monthly_mean_C: expected a list of 12, got a list of 11\\.`)],
  ['hot', taxi.replace('32.8', '328'), new RegExp(`hot.yaml:${mean}:\\d+ climate.monthly_mean_C.6: expected a mean temperature from -60 to 60 °C, got 328\\.`)],
  [
    'down',
    taxi.replace('from: { value: 20', 'from: { value: 90'),
    new RegExp(`down.yaml:${lineOf(taxi, 'from:')}:18 charging.from.value: expected a state of charge below to \\(90 %\\)`),
  ],
  [
    'long',
    taxi.replace('value: 300', 'value: 800'),
    new RegExp(`long.yaml:${lineOf(taxi, 'distance:')}:22 trips.distance.value: expected a distance that this car can drive in a day .*got 800 km`),
  ],
])('INP1 a use file: %s', async (name, text, told) => {
  const { code, out, err } = await firstdrive('age', 'su7-2024', '--use', written(`${name}.yaml`, text), '--json')
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(told)
  expect(err).not.toMatch(/ {4}at |Error:/)
})

test.each([
  [['age', 'su7-2024', '--use', 'turpan'], /expected a use of the library, or a path to a file, got "turpan"/],
  [['age', 'su7-2024', '--use', 'turpan-taxis'], /Did you mean turpan-taxi\?/],
  [['age', 'su7-2024'], /required option '--use <use>' not specified/],
  [['age', 'su7-2024', '--use', 'turpan-taxi', '--years', '2.5'], /expected a whole number of --years, got 2\.5/],
  [['age', 'su7-2024', '--use', 'turpan-taxi', '--years', '0'], /expected 1 to 30 years, got 0/],
])('INP1 %j', async (words, told) => {
  const { code, out, err } = await firstdrive(...words)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(told)
})
