import { expect, test } from 'vitest'
import { fromTo, givenDecimals, givenFigure, intervalFigure, percent, simulatedFigure, spreadText } from './figure.ts'

test('decimals follow the uncertainty and stay within one of the published figure', () => {
  const shown = (value: number, reach: number, published: number) => {
    const interval = { value, low: value - reach, high: value + reach }
    return `${simulatedFigure(interval, published)} ${intervalFigure(interval, published)}`
  }
  expect(shown(696.34, 12, 0)).toBe('696 684–708')
  expect(shown(5.3128, 0.053, 2)).toBe('5.31 5.26–5.37')
  expect(shown(5.3128, 0.013, 2)).toBe('5.313 5.300–5.326')
  expect(shown(203.41, 0.43, 0)).toBe('203.4 203.0–203.8')
  expect(shown(210, 0.001, 0)).toBe('210.0 210.0–210.0')
})

test('without an interval three figures, without a value a place kept free', () => {
  expect(simulatedFigure({ value: 5.3128, low: null, high: null }, 2)).toBe('5.31')
  expect(simulatedFigure({ value: 210, low: 210, high: 210 }, 0)).toBe('210')
  expect(simulatedFigure({ value: null, low: null, high: null }, 2)).toBe('·')
  expect(intervalFigure({ value: null, low: null, high: null }, 2)).toBeNull()
})

test('given figures keep their decimals, all of a column the same', () => {
  expect(givenDecimals([5.28, 5.7, 2.78])).toBe(2)
  expect(givenDecimals([700, 830])).toBe(0)
  expect(givenDecimals([])).toBe(0)
})

test('shares, spreads and ends in words', () => {
  expect([percent(0.312), percent(0.0123, 1), percent(null)]).toEqual(['31 %', '1.2 %', '– %'])
  expect([spreadText(3), spreadText(0.1 + 0.2)]).toEqual(['± 3 %', '± 0.3 %'])
  expect([fromTo(2, 3, 1), fromTo(-2, 3, 1)]).toEqual(['2.0–3.0', '−2.0 … 3.0'])
})

test('an input is shown as it was written', () => {
  expect([0.195, 1980, 12345.6, 0.1 + 0.2, 0.00042, -7, 0].map(givenFigure)).toEqual(['0.195', '1980', '12\u2009345.6', '0.3', '0.00042', '−7', '0'])
})
