import { expect, test } from 'vitest'
import { covariance } from './covariance.ts'

const x = [1, 2, 3, 5, 8, 13]
const ones = new Float64Array(6).fill(1)
const mean = 32 / 6
const Sxx = x.reduce((sum, at) => sum + (at - mean) ** 2, 0)

test('FIT6 a straight line has the covariance of the textbook', () => {
  const variance = 0.49
  const { matrix, standardDeviations, correlations } = covariance([ones, Float64Array.from(x)], variance)
  expect(matrix[0]?.[0]).toBeCloseTo(variance * (1 / 6 + mean ** 2 / Sxx), 13)
  expect(matrix[0]?.[1]).toBeCloseTo((-variance * mean) / Sxx, 13)
  expect(matrix[1]?.[0]).toBe(matrix[0]?.[1])
  expect(standardDeviations[1]).toBeCloseTo(Math.sqrt(variance / Sxx), 13)
  expect(correlations[0]?.[1]).toBeCloseTo(-mean / Math.sqrt(mean ** 2 + Sxx / 6), 13)
  expect(correlations[1]?.[1]).toBeCloseTo(1, 13)
})

test('two unit columns at a cosine c have the condition number √((1 + c)/(1 − c)), in any unit', () => {
  const c = 0.6
  const J = [Float64Array.of(1, 0), Float64Array.of(c, Math.sqrt(1 - c * c))] as const
  expect(covariance(J, 1).conditionNumber).toBeCloseTo(2, 13)
  const inMicro = covariance([J[0], J[1].map((entry) => 1e6 * entry)], 1)
  expect(inMicro.conditionNumber).toBeCloseTo(2, 13)
  expect((inMicro.standardDeviations[1] as number) * 1e6).toBeCloseTo(covariance(J, 1).standardDeviations[1] as number, 13)
  expect(inMicro.correlations[0]?.[1]).toBeCloseTo(-c, 13)
})

test('what lies in the null space is infinitely uncertain, and the rest is as certain as without it', () => {
  const line = covariance([ones, Float64Array.from(x)], 1)
  const { standardDeviations, nullSpace, conditionNumber } = covariance([ones, Float64Array.from(x), new Float64Array(6), Float64Array.from(x)], 1)
  expect(standardDeviations[0]).toBeCloseTo(line.standardDeviations[0] as number, 12)
  expect(Array.from(standardDeviations.subarray(1))).toEqual([Infinity, Infinity, Infinity])
  expect(Array.from(nullSpace[2] as Float64Array)).toEqual([0, 0, 1, 0])
  expect(nullSpace[1]?.[1]).toBeCloseTo(0.5, 12)
  expect(nullSpace[1]?.[3]).toBeCloseTo(-0.5, 12)
  expect(conditionNumber).toBeGreaterThan(1e12)
  expect(covariance([ones, new Float64Array(6)], 1).conditionNumber).toBe(1)
})
