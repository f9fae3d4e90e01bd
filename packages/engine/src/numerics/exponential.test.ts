import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exp, log, power } from './exponential.ts'

/** Distance in units in the last place of the reference. */
const ulps = (value: number, reference: number): number => {
  const bits = (x: number) => {
    const view = new DataView(new ArrayBuffer(8))
    view.setFloat64(0, x)
    const n = view.getBigInt64(0)
    return n < 0n ? -(n & 0x7fffffffffffffffn) : n
  }
  return Number(bits(value) - bits(reference))
}

// Rounded from 40-digit decimal expansions.
const known: [name: string, value: number, reference: number][] = [
  ['exp 1', exp(1), Math.E],
  ['exp -1', exp(-1), 0.367_879_441_171_442_3],
  ['exp 0.5', exp(0.5), 1.648_721_270_700_128_2],
  ['exp 10', exp(10), 22_026.465_794_806_72],
  ['exp -20', exp(-20), 2.061_153_622_438_558e-9],
  ['exp 100', exp(100), 2.688_117_141_816_135e43],
  ['log 2', log(2), Math.LN2],
  ['log 10', log(10), Math.LN10],
  ['log 0.1', log(0.1), -Math.LN10],
  ['log 1.5', log(1.5), 0.405_465_108_108_164_4],
  ['log 1e300', log(1e300), 690.775_527_898_213_7],
]

test.each(known)('NUM3 %s is within 1 ulp of its known value', (_, value, reference) => {
  expect(Math.abs(ulps(value, reference))).toBeLessThanOrEqual(1)
})

test('NUM3 exp stays within 2 ulp of the built-in one, which itself is off by up to 1', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => Math.abs(ulps(exp(x), Math.exp(x))) <= 2),
    { numRuns: 20_000 },
  )
})

test('NUM3 log stays within 2 ulp of the built-in one, which itself is off by up to 1', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => Math.abs(ulps(log(x), Math.log(x))) <= 2),
    { numRuns: 20_000 },
  )
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), (x) => Math.abs(ulps(log(x), Math.log(x))) <= 2),
    { numRuns: 20_000 },
  )
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
  expect(power(2, 10)).toBeCloseTo(1024, 9)
})
