import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ofQuantity, runSuite } from '../suite.ts'
import { driveBackward } from './backward-step.ts'
import { fastsim2, fastsim2Stored, portCases } from './fastsim2.ts'
import { type Fastsim2Car, stairsOf } from './fastsim2-car.ts'
import { cycleIds, type Fastsim2Fixture, fastsim2Fixture } from './fixture.ts'
import { fastsim2Ours } from './ours.ts'
import { traceOf } from './trace.ts'

const from = fastsim2Fixture()
const found = runSuite('peers', [fastsim2, fastsim2Ours], '')

test('every car on every cycle is FASTSim-2’s within 1e-4, and far closer', () => {
  expect(found.limits.map(({ quantity, statistic, limit, met }) => [quantity, statistic, limit, met])).toEqual([['fastsim2_pct', 'max_abs_pct', 0.01, true]])
  expect(found.summary.fastsim2_pct).toMatchObject({ n: 80 })
  expect(found.summary.fastsim2_pct!.max_abs_pct).toBeLessThan(1e-6)
})

test('our own laws are reported beside it, without a promise, and labels where there are', () => {
  expect(found.summary.fastsim2_ours_pct!.n).toBe(80)
  expect(found.summary.fastsim2_ours_pct!.median_abs_pct).toBeLessThan(10)
  for (const quantity of ['fastsim2_label_pct', 'fastsim2_ours_label_pct']) {
    expect(found.summary[quantity]!.n).toBe(30)
    expect(found.summary[quantity]!.median_abs_pct).toBeLessThan(15)
  }
})

describe('what is made worse is found out', () => {
  const worse = (change: (car: Fastsim2Car) => Partial<Fastsim2Car>): Fastsim2Fixture => ({
    ...from,
    cars: from.cars.map((car) => ({ ...car, ...change(car) })),
  })
  test.each<[string, (car: Fastsim2Car) => Partial<Fastsim2Car>]>([
    ['0.02 % more mass', ({ veh_kg }) => ({ veh_kg: 1.0002 * veh_kg })],
    ['0.05 % more drag', ({ drag_coef }) => ({ drag_coef: 1.0005 * drag_coef })],
    ['a battery 0.05 % better', ({ ess_round_trip_eff }) => ({ ess_round_trip_eff: 1.0005 * ess_round_trip_eff })],
    ['regeneration that fades elsewhere', () => ({ regen_b: 0.98 })],
    ['a machine that takes longer', ({ mc_sec_to_peak_pwr }) => ({ mc_sec_to_peak_pwr: 1.5 * mc_sec_to_peak_pwr })],
    ['less grip', ({ wheel_coef_of_fric }) => ({ wheel_coef_of_fric: 0.7 * wheel_coef_of_fric })],
  ])('%s', (_, change) => {
    const cases = portCases('x_pct', worse(change), (car) => car.kwh_per_mile)
    expect(Math.max(...cases.map(({ error_pct }) => Math.abs(error_pct)))).toBeGreaterThan(0.01)
  })
})

test('a cycle is told as FASTSim-2 has it: tenths of a mile an hour, as long as there', () => {
  for (const id of cycleIds) expect(traceOf(id, from).length).toBe(from.cycles[id].seconds + 1)
  for (const speed of traceOf('hwfet', from)) expect(Math.abs(10 * speed * 2.2369 - Math.round(10 * speed * 2.2369))).toBeLessThan(1e-9)
})

test('the efficiency stands on stairs that meet the points of the file', () => {
  const car = from.cars[0]!
  const { mechanical, electrical, efficiency } = stairsOf(car)
  expect([mechanical.length, mechanical.at(-1)]).toEqual([101, car.mc_max_kw])
  expect(efficiency[20]).toBeCloseTo(car.mc_eff_map[6]!, 12)
  expect(electrical[40]! * efficiency[40]!).toBeCloseTo(mechanical[40]!, 12)
})

test('a car that cannot follow drives as fast as it can; one that stands draws its auxiliaries', () => {
  const car = from.cars[0]!
  expect(driveBackward(car, [0, 30, 60, 60]).missedSteps).toBe(3)
  const { stateOfCharge } = driveBackward(car, [0, 0, 0])
  expect(stateOfCharge).toBeCloseTo(car.max_soc - (2 * car.aux_kw) / Math.sqrt(car.ess_round_trip_eff) / 3600 / car.ess_max_kwh, 12)
})

test('results in the data folder are scored where there are any', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fastsim2-'))
  expect(runSuite('peers', [fastsim2Stored], folder).skipped.length).toBe(1)
  const results = join(folder, 'fastsim', 'fastsim2_results')
  mkdirSync(results, { recursive: true })
  const [{ name, kwh_per_mile }] = from.cars as [(typeof from.cars)[number]]
  const result = { name, udds_kwh_per_mi: kwh_per_mile.udds, hwfet_kwh_per_mi: kwh_per_mile.hwfet, us06_kwh_per_mi: 2 * kwh_per_mile.us06 }
  writeFileSync(join(results, 'bev_cycle_and_label_results.json'), JSON.stringify([result]))
  const { parts, limits } = runSuite('peers', [fastsim2Stored], folder)
  rmSync(folder, { recursive: true })
  expect(ofQuantity(parts[0]!.cases, 'fastsim2_stored_pct').map(({ error_pct }) => error_pct.toFixed(0).replace('-0', '0'))).toEqual(['0', '0', '-50'])
  expect(limits).toMatchObject([{ quantity: 'fastsim2_stored_pct', met: false }])
})
