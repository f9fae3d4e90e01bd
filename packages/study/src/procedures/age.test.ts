import { libraryIds, loadCar, loadUse } from '@firstdrive/library'
import { type Car, type Checked, compileBattery, formatIssue, parseAs, type Result, type UseSpec, use } from '@firstdrive/spec'
import { expect, test } from 'vitest'
import { type AgeAnswer, type AgeOptions, ageCar } from './age.ts'
import type { CarInUse } from './car-in-use.ts'
import { useDay } from './use-day.ts'

const sound = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'))
  return result.value
}
const [lfp, nmc] = ['su7-2024', 'su7-max-2024'].map((id) => sound(loadCar(id))) as [Car, Car]

const text = `name: Somebody
sources: {}
source: assumed
climate: { source: assumed, place: Somewhere, monthly_mean_C: [25, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25] }
trips:
  distance: { value: 60, unit: km }
  days_per_week: { value: 6 }
charging:
  from: { value: 20, unit: "%" }
  to: { value: 80, unit: "%" }
  fast_share: { value: 20, unit: "%" }
  slow_power: { value: 7, unit: kW }
  fast_power: { value: 100, unit: kW }
parking: { at: { value: 60, unit: "%" } }
pack:
  driving_rise: { value: 4, unit: K }
  slow_rise: { value: 3, unit: K }
  fast_rise: { value: 15, unit: K }
`
type Change = readonly [line: string, becomes: string]
const somebody = (...changes: readonly Change[]): Checked<UseSpec> =>
  sound(
    parseAs(
      use,
      changes.reduce((whole, [line, becomes]) => whole.replace(line, () => becomes), text),
      'uses/somebody.yaml',
    ),
  )
const aged = (car: Car, profile: Checked<UseSpec>, options: AgeOptions = {}): AgeAnswer => sound(ageCar(car, profile, options))
const last = ({ years }: AgeAnswer) => years.at(-1)!
const kilometres = (km: number): Change => ['value: 60, unit: km', `value: ${km}, unit: km`]
const climate = (celsius: number): Change => [text.match(/\[25.*\]/)![0], `[${Array.from({ length: 12 }, () => celsius).join(', ')}]`]
const full: readonly Change[] = [
  ['value: 80, unit: "%"', 'value: 100, unit: "%"'],
  ['at: { value: 60', 'at: { value: 100'],
]
/** So far that a day takes more than the window between `from` and `to`. */
const far: readonly Change[] = [
  kilometres(420),
  ['from: { value: 20', 'from: { value: 70'],
  ['to: { value: 80', 'to: { value: 95'],
  ['at: { value: 60', 'at: { value: 80'],
  ['fast_share: { value: 20', 'fast_share: { value: 80'],
]

test('in a constant climate the parts of a month are the month, to the last digit but where the depth follows the capacity', () => {
  for (const car of [lfp, nmc]) {
    const monthly = aged(car, somebody(), { years: 3 })
    const parts = aged(car, somebody(), { years: 3, stepsPerMonth: 6 })
    for (const [k, { capacity_pct, resistance_growth_pct }] of monthly.years.entries()) {
      expect(capacity_pct).toBeCloseTo(parts.years[k]!.capacity_pct, 9)
      expect(resistance_growth_pct).toBeCloseTo(parts.years[k]!.resistance_growth_pct, 9)
    }
  }
})

test('weekly steps end where monthly ones do within 1e-3, though a step holds the depth with which it began', () => {
  const profile = somebody(...far, climate(35))
  for (const car of [lfp, nmc]) {
    const [monthly, weekly] = [1, 4].map((stepsPerMonth) => last(aged(car, profile, { years: 10, stepsPerMonth })))
    expect(monthly!.from_pct).toBeLessThan(aged(car, profile, { years: 1 }).years[0]!.from_pct) // the depth does follow
    expect(Math.abs(monthly!.capacity_pct - weekly!.capacity_pct)).toBeLessThan(0.1)
    expect(monthly!.capacity_pct).not.toBe(weekly!.capacity_pct)
  }
})

