import { type Case, errorOf } from '../case.ts'

/** The case whose error is the median, without its sign: the upper of two in the middle. */
export function medianOf(cases: readonly Case[]): Case {
  const ordered = [...cases].sort((a, b) => Math.abs(errorOf(a)) - Math.abs(errorOf(b)))
  const middle = ordered[Math.floor(ordered.length / 2)]
  if (middle === undefined) throw new RangeError('no case to take the median of')
  return middle
}
