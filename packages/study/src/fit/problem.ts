import { dot } from './vector.ts'

/** A number that a fit may move between its bounds (±Infinity where there is none). */
export interface FitParameter {
  readonly name: string
  readonly start: number
  readonly lower: number
  readonly upper: number
  /** Its typical size: to be stated where the value may be nought. By default a thousandth of the start, or 1 or the width between the bounds. */
  readonly scale?: number
}

/** Find the parameters that make the sum of the squares of the residuals least. */
export interface FitProblem {
  readonly parameters: readonly FitParameter[]
  readonly residualCount: number
  /** Writes all weighted residuals, (model − measured)/weight, into `out`. It may say NaN where the model has no answer. */
  readonly residuals: (parameters: Float64Array, out: Float64Array) => void
}

/** @throws RangeError for a start beyond its bounds or a scale that is no size */
export function check({ parameters, residualCount }: FitProblem): void {
  if (!(residualCount >= 1)) throw new RangeError(`residualCount: expected at least 1, got ${residualCount}`)
  for (const { name, start, lower, upper, scale = 1 } of parameters) {
    if (!(lower <= start && start <= upper && Number.isFinite(start)))
      throw new RangeError(`${name}: expected a start between ${lower} and ${upper}, got ${start}`)
    if (!(scale > 0)) throw new RangeError(`${name}: expected a scale above 0, got ${scale}`)
  }
}

/** Fills `out` and sums its squares: not finite where a residual is not, or was left unwritten. */
export function evaluate(problem: FitProblem, values: Float64Array, out: Float64Array): number {
  out.fill(Number.NaN)
  problem.residuals(values, out)
  return dot(out, out)
}

/** What a change of the parameter at `value` is measured by: |value|, but never less than its scale. */
export function sizeOf({ start, lower, upper, scale }: FitParameter, value: number): number {
  return Math.max(Math.abs(value), scale ?? (start === 0 ? Math.min(1, upper - lower) : 1e-3 * Math.abs(start)))
}
