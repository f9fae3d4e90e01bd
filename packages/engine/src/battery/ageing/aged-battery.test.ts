import { fromCelsius } from '@firstdrive/units'
import { expect, test } from 'vitest'
import { battery } from '../../../test/made-up-car.ts'
import { limitBattery } from '../limits.ts'
import { createBattery } from '../state.ts'
import { sustained } from '../sustained.ts'
import { ageBattery } from './aged-battery.ts'

const wears = [0.95, 0.8, 0.6].flatMap((capacity) => [1, 1.05, 1.4, 2].map((resistance) => ({ capacity, resistance })))
const at = (pack: typeof battery, z: number, celsius: number) => {
  const state = createBattery(pack, z, fromCelsius(celsius), 1)
  limitBattery(pack, state)
  return state
}

test('a pack that has not aged is the new one, and ageing it leaves the new one alone', () => {
  const before = structuredClone(battery)
  expect(ageBattery(battery, { capacity: 1, resistance: 1 })).toEqual(battery)
  expect(battery).toEqual(before)
})

test('what is left of capacity and what has grown of resistance, at every charge and temperature', () => {
  for (const wear of wears) {
    const aged = ageBattery(battery, wear)
    expect(aged.capacity).toBe(battery.capacity * wear.capacity)
    for (const z of [0.1, 0.5, 0.9])
      for (const celsius of [-20, 25]) {
        const [now, then] = [at(battery, z, celsius), at(aged, z, celsius)]
        for (const key of ['resistance', 'fastResistance', 'slowResistance'] as const) expect(then[key] / now[key]).toBeCloseTo(wear.resistance, 12)
        expect(then.openCircuit).toBe(now.openCircuit)
      }
  }
})

test('it never gives more, nor takes more of its capacity in an hour', () => {
  for (const wear of wears) {
    const aged = ageBattery(battery, wear)
    expect(aged.chargeCurrent / aged.capacity).toBeLessThanOrEqual((battery.chargeCurrent / battery.capacity) * (1 + 1e-12))
    for (const z of [0.1, 0.3, 0.5, 0.7, 0.9])
      for (const celsius of [-20, 0, 25, 40]) {
        const [now, then] = [at(battery, z, celsius), at(aged, z, celsius)]
        expect(then.platingCurrent / aged.capacity).toBeLessThanOrEqual((now.platingCurrent / battery.capacity) * (1 + 1e-12))
        for (const seconds of [2, 10, 600])
          expect(sustained(aged, then, 'discharge', seconds).power).toBeLessThanOrEqual(sustained(battery, now, 'discharge', seconds).power * (1 + 1e-12))
      }
  }
})
