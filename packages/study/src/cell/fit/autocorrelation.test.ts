import { expect, test } from 'vitest'
import { varianceInflation } from './autocorrelation.ts'

test('residuals that alternate or are nought count in full, those that hang together for less', () => {
  expect(varianceInflation(Float64Array.from({ length: 100 }, (_, k) => (-1) ** k))).toBe(1)
  expect(varianceInflation(new Float64Array(10))).toBe(1)
  // an AR(1) process of ρ = 0.9 without noise dies as 0.9^k: (1 + 0.9)/(1 − 0.9) = 19
  expect(varianceInflation(Float64Array.from({ length: 500 }, (_, k) => 0.9 ** k))).toBeCloseTo(19, 6)
})
