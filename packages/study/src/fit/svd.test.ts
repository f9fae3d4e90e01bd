import { expect, test } from 'vitest'
import { singularValues } from './svd.ts'
import { dot, norm } from './vector.ts'

const sorted = (values: Float64Array): number[] => Array.from(values).sort((a, b) => b - a)

test('FIT4 singular values in closed form', () => {
  const [large, small] = sorted(singularValues([Float64Array.of(3, 4), Float64Array.of(0, 5)]).values)
  expect(large).toBeCloseTo(Math.sqrt(45), 14)
  expect(small).toBeCloseTo(Math.sqrt(5), 14)
})

test('a small singular value keeps its digits, where the eigenvalues of AᵀA would have lost it (Läuchli)', () => {
  const tiny = 1e-9
  const [large = 0, small = 0] = sorted(singularValues([Float64Array.of(1, tiny, 0), Float64Array.of(1, 0, tiny)]).values)
  expect(large).toBeCloseTo(Math.SQRT2, 14)
  expect(small / tiny).toBeCloseTo(1, 6)
})

test('the directions are orthonormal, and A stretches each by its value', () => {
  const A = [0, 1, 2, 3].map((j) => Float64Array.from({ length: 7 }, (_, i) => Math.sin(1 + 3 * i + j * j) + j))
  const { values, directions } = singularValues(A)
  directions.forEach((v, k) => {
    const image = new Float64Array(7).map((_, i) => A.reduce((sum, column, j) => sum + (column[i] as number) * (v[j] as number), 0))
    expect(norm(image)).toBeCloseTo(values[k] as number, 12)
    directions.forEach((w, l) => {
      expect(dot(v, w)).toBeCloseTo(k === l ? 1 : 0, 13)
    })
  })
  expect(dot(values, values)).toBeCloseTo(
    A.reduce((sum, column) => sum + dot(column, column), 0),
    10,
  )
})

test('a column of nought and a doubled column have a singular value of nought, and more columns than rows are allowed', () => {
  expect(sorted(singularValues([Float64Array.of(1, 2), new Float64Array(2), Float64Array.of(1, 2)]).values)).toEqual([expect.closeTo(Math.sqrt(10), 14), 0, 0])
})
