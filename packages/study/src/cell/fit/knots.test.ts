import { expect, test } from 'vitest'
import { openCircuitKnots, resistanceKnots } from './knots.ts'

const even = (from: number, to: number, count: number): number[] => Array.from({ length: count }, (_, k) => from + ((to - from) * k) / (count - 1))

test('a whole discharge gets all knots, with both ends', () => {
  const knots = openCircuitKnots(even(0.004, 0.996, 2000))
  expect(knots).toHaveLength(28)
  expect([knots[0], knots.at(-1)]).toEqual([0, 1])
})

test('only what was visited gets knots, and none without rows between', () => {
  expect(openCircuitKnots(even(0.33, 0.47, 100))).toEqual([0.33, 0.35, 0.4, 0.45, 0.47])
  expect(openCircuitKnots([0.301, 0.302, 0.303, 0.9, 0.901, 0.902])).toEqual([0.3, 0.35, 0.905])
  expect(openCircuitKnots([0.5, 0.5, 0.5])).toEqual([0.5, 0.505])
})

test('pulses near to each other share a knot', () => {
  expect(resistanceKnots([0.5, 0.492, 0.1, 0.108, 0.9])).toEqual([0.105, 0.495, 0.9])
  expect(resistanceKnots(even(0, 1, 26)).length).toBeLessThanOrEqual(14)
})
