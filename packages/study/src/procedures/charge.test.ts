import { libraryIds, loadCar, loadCharger } from '@firstdrive/library'
import { formatIssue, type Result } from '@firstdrive/spec'
import { expect, test } from 'vitest'
import { type Charge, type ChargeOptions, chargeCar } from './charge.ts'

const sound = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'))
  return result.value
}
const charged = (car: string, charger = 'dc-600a-1000v', options: ChargeOptions = {}): Result<Charge> =>
  chargeCar(sound(loadCar(car)), sound(loadCharger(charger)), options)

/** Published by the maker. The factor of the NMC cell was derived from the Max's ten minutes: of it only the others are checks. */
test.each([
  ['su7-2024', 'minutes', 24.6],
  ['su7-2024', 'min_15', 350],
  ['su7-max-2024', 'minutes', 19],
  ['su7-max-2024', 'min_5', 220],
  ['su7-max-2024', 'min_10', 390],
  ['su7-max-2024', 'min_15', 510],
])('%s, %s: within 10 %% of the published %d', (car, figure, published) => {
  const { minutes, added_range_km } = sound(charged(car))
  const simulated = figure === 'minutes' ? (minutes as number) : added_range_km[figure as keyof typeof added_range_km]
  expect(Math.abs(simulated / published - 1)).toBeLessThan(0.1)
})

test.each(['su7-2024', 'su7-pro-2024', 'su7-max-2024', 'tesla-model-3-rwd-2022'])(
  'CHG3 %s: colder never charges faster below the best starting temperature',
  (car) => {
    const best = sound(charged(car))
    const cold = [-30, -20, -10, 0, 10, 20].map((ambient_C) => sound(charged(car, 'dc-600a-1000v', { ambient_C })).minutes ?? Infinity)
    for (const [k, minutes] of cold.slice(1).entries()) expect(minutes).toBeLessThanOrEqual(cold[k] as number)
    expect(best.minutes).toBeLessThanOrEqual(cold.at(-1) as number)
    expect(sound(charged(car, 'dc-600a-1000v', { ambient_C: -20, precondition: true })).minutes).toBeLessThan(cold[1] as number)
  },
)

test('a smaller charger takes longer, alternating current through the on-board charger longest, and loses most', () => {
  const chargers = ['dc-600a-1000v', 'dc-250a-500v', 'ac-22kw'].map((charger) => sound(charged('su7-2024', charger)))
  const [large, small, ac] = chargers as [Charge, Charge, Charge]
  expect(large.minutes).toBeLessThan(small.minutes as number)
  expect(small.minutes).toBeLessThan(ac.minutes as number)
  for (const { energy_battery_kWh, energy_charger_kWh, energy_grid_kWh } of chargers) {
    expect(energy_battery_kWh).toBeLessThan(energy_charger_kWh)
    expect(energy_charger_kWh).toBeLessThan(energy_grid_kWh)
  }
  expect(ac.energy_battery_kWh / ac.energy_grid_kWh).toBeLessThan(large.energy_battery_kWh / large.energy_grid_kWh)
  expect(ac.peak_kW).toBeLessThan(11)
})

test('what does not go together is told: a charger below the pack’s voltage, a pack without cooling, a car without an on-board charger', () => {
  const told = (result: Result<unknown>): string => (result.ok ? 'fine' : result.issues.map(formatIssue).join('\n'))
  expect(told(charged('su7-max-2024', 'dc-250a-500v'))).toMatch(
    /dc-250a-500v.yaml:\d+:\d+ voltage.value: expected a voltage above the 727 V .*got 500 V. This charger cannot charge this car/,
  )
  expect(told(charged('nissan-leaf-40-2018'))).toMatch(/nissan-leaf-40.yaml.*expected cooling/)
  expect(told(charged('tesla-model-3-rwd-2022', 'ac-11kw'))).toMatch(/charging: expected ac_power and onboard_efficiency/)
})

test('every charger of the library is sound', () => {
  for (const id of libraryIds('charger')) expect(loadCharger(id).ok, id).toBe(true)
})
