import { expect, test } from 'vitest'
import { evaluate, interpolate, tabulate } from './curve.ts'
import { evaluateGrid, tabulateGrid } from './grid.ts'

test('a curve is exact at its knots and for a line, and is held at both ends', () => {
  const line = tabulate(-1, 3, 9, (x) => 2 * x + 1)
  for (const x of [-1, -0.3, 0, 1.7, 3]) expect(evaluate(line, x)).toBeCloseTo(2 * x + 1, 12)
  expect(evaluate(line, -5)).toBe(-1)
  expect(evaluate(line, 9)).toBe(7)
  expect(evaluate(line, Number.NaN)).toBe(-1)
})

test('a grid is exact for a bilinear function and held at its edges', () => {
  const f = (x: number, y: number) => 3 + 2 * x - y + 0.5 * x * y
  const grid = tabulateGrid([0, 4, 5], [-2, 2, 9], f)
  for (const x of [0, 0.7, 2, 4]) for (const y of [-2, -0.1, 0, 1.3, 2]) expect(evaluateGrid(grid, x, y)).toBeCloseTo(f(x, y), 12)
  expect(evaluateGrid(grid, 9, 9)).toBe(f(4, 2))
  expect(evaluateGrid(grid, -9, -9)).toBe(f(0, -2))
})

test('a written table is linear between uneven knots', () => {
  expect(interpolate([0, 1, 4], [10, 20, 50], 2.5)).toBe(35)
  expect(interpolate([0, 1, 4], [10, 20, 50], -1)).toBe(10)
  expect(interpolate([0, 1, 4], [10, 20, 50], 7)).toBe(50)
})