test('a day of use moves what it drives and gets it back, whatever is left of the capacity', () => {
  const driven = { speed: 8, net: 2e-6, back: 0.5e-6 }
  const inUse: CarInUse = {
    use: somebody(...far).spec,
    window: compileBattery(nmc),
    consumption_kWh_per_100km: 13,
    months: Array.from({ length: 12 }, () => driven),
    slowRate: 3e-5,
    fastRate: 3e-4,
  }
  const taken = ((420e3 * 6) / 7) * 2e-6
  let deepest = 1
  for (const capacity of [1, 0.9, 0.8, 0.7]) {
    const { profile, low, high, fullCycles } = useDay(inUse, 0, capacity)
    const moved = (up: boolean): number =>
      profile.filter(({ from, to, throughput }) => throughput > 0 && to > from === up).reduce((sum, { throughput }) => sum + throughput, 0)
    expect(profile.reduce((sum, { duration }) => sum + duration, 0)).toBeCloseTo(86_400, 6)
    expect(moved(true)).toBeCloseTo(taken, 9)
    expect(moved(false)).toBeCloseTo(1.5 * taken, 9)
    expect(fullCycles).toBeCloseTo(1.25 * taken, 9)
    expect(low).toBeLessThanOrEqual(deepest)
    expect([low >= inUse.window.emptyCharge - 1e-12, high <= 1]).toEqual([true, true])
    deepest = low
  }
})

test('hotter ages faster, with time as in all', () => {
  for (const car of [lfp, nmc]) {
    const ends = [0, 10, 15, 25, 35, 40].map((celsius) => last(aged(car, somebody(climate(celsius)), { years: 2 })))
    for (const [k, end] of ends.slice(2).entries()) expect(end.calendar_loss_pct).toBeGreaterThan(ends[k + 1]!.calendar_loss_pct)
    expect(ends[0]!.calendar_loss_pct).toBeLessThanOrEqual(ends[1]!.calendar_loss_pct)
  }
})

test('more kilometres never age less, wherever they are driven', () => {
  const uses = libraryIds('use').map((id) => sound(loadUse(id)))
  for (const [car, profiles] of [
    [lfp, uses],
    [nmc, uses.slice(0, 2)],
  ] as const)
    for (const profile of [...profiles, somebody(...full, climate(40))]) {
      const driven = [0.3, 1, 1.2].map((factor) => {
        const { trips } = profile.spec
        const distance = { ...trips.distance, si: trips.distance.si * factor }
        return last(aged(car, { ...profile, spec: { ...profile.spec, trips: { ...trips, distance } } }, { years: 4 })).capacity_pct
      })
      for (const [k, capacity] of driven.slice(1).entries()) expect(capacity, profile.id).toBeLessThanOrEqual(driven[k]!)
    }
})

test('charged full and parked full ages more than at 80 %', () => {
  const to = (pct: number): readonly Change[] => [
    ['to: { value: 80', `to: { value: ${pct}`],
    ['at: { value: 60', `at: { value: ${pct}`],
  ]
  for (const car of [lfp, nmc]) {
    const [eighty, hundred] = [80, 100].map((pct) => last(aged(car, somebody(...to(pct)), { years: 5 })))
    expect(hundred!.capacity_pct).toBeLessThan(eighty!.capacity_pct)
    expect(hundred!.calendar_loss_pct).toBeGreaterThan(1.05 * eighty!.calendar_loss_pct)
  }
})

