import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalsFor, fixed, significant, withUnit } from './format.ts'

const read = (text: string): number => Number(text.replaceAll('\u2009', '').replaceAll('−', '-'))
const anyNumber = fc.double({ min: -1e15, max: 1e15, noNaN: true })

describe('fixed', () => {
  test.each([
    [1234, 0, '1234'],
    [12_345.678, 1, '12\u2009345.7'],
    [1_234_567, 0, '1\u2009234\u2009567'],
    [-3.1499, 2, '−3.15'],
    [-0.001, 2, '0.00'],
    [null, 2, '–'],
    [Number.NaN, 2, '–'],
    [Infinity, 2, '∞'],
    [-Infinity, 2, '−∞'],
  ])('%d with %d decimals is %s', (value, decimals, text) => expect(fixed(value, decimals)).toBe(text))

  test('reads back as the rounded number, and never shows a minus before zero', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 0, max: 9 }), (value, decimals) => {
        const text = fixed(value, decimals)
        expect(read(text) + 0).toBe(Number(value.toFixed(decimals)) + 0)
        expect(text).toMatch(/^−?\d{1,4}(\u2009\d{3})*(\.\d+)?$/)
        expect(text).not.toMatch(/^−[0.]*$/)
      }),
    )
  })
})

describe('significant', () => {
  test.each([
    [0, '0'],
    [1234.5, '1235'],
    [0.012345, '0.0123'],
    [-12.345, '−12.3'],
    [0.000_123_45, '1.23e−4'],
    [123_456_789, '1.23e+8'],
    [undefined, '–'],
    [-Infinity, '−∞'],
  ])('%d is %s', (value, text) => expect(significant(value)).toBe(text))

  test('is off by at most half a unit of its last figure', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), fc.integer({ min: 1, max: 9 }), fc.boolean(), (size, digits, negative) => {
        const value = negative ? -size : size
        expect(Math.abs(read(significant(value, digits)) / value - 1)).toBeLessThanOrEqual(5.000_001 * 10 ** -digits)
      }),
    )
  })

  test('a unit follows a space that does not break; a ratio has none', () => {
    expect(withUnit(12.34, 'kWh/100 km')).toBe('12.3\u00a0kWh/100 km')
    expect(withUnit(0.877, '1')).toBe('0.877')
  })
})

describe('decimalsFor', () => {
  test.each([
    [12, 0],
    [3.4, 1],
    [0.34, 2],
    [0.034, 3],
    [0.0001, 3],
    [0, 3],
    [Number.NaN, 3],
    [Infinity, 0],
  ])('± %d asks for %d decimals', (uncertainty, decimals) => expect(decimalsFor(uncertainty)).toBe(decimals))

  test('is a whole number that does not grow with the uncertainty', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true }), fc.double({ min: 1, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 6 }), (small, factor, most) => {
        const [fine, coarse] = [decimalsFor(small, most), decimalsFor(small * factor, most)]
        return Number.isInteger(fine) && fine >= 0 && fine <= most && coarse <= fine
      }),
    )
  })
})
