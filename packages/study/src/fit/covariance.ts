import { singularValues } from './svd.ts'
import { norm } from './vector.ts'

export interface Covariance {
  /** σ²·(JᵀJ)⁻¹; infinite on the diagonal where the data say nothing, and not a number beside it. */
  readonly matrix: readonly Float64Array[]
  readonly standardDeviations: Float64Array
  readonly correlations: readonly Float64Array[]
  /** Largest over smallest singular value of the scaled J, columns of nought aside: how much worse the worst direction is seen than the best. */
  readonly conditionNumber: number
  /** The projector on what the data say nothing about: an entry for a pair of parameters that trade against each other, 1 for one without effect. */
  readonly nullSpace: readonly Float64Array[]
}

/** Singular values below this share of the largest are nought: central differences are true to some 1e-10, of which a hundredfold is kept clear. */
const nullRatio = 1e-8
/** A parameter whose share in the null space is below this does not lie in it: the directions themselves are known to some 1e-4. */
export const nullShare = 1e-3

/**
 * How well the parameters are known, given the slope of the residuals and their variance.
 *   J = U·Σ·Vᵀ·diag ‖column‖      C = σ²·(JᵀJ)⁻¹ = σ²·V·Σ⁻²·Vᵀ / (‖columnⱼ‖·‖columnₖ‖)      Björck 1996, ch. 2.8
 * Columns scaled to length 1 make the verdict independent of units (van der Sluis 1969).
 */
export function covariance(J: readonly Float64Array[], variance: number): Covariance {
  const lengths = Float64Array.from(J, norm)
  const { values, directions } = singularValues(J.map((column, j) => column.map((entry) => entry / (lengths[j]! || 1))))
  const largest = Math.max(...values)
  const seen = values.map((value) => (value > nullRatio * largest ? 1 / (value * value) : 0))
  const outer = (weights: Float64Array): Float64Array[] =>
    J.map((_, j) => Float64Array.from(J, (_, k) => directions.reduce((sum, v, at) => sum + weights[at]! * v[j]! * v[k]!, 0)))
  const nullSpace = outer(seen.map((weight) => (weight === 0 ? 1 : 0)))
  const inverse = outer(seen)
  const known = J.map((_, j) => nullSpace[j]![j]! <= nullShare ** 2)
  const between = (entry: (j: number, k: number) => number, alone: number): Float64Array[] =>
    J.map((_, j) => Float64Array.from(J, (_, k) => (known[j] && known[k] ? entry(j, k) : j === k ? alone : Number.NaN)))
  const matrix = between((j, k) => (variance * inverse[j]![k]!) / (lengths[j]! * lengths[k]!), Infinity)
  const correlations = between((j, k) => inverse[j]![k]! / Math.sqrt(inverse[j]![j]! * inverse[k]![k]!), 1)
  const standardDeviations = Float64Array.from(matrix, (row, j) => Math.sqrt(row[j]!))
  const present = values.filter((_, j) => lengths[j]! > 0) // a column of nought is never turned, so it keeps its place
  return { matrix, standardDeviations, correlations, conditionNumber: largest / Math.min(...present), nullSpace }
}
