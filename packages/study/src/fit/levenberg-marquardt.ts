import type { Differences } from './jacobian.ts'
import { check, type FitProblem, sizeOf } from './problem.ts'
import { type Point, pointAt, predictedGain, slopeAt, steepness } from './slope.ts'
import { stepWithin } from './step.ts'
import { norm } from './vector.ts'

export interface FitOptions {
  /** Central ones cost twice as much and give the last digits. */
  readonly differences: Differences
  /** It ends when a step gains less than this share of the sum, */
  readonly ftol: number
  /** or moves no parameter by more than this share of its size, */
  readonly xtol: number
  /** or when the residuals are at right angles to all that the parameters can do: the largest cosine, */
  readonly gtol: number
  /** or when the residuals have been asked for so many times: never more. */
  readonly evaluations: number
}

export interface Fit {
  /** In the order of the parameters. */
  readonly values: Float64Array
  readonly sumOfSquares: number
  /** √(sum/residuals) */
  readonly rmse: number
  /** Residuals less the parameters that lie on no bound, never below 0. */
  readonly degreesOfFreedom: number
  readonly iterations: number
  readonly evaluations: number
  /** Which of the options ended it; `evaluations` says that it has not converged. */
  readonly ended: Exclude<keyof FitOptions, 'differences'>
  /** Names of the parameters that lie on a bound. */
  readonly onBound: readonly string[]
}

/** A step that gains 1e-10 of the sum is one of 1e-5·√(degrees of freedom) standard deviations: nobody would see a smaller one. */
const defaults = { differences: 'forward', ftol: 1e-10, xtol: 1e-10, gtol: 1e-10 } as const
const evaluationsPerParameter = 200 // as MINPACK
const firstDamping = 1e-3 // of the largest curvature, for a start of moderate trust: Madsen, Nielsen & Tingleff 2004, ch. 3.2
/** The square of `nullRatio` in `covariance.ts`: where J stretches less than that it knows nothing, and the damping holds the step. */
const leastDamping = 1e-16

/**
 * Levenberg and Marquardt's way down to the least sum of squares between the bounds, the same bytes each time.
 *   d: least ‖r + J·d‖² + λ·‖D·d‖², D the largest ‖column‖ of J so far      Moré 1978 (MINPACK)
 *   λ ← λ·max(⅓, 1 − (2ρ − 1)³) after a step that gains ρ of the predicted, else λ·2, ·4, ·8 …      Nielsen 1999
 * It finds a valley, not always the deepest. A step to where residuals are not finite is refused like one that gains nothing.
 * @throws RangeError for a start beyond its bounds or with residuals that are not finite
 */
export function fit(problem: FitProblem, options: Partial<FitOptions> = {}): Fit {
  check(problem)
  const { parameters, residualCount } = problem
  const mostEvaluations = evaluationsPerParameter * (parameters.length + 1)
  const { differences, ftol, xtol, gtol, evaluations: limit } = { ...defaults, evaluations: mostEvaluations, ...options }
  let evaluations = 0
  const residuals: FitProblem['residuals'] = (values, out) => {
    evaluations++
    problem.residuals(values, out)
  }
  const counted: FitProblem = { parameters, residualCount, residuals }
  const starts = Float64Array.from(parameters, ({ start }) => start)
  let point = pointAt(counted, starts)
  refuseNonFinite(point)
  let iterations = 0
  let scaling = new Float64Array(parameters.length)
  let damping = firstDamping
  let growth = 2
  const end = (ended: Fit['ended']): Fit => ({ ...summary(problem, point), iterations, evaluations, ended })

  for (;;) {
    if (evaluations + 2 * parameters.length > limit) return end('evaluations')
    const slope = slopeAt(counted, point, differences)
    scaling = Float64Array.from(slope.J, (column, j) => Math.max(norm(column), scaling[j]!))
    iterations++
    if (steepness(slope) <= gtol) return end('gtol')

    for (let accepted = false; !accepted; ) {
      if (evaluations >= limit) return end('evaluations')
      const { values, sum } = point
      const next = pointAt(counted, stepWithin(parameters, slope, scaling, damping))
      const predicted = predictedGain(slope, next.values)
      const gain = sum - next.sum
      accepted = gain > 0 && predicted > 0
      if (accepted) point = next
      damping = accepted ? Math.max(leastDamping, damping * Math.max(1 / 3, 1 - (2 * (gain / predicted) - 1) ** 3)) : damping * growth
      growth = accepted ? 2 : 2 * growth
      if (Math.abs(gain) <= ftol * sum && predicted <= ftol * sum && gain <= 2 * predicted) return end('ftol')
      if (parameters.every((parameter, j) => Math.abs(next.values[j]! - values[j]!) <= xtol * sizeOf(parameter, values[j]!))) return end('xtol')
    }
  }
}

function refuseNonFinite({ residuals, sum }: Point): void {
  if (Number.isFinite(sum)) return
  const at = residuals.findIndex((r) => !Number.isFinite(r * r))
  throw new RangeError(`residual ${at} of ${residuals.length}: expected a finite number at the start, got ${residuals[at]}`)
}

function summary({ parameters, residualCount }: FitProblem, { values, sum }: Point): Omit<Fit, 'iterations' | 'evaluations' | 'ended'> {
  const onBound = parameters.filter(({ lower, upper }, j) => values[j] === lower || values[j] === upper).map(({ name }) => name)
  const degreesOfFreedom = Math.max(0, residualCount - parameters.length + onBound.length)
  return { values, sumOfSquares: sum, rmse: Math.sqrt(sum / residualCount), degreesOfFreedom, onBound }
}
