import { expect, test } from 'vitest'
import { solveLeastSquares } from './qr.ts'

test('FIT3 least squares of four points on no line are those of the closed form', () => {
  const [x, y] = [
    [0, 1, 2, 4],
    [1, 3, 2, 6],
  ]
  const [a, b] = solveLeastSquares([new Float64Array(4).fill(1), Float64Array.from(x)], Float64Array.from(y))
  expect(b).toBeCloseTo(10 / 8.75, 14) // Sxy/Sxx
  expect(a).toBeCloseTo(3 - (1.75 * 10) / 8.75, 14)
})

test('a matrix whose AᵀA is singular in doubles is solved nonetheless (Läuchli)', () => {
  const tiny = 1e-9 // 1 + tiny² = 1
  const A = [Float64Array.of(1, tiny, 0), Float64Array.of(1, 0, tiny)]
  const [x1, x2] = solveLeastSquares(A, Float64Array.of(3, tiny, 2 * tiny))
  expect(x1).toBeCloseTo(1, 6)
  expect(x2).toBeCloseTo(2, 6)
})
