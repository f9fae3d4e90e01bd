import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Dimension, fromSI, toSI, unitsOf } from './convert.ts'

const dimensions: readonly Dimension[] = [
  'mass',
  'length',
  'area',
  'speed',
  'rotational speed',
  'force',
  'force per speed',
  'force per squared speed',
  'torque',
  'power',
  'energy',
  'voltage',
  'current',
  'charge',
  'resistance',
  'resistance times charge',
  'time',
  'specific heat',
  'thermal conductance',
  'temperature coefficient',
  'pressure',
  'ratio',
  'temperature',
]
const anyUnit = fc.constantFrom(...dimensions.flatMap((dimension) => unitsOf(dimension).map((unit) => ({ dimension, unit }))))
const anyNumber = fc.double({ min: -1e12, max: 1e12, noNaN: true })
/** Below it a double has fewer digits: a product is no longer linear. */
const leastNormal = 2 ** -1022
const near = (a: number, b: number, scale: number): boolean => Math.abs(a - b) <= 1e-12 * scale + Number.MIN_VALUE * 1e6

describe('toSI', () => {
  test.each([
    [100, 'km/h', 'speed', 27.777_778],
    [60, 'mph', 'speed', 26.8224],
    [10_000, 'rpm', 'rotational speed', 1047.197_55],
    [1, 'lbf/mph', 'force per speed', 9.950_389],
    [1, 'lbf/mph2', 'force per squared speed', 22.258_387],
    [1, 'N/(km/h)2', 'force per squared speed', 12.96],
    [1, 'hp', 'power', 745.699_872],
    [101, 'kWh', 'energy', 363.6e6],
    [139, 'Ah', 'charge', 500_400],
    [97, 'mOhm.Ah', 'resistance times charge', 349.2],
    [-40, 'degC', 'temperature', 233.15],
    [12, '%', 'ratio', 0.12],
    [3, '‰', 'ratio', 0.003],
  ] as const)('%d %s of %s is %d', (value, unit, dimension, si) => {
    expect(Math.abs(toSI(value, unit, dimension) / si - 1)).toBeLessThan(1e-7)
  })

  test('is linear in the value, but for temperature', () => {
    fc.assert(
      fc.property(anyUnit, anyNumber, anyNumber, fc.double({ min: -1e3, max: 1e3, noNaN: true }), ({ dimension, unit }, x, y, k) => {
        fc.pre(dimension !== 'temperature')
        fc.pre(Math.abs(k * x) >= leastNormal || k === 0 || x === 0)
        const [X, Y] = [toSI(x, unit, dimension), toSI(y, unit, dimension)]
        expect(near(toSI(x + y, unit, dimension), X + Y, Math.abs(X) + Math.abs(Y))).toBe(true)
        expect(near(toSI(k * x, unit, dimension), k * X, Math.abs(k * X))).toBe(true)
      }),
    )
  })

  test('a difference of temperatures is the same in °C and K', () => {
    fc.assert(
      fc.property(fc.double({ min: -200, max: 200, noNaN: true }), fc.double({ min: -200, max: 200, noNaN: true }), (a, b) =>
        near(toSI(a, 'degC', 'temperature') - toSI(b, 'degC', 'temperature'), toSI(a, 'K', 'temperature') - toSI(b, 'K', 'temperature'), 1e3),
      ),
    )
  })

  test('fromSI takes it back', () => {
    fc.assert(fc.property(anyUnit, anyNumber, ({ dimension, unit }, x) => near(fromSI(toSI(x, unit, dimension), unit, dimension), x, Math.abs(x) + 1e3)))
  })

  test('the first unit of a ratio is 1, and every unit of every dimension has a positive factor', () => {
    expect(unitsOf('ratio')[0]).toBe('1')
    for (const dimension of dimensions) for (const unit of unitsOf(dimension)) expect(toSI(1, unit, dimension)).toBeGreaterThan(0)
  })

  test('a unit that the dimension does not have throws, whatever it is called', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'Kg'))
    fc.assert(
      fc.property(fc.constantFrom(...dimensions), word, (dimension, unit) => {
        fc.pre(!unitsOf(dimension).includes(unit))
        expect(() => toSI(1, unit, dimension)).toThrow(RangeError)
      }),
    )
    expect(() => toSI(1, 'kW', 'mass')).toThrow('"kW" is no unit of mass; it has kg, t, lb')
  })
})