test('an aged car goes less far, charges no faster and is no stronger', () => {
  for (const car of [lfp, nmc]) {
    const { years } = aged(car, sound(loadUse('turpan-taxi')), { years: 10 })
    expect(years.map(({ year }) => year)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(years.filter((one) => one.car !== null).map(({ year }) => year)).toEqual([0, 5, 10])
    const [now, , then] = years.flatMap((one) => one.car ?? [])
    expect(then!.range_km / now!.range_km).toBeLessThan(years[10]!.capacity_pct / 100) // less charge, and more of it lost in the grown resistance
    expect(then!.range_km / now!.range_km).toBeGreaterThan(years[10]!.capacity_pct / 100 - 0.02)
    expect(then!.charge_10_80_min!).toBeGreaterThan(now!.charge_10_80_min! * 0.999) // the same capacities an hour: within a step of the search for the best start
    expect(then!.added_range_10min_km!).toBeLessThan(now!.added_range_10min_km!)
    expect(then!.power_10s_25_kW).toBeLessThan(now!.power_10s_25_kW)
    expect(then!.power_10s_minus_20_kW).toBeLessThan(now!.power_10s_minus_20_kW)
  }
})

test('the new car is that of the other commands; a given consumption takes the place of its own', () => {
  const own = aged(lfp, somebody(), { years: 1 })
  expect(own.years[0]).toMatchObject({
    year: 0,
    capacity_pct: 100,
    resistance_growth_pct: 0,
    full_cycles: 0,
    from_pct: expect.closeTo(20, 9),
    to_pct: expect.closeTo(80, 9),
  })
  expect(own.distance_km_per_year).toBeCloseTo((60 * 6 * 365.25) / 7, 6)
  const [same, twice] = [1, 2].map((factor) => aged(lfp, somebody(), { years: 1, consumption_kWh_per_100km: factor * own.consumption_battery_kWh_per_100km }))
  expect(last(same!).full_cycles).toBeCloseTo(last(own).full_cycles, 6)
  expect(last(twice!).cycle_loss_pct).toBeGreaterThan(1.5 * last(own).cycle_loss_pct)
})

test('what lies outside the model’s measurements is told, with the months', () => {
  const { clamped, model, growthAssumed } = aged(lfp, sound(loadUse('heihe-family')), { years: 2 })
  expect([model, growthAssumed]).toEqual(['LFP 250 Ah', true])
  expect(clamped).toEqual([
    { condition: 'calendarTemperature', months: 7, low: 283.15, high: 318.15 },
    { condition: 'cycleTemperature', months: 7, low: 283.15, high: 318.15 },
    { condition: 'depthOfDischarge', months: 12, low: 0.8, high: 1 },
  ])
  const inside = somebody(...full, ['from: { value: 20', 'from: { value: 10'], ['fast_share: { value: 20', 'fast_share: { value: 0'])
  expect(aged(lfp, inside, { years: 2 }).clamped).toEqual([])
})

test('a car that says too little of its charging ages all the same; one whose day is too short does not', () => {
  const { plating_limit: _, ...silent } = lfp.cell.spec
  const answer = aged({ ...lfp, cell: { ...lfp.cell, spec: silent } }, somebody(), { years: 2 })
  expect(answer.uncharged.map(formatIssue).join('\n')).toMatch(/blade-lfp.yaml.*expected plating_limit/)
  expect(last(answer).car).toMatchObject({ charge_10_80_min: null, added_range_10min_km: null, range_km: expect.any(Number) })
  const result = ageCar(lfp, somebody(kilometres(900)))
  expect(result.ok ? 'fine' : result.issues.map(formatIssue)).toEqual([
    expect.stringMatching(
      /^uses\/somebody.yaml:6:22 trips.distance.value: expected a distance that this car can drive in a day and be charged for, got 900 km, which takes [34]\d\.\d h\./,
    ),
  ])
})

test('where half of the capacity is lost the years end', () => {
  const { year, capacity_pct, car } = last(aged(nmc, somebody(...far, climate(60)), { years: 30 }))
  expect(Math.abs(capacity_pct - 50)).toBeLessThan(1)
  expect(year).toBeLessThan(30)
  expect(car).not.toBeNull()
})
