import { loadCar, loadUse } from '@firstdrive/library'
import { type Car, type Checked, formatIssue, type UseSpec } from '@firstdrive/spec'
import { type AgeAnswer, type AgedCar, type AgeYear, ageCar, type Clamped } from '@firstdrive/study'
import { fixed, toCelsius, toPercent } from '@firstdrive/units'
import { BadInput } from '../failure.ts'
import { print, printJson, printTable } from '../output.ts'
import { valid } from '../valid.ts'

interface AgeFlags {
  readonly use: string
  readonly years: number
  readonly json?: boolean
}

/** `firstdrive age`: what years of one use leave of one car. */
export function age(vehicle: string, { use, years, json = false }: AgeFlags): void {
  if (!Number.isInteger(years)) throw new BadInput(`age: expected a whole number of --years, got ${years}. For example: --years 10`)
  const car = valid(loadCar(vehicle))
  const profile = valid(loadUse(use))
  const answer = valid(ageCar(car, profile, { years }))
  if (json) printJson(document(car, profile, answer))
  else show(car, profile, answer)
}

/** The stable shape of `age --json`. */
const document = (
  car: Car,
  use: Checked<UseSpec>,
  { model, growthAssumed, distance_km_per_year, years, clamped, uncharged, ...answer }: AgeAnswer,
): object => ({
  vehicle: car.id,
  use: use.id,
  ageing_model: model,
  resistance_growth_assumed: growthAssumed,
  distance_km_per_year,
  consumption_battery_kWh_per_100km: answer.consumption_battery_kWh_per_100km,
  years,
  clamped: clamped.map((one) => {
    const { unit, of } = conditions[one.condition]
    return { condition: one.condition, months: one.months, low: of(one.low), high: of(one.high), unit }
  }),
  notes: uncharged.map(formatIssue),
})

/** How a condition is called, and its unit at this edge. */
const conditions: Readonly<Record<Clamped['condition'], { readonly name: string; readonly unit: string; readonly of: (value: number) => number }>> = {
  calendarTemperature: { name: 'temperature over time', unit: '°C', of: toCelsius },
  cycleTemperature: { name: 'temperature while charge moves', unit: '°C', of: toCelsius },
  depthOfDischarge: { name: 'depth of the cycles', unit: '%', of: toPercent },
  chargeRate: { name: 'rate of charging', unit: 'C', of: (rate) => rate },
  dischargeRate: { name: 'rate of discharging', unit: 'C', of: (rate) => rate },
}

function show({ vehicle: { spec } }: Car, { spec: use }: Checked<UseSpec>, answer: AgeAnswer): void {
  print(`${spec.name}${spec.variant === undefined ? '' : `, ${spec.variant}`}`)
  print(
    `${use.name}: ${fixed(answer.distance_km_per_year, 0)} km a year at ${fixed(answer.consumption_battery_kWh_per_100km, 1)} kWh/100 km; ages like ${answer.model}\n`,
  )
  showYears(answer.years)
  showCars(answer.years)
  print('')
  for (const note of notes(answer)) print(note)
}

function showYears(years: readonly AgeYear[]): void {
  printTable(
    [
      { title: 'year', unit: '', decimals: 0 },
      { title: 'capacity', unit: '%', decimals: 1 },
      { title: 'by time', unit: '%', decimals: 1 },
      { title: 'by cycles', unit: '%', decimals: 1 },
      { title: 'resistance', unit: '+%', decimals: 1 },
      { title: 'full cycles', unit: '', decimals: 0 },
      { title: 'down to', unit: '%', decimals: 0 },
    ],
    years.map((one) => [one.year, one.capacity_pct, -one.calendar_loss_pct, -one.cycle_loss_pct, one.resistance_growth_pct, one.full_cycles, one.from_pct]),
  )
}

function showCars(years: readonly AgeYear[]): void {
  print('\nThe car then: CLTC-P until empty; charged from 600 A and 1000 V at its best temperature; 10 s of power at half charge')
  printTable(
    [
      { title: 'year', unit: '', decimals: 0 },
      { title: 'range', unit: 'km', decimals: 0 },
      { title: '10–80 %', unit: 'min', decimals: 1 },
      { title: 'in 10 min', unit: 'km', decimals: 0 },
      { title: 'at 25 °C', unit: 'kW', decimals: 0 },
      { title: 'at −20 °C', unit: 'kW', decimals: 0 },
    ],
    years.flatMap(({ year, car }) => (car === null ? [] : [[year, ...figures(car)]])),
  )
}

const figures = (car: AgedCar): readonly (number | null)[] => [
  car.range_km,
  car.charge_10_80_min,
  car.added_range_10min_km,
  car.power_10s_25_kW,
  car.power_10s_minus_20_kW,
]

function notes({ years, clamped, growthAssumed, uncharged }: AgeAnswer): readonly string[] {
  const outside = clamped.map(({ condition, months, low, high }) => {
    const { name, unit, of } = conditions[condition]
    return `  ${name}: measured from ${written(of(low))} to ${written(of(high))} ${unit}, outside in ${months} months of the year`
  })
  return [
    ...(outside.length === 0 ? [] : ['Beyond what was measured of the model’s cell, and taken at its edge:', ...outside]),
    ...(growthAssumed ? ['Resistance is assumed to grow by 1 % for each 1 % of capacity lost.'] : []),
    'Plating is not counted: below the charging limit there is none.',
    ...(years.at(-1)!.capacity_pct <= 50 ? ['The table ends where half of the capacity is lost: nothing was measured there.'] : []),
    ...(uncharged.length === 0 ? [] : ['No charging times:', ...uncharged.map((issue) => `  ${formatIssue(issue)}`)]),
  ]
}

/** At most two decimals, none that are zero. */
const written = (value: number): string => `${Number(value.toFixed(2))}`.replace('-', '−')
