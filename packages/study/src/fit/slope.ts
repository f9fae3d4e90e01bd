import { type Differences, jacobian } from './jacobian.ts'
import { evaluate, type FitProblem } from './problem.ts'
import { dot, norm } from './vector.ts'

export interface Point {
  readonly values: Float64Array
  readonly residuals: Float64Array
  /** Of their squares. */
  readonly sum: number
}

/** A point, and which way it goes down from there. */
export interface Slope extends Point {
  readonly J: readonly Float64Array[]
  /** Jᵀr, half the gradient of the sum. */
  readonly gradient: readonly number[]
  /** For each parameter whether it lies on a bound beyond which the sum would fall further. */
  readonly held: readonly boolean[]
}

export function pointAt(problem: FitProblem, values: Float64Array): Point {
  const residuals = new Float64Array(problem.residualCount)
  return { values, residuals, sum: evaluate(problem, values, residuals) }
}

export function slopeAt(problem: FitProblem, point: Point, differences: Differences): Slope {
  const { values, residuals } = point
  const J = jacobian(problem, values, residuals, differences)
  const gradient = J.map((column) => dot(column, residuals))
  const held = problem.parameters.map(({ lower, upper }, j) => (values[j] === lower && gradient[j]! > 0) || (values[j] === upper && gradient[j]! < 0))
  return { ...point, J, gradient, held }
}

/** The largest cosine between the residuals and the column of a parameter that is not held. */
export const steepness = ({ J, gradient, held, sum }: Slope): number =>
  Math.max(0, ...J.map((column, j) => (held[j] || gradient[j] === 0 ? 0 : Math.abs(gradient[j]!) / (norm(column) * Math.sqrt(sum)))))

/** r + J·d with d = next − values */
export const linearly = ({ J, values, residuals }: Slope, next: Float64Array): Float64Array =>
  residuals.map((r, i) => J.reduce((sum, column, j) => sum + column[i]! * (next[j]! - values[j]!), r))

/** ‖r‖² − ‖r + J·d‖² = −dᵀ(2·Jᵀr + JᵀJ·d), so that equal squares need not be subtracted. */
export function predictedGain(slope: Slope, next: Float64Array): number {
  const Jd = linearly({ ...slope, residuals: new Float64Array(slope.residuals.length) }, next)
  return -slope.gradient.reduce((sum, g, j) => sum + 2 * g * (next[j]! - slope.values[j]!), dot(Jd, Jd))
}
