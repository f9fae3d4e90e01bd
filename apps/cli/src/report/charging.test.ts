import { loadCar, loadCharger } from '@firstdrive/library'
import type { Car } from '@firstdrive/spec'
import { chargeCar } from '@firstdrive/study'
import { toKilowatts } from '@firstdrive/units'
import { expect, test } from 'vitest'
import { valid } from '../valid.ts'
import { chargingReport } from './charging.ts'
import { refusal } from './refusal.ts'

const car = (id: string): Car => valid(loadCar(id))
const charger = valid(loadCharger('dc-600a-1000v'))
const max = car('su7-max-2024')
const report = valid(chargingReport(max, charger, {}))

test('each start gives the figures of its own charge, warmest first', () => {
  expect(report.starts.map(({ start_C }) => start_C)).toEqual([40, 25, 0, -20])
  for (const { start_C, minutes, peak_kW, energy_grid_kWh, power_kW } of report.starts) {
    const charge = valid(chargeCar(max, charger, { ambient_C: start_C }))
    expect([minutes, peak_kW, energy_grid_kWh]).toEqual([charge.minutes, charge.peak_kW, charge.energy_grid_kWh])
    expect(power_kW.length).toBe(report.soc_pct.length)
    expect(Math.max(...power_kW.map((power) => power ?? 0))).toBeLessThanOrEqual(peak_kW)
    expect(power_kW[0]).toBeCloseTo(toKilowatts(charge.points[0]?.power as number), 9)
  }
})

test('along every curve something limits, from its start to its end', () => {
  for (const { limits } of report.starts) {
    expect([limits[0]?.from, limits.at(-1)?.to]).toEqual([report.from_pct, report.to_pct])
    for (const [k, { from }] of limits.slice(1).entries()) expect(from).toBe(limits[k]?.to)
  }
  expect(report.own.limits.at(-1)?.to).toBe(report.own.t_s.at(-1))
})

test('the heat of one charge is found again in coolant, cells and case, and what is drawn adds up to it', () => {
  const { balance, t_s, released_kW, cooled_kW, stored_kW, coldest_C, mean_C, hottest_C } = report.own
  expect(balance.cooled_kWh + balance.stored_kWh + balance.case_kWh).toBeCloseTo(balance.released_kWh, 12)
  const energy = (power_kW: readonly number[]): number => power_kW.reduce((sum, power, k) => sum + (power * ((t_s[k] ?? 0) - (t_s[k - 1] ?? 0))) / 3600, 0)
  expect(energy(released_kW)).toBeCloseTo(balance.released_kWh, 9)
  expect(energy(cooled_kW)).toBeCloseTo(balance.cooled_kWh, 9)
  expect(energy(stored_kW)).toBeCloseTo(balance.stored_kWh, 9)
  expect(t_s.length).toBeLessThanOrEqual(402)
  for (const [k, mean] of mean_C.entries()) {
    expect(coldest_C[k]).toBeLessThanOrEqual(mean + 1e-9)
    expect(hottest_C[k]).toBeGreaterThanOrEqual(mean - 1e-9)
  }
})

test('a car without cooling is refused in a line without a path', () => {
  const refused = chargingReport(car('nissan-leaf-40-2018'), charger, {})
  const line = refused.ok ? '' : refusal(refused.issues)
  expect(line).toMatch(/expected (cooling|plating_limit)/)
  expect(line).not.toMatch(/[/\\]/)
})
