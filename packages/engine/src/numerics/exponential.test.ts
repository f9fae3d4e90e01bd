import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exp, log, power } from './exponential.ts'

/** Computed with 60 decimal digits by kernel_values.py: arguments, nearest double, and what is left of the value. */
const values = JSON.parse(readFileSync(new URL('../../test/kernel-values.json', import.meta.url), 'utf8')) as Record<'exp' | 'log' | 'power', number[][]>

/** The distance of two doubles at `x`. */
function lastPlace(x: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, Math.abs(x))
  view.setBigUint64(0, view.getBigUint64(0) + 1n)
  return view.getFloat64(0) - Math.abs(x)
}

/** The largest error over all arguments, in units in the last place of the true value. */
const worst = (kernel: (...given: number[]) => number, rows: readonly number[][]): number =>
  Math.max(
    ...rows.map((row) => {
      const [high, rest] = row.slice(-2) as [number, number]
      return Math.abs(kernel(...row.slice(0, -2)) - high - rest) / lastPlace(high)
    }),
  )

test('NUM3 exp, log and power are within 1 unit in the last place', () => {
  expect(worst((x) => exp(x!), values.exp)).toBeLessThan(1)
  expect(worst((x) => log(x!), values.log)).toBeLessThan(1)
  expect(worst((x, y) => power(x!, y!), values.power)).toBeLessThan(1)
})

test('the measure of that test is right: the built-in functions, good to 1 unit, pass it, and what is off by two does not', () => {
  expect(worst((x) => Math.exp(x!), values.exp)).toBeLessThan(1)
  expect(worst((x) => exp(x!) + 2 * lastPlace(exp(x!)), values.exp)).toBeGreaterThan(1.5)
})

test('the edges of exp and log', () => {
  expect(exp(0)).toBe(1)
  expect(log(1)).toBe(0)
  expect(exp(1000)).toBe(Infinity)
  expect(exp(-1000)).toBe(0)
  expect(exp(Number.NaN)).toBeNaN()
  expect(log(0)).toBe(-Infinity)
  expect(log(-1)).toBeNaN()
  expect(log(5e-324)).toBeCloseTo(-744.44, 2)
  expect(power(2, 10)).toBe(1024)
  expect(power(0, 2)).toBe(0)
  expect(power(-1, 2)).toBeNaN()
  expect(power(1, 1e300)).toBe(1)
})
