/** Several y(x) over the same uniform grid, linear between its knots and held at both ends: one index serves them all. */
export interface Table {
  readonly start: number
  /** Knots per unit of x. */
  readonly density: number
  readonly last: number
  /** Knot by knot, the columns of each side by side. */
  readonly values: Float64Array
}

/** Samples each column at `count` ≥ 2 knots from `start` to `end`. */
export function tabulateColumns(start: number, end: number, count: number, columns: readonly ((x: number) => number)[]): Table {
  const step = (end - start) / (count - 1)
  const values = new Float64Array(count * columns.length)
  for (let k = 0; k < count; k++) for (const [c, y] of columns.entries()) values[k * columns.length + c] = y(start + k * step)
  return { start, density: 1 / step, last: count - 1, values }
}

/** One column of `columns` at `x`: outside the step. */
export function column({ start, density, last, values }: Table, columns: number, at: number, x: number): number {
  const position = Math.min(Math.max((x - start) * density, 0), last)
  const row = Math.min(Math.floor(position), last - 1)
  const low = values[row * columns + at]!
  return low + (values[(row + 1) * columns + at]! - low) * (position - row)
}
