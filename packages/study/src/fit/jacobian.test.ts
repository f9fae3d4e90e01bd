import { expect, test } from 'vitest'
import { jacobian } from './jacobian.ts'
import { evaluate, type FitProblem } from './problem.ts'

const asked: number[] = []
/** r = f(p) at one parameter, of which every value asked for is noted. */
const problemOf = (f: (p: number) => number, lower = -Infinity, upper = Infinity): FitProblem => ({
  parameters: [{ name: 'p', start: 1, lower, upper }],
  residualCount: 1,
  residuals: ([p = Number.NaN], out) => {
    asked.push(p)
    out[0] = f(p)
  },
})
const slope = (problem: FitProblem, p: number, differences: 'forward' | 'central'): number => {
  const residuals = new Float64Array(1)
  evaluate(problem, Float64Array.of(p), residuals)
  asked.length = 0
  return jacobian(problem, Float64Array.of(p), residuals, differences)[0]?.[0] as number
}

test('FIT5 forward differences are true to 1e-7, central ones to 1e-9', () => {
  const forward = Math.abs(slope(problemOf(Math.exp), 1, 'forward') / Math.E - 1)
  const central = Math.abs(slope(problemOf(Math.exp), 1, 'central') / Math.E - 1)
  expect(forward).toBeLessThan(1e-7)
  expect(central).toBeLessThan(1e-9)
  expect(central).toBeLessThan(forward)
})

test('on a bound the inner side serves, and nothing beyond is asked for', () => {
  for (const differences of ['forward', 'central'] as const) {
    expect(slope(problemOf(Math.exp, 0, 1), 1, differences)).toBeCloseTo(Math.E, 4)
    expect(asked.length).toBeGreaterThan(0)
    expect(Math.max(...asked)).toBeLessThanOrEqual(1)
    expect(slope(problemOf(Math.exp, 1, 2), 1, differences)).toBeCloseTo(Math.E, 4)
    expect(Math.min(...asked)).toBeGreaterThanOrEqual(1)
  }
})

test('a side without residuals is left to the other; with none on either side, or no room, the column is nought', () => {
  expect(
    slope(
      problemOf((p) => (p > 1 ? Number.NaN : 3 * p)),
      1,
      'forward',
    ),
  ).toBeCloseTo(3, 6)
  expect(
    slope(
      problemOf((p) => (p < 1 ? Infinity : 3 * p)),
      1,
      'central',
    ),
  ).toBeCloseTo(3, 6)
  expect(
    slope(
      problemOf((p) => (p === 1 ? 3 : Number.NaN)),
      1,
      'central',
    ),
  ).toBe(0)
  expect(slope(problemOf(Math.exp, 1, 1), 1, 'central')).toBe(0)
  expect(asked).toEqual([])
})
