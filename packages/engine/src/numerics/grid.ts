import { createPoint, type Point } from './curve.ts'

/** z(x, y), bilinear on a uniform grid stored row by row (a row for each x), held at its edges. */
export interface Grid {
  readonly startX: number
  readonly densityX: number
  readonly countX: number
  readonly startY: number
  readonly densityY: number
  readonly countY: number
  readonly values: Float64Array
}

/** Samples `z` at countX × countY knots. */
export function tabulateGrid(
  x: readonly [start: number, end: number, count: number],
  y: readonly [start: number, end: number, count: number],
  z: (x: number, y: number) => number,
): Grid {
  const [startX, endX, countX] = x
  const [startY, endY, countY] = y
  const stepX = (endX - startX) / (countX - 1)
  const stepY = (endY - startY) / (countY - 1)
  const values = new Float64Array(countX * countY)
  for (let i = 0; i < countX; i++) for (let j = 0; j < countY; j++) values[i * countY + j] = z(startX + i * stepX, startY + j * stepY)
  return { startX, densityX: 1 / stepX, countX, startY, densityY: 1 / stepY, countY, values }
}

/** The grid at `point.x`, `point.y`, left in `point.value`. */
export function lookUpGrid({ startX, densityX, countX, startY, densityY, countY, values }: Grid, point: Point): void {
  const px = Math.min(Math.max((point.x - startX) * densityX, 0), countX - 1)
  const py = Math.min(Math.max((point.y - startY) * densityY, 0), countY - 1)
  const i = px < countX - 1 ? px | 0 : countX - 2
  const j = py < countY - 1 ? py | 0 : countY - 2
  const at = i * countY + j
  const fy = py - j
  const low = values[at]! + (values[at + 1]! - values[at]!) * fy
  const high = values[at + countY]! + (values[at + countY + 1]! - values[at + countY]!) * fy
  point.value = low + (high - low) * (px - i)
}

/** The grid at `x`, `y`: outside the step. */
export function evaluateGrid(grid: Grid, x: number, y: number): number {
  const point = createPoint()
  point.x = x
  point.y = y
  lookUpGrid(grid, point)
  return point.value
}
