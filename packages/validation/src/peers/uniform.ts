/** Values at the knots of a uniform axis. */
export interface Uniform {
  readonly ends: readonly [first: number, last: number]
  readonly values: readonly number[]
}

/** Linear between the knots, and on beyond the ends as in the last interval, which is what PyBaMM's tables do. */
export function linear({ ends: [first, last], values }: Uniform, x: number): number {
  const intervals = values.length - 1
  const position = ((x - first) / (last - first)) * intervals
  const left = Math.min(Math.max(Math.floor(position), 0), intervals - 1)
  return values[left]! + (values[left + 1]! - values[left]!) * (position - left)
}
