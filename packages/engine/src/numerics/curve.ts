/** y(x), linear between the knots of a uniform grid, held at both ends. */
export interface Curve {
  readonly start: number
  /** Knots per unit of x: the reciprocal of their distance, so that a look-up multiplies. */
  readonly density: number
  readonly values: Float64Array
}

/** Samples `y` at `count` ≥ 2 knots from `start` to `end`. */
export function tabulate(start: number, end: number, count: number, y: (x: number) => number): Curve {
  const step = (end - start) / (count - 1)
  return { start, density: 1 / step, values: Float64Array.from({ length: count }, (_, k) => y(start + k * step)) }
}

/** The same value everywhere. */
export const constantCurve = (value: number): Curve => ({ start: 0, density: 1, values: Float64Array.of(value, value) })

/**
 * Where a look-up finds its arguments and leaves its result. A double given to a call, or returned by one, is allocated
 * wherever the compiler does not inline that call: in the step numbers travel in fields.
 */
export interface Point {
  x: number
  y: number
  value: number
}

export const createPoint = (): Point => ({ x: 0, y: 0, value: 0 })

/** The curve at `point.x`, left in `point.value`. */
export function lookUp({ start, density, values }: Curve, point: Point): void {
  const last = values.length - 1
  const position = (point.x - start) * density
  if (!(position > 0)) point.value = values[0]!
  else if (position >= last) point.value = values[last]!
  else {
    const left = position | 0
    const low = values[left]!
    point.value = low + (values[left + 1]! - low) * (position - left)
  }
}

/** The curve at `x`: outside the step. */
export function evaluate(curve: Curve, x: number): number {
  const point = createPoint()
  point.x = x
  lookUp(curve, point)
  return point.value
}

/** Linear between the given knots (x strictly ascending), held at both ends: for tables that people wrote, at compile time. */
export function interpolate(x: readonly number[], y: readonly number[], at: number): number {
  const last = x.length - 1
  if (at <= x[0]!) return y[0]!
  if (at >= x[last]!) return y[last]!
  let right = 1
  while (x[right]! < at) right++
  const share = (at - x[right - 1]!) / (x[right]! - x[right - 1]!)
  return y[right - 1]! + (y[right]! - y[right - 1]!) * share
}
