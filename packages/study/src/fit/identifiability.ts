import { decimalsFor, fixed, significant, toPercent } from '@firstdrive/units'
import { covariance, nullShare } from './covariance.ts'
import { jacobian } from './jacobian.ts'
import type { Fit } from './levenberg-marquardt.ts'
import { evaluate, type FitProblem, sizeOf } from './problem.ts'

export interface Identifiability {
  readonly findings: readonly Finding[]
  readonly correlations: readonly Float64Array[]
  readonly conditionNumber: number
}

/** What the data say about one parameter. */
export interface Finding {
  readonly name: string
  readonly value: number
  /** Infinity where undetermined. */
  readonly standardDeviation: number
  readonly verdict: 'determined' | 'weak' | 'undetermined'
  /** Why, in words. */
  readonly reason: string
}

/** At a standard deviation of a quarter the 95 % interval spans a factor of three: not even the first figure is known. */
const weakSpread = 0.25
/** At a correlation of 0.99 a parameter is 1/√(1 − 0.99²) = 7 times less certain than if the other were known. */
export const weakCorrelation = 0.99
/** One that is three times less certain with those on a bound let free hangs on the bound: an ordinary deviation off it is beyond three of those on it. */
const hanging = 3

/**
 * What a fit is worth: which of its parameters the data determine, from central differences at its end.
 * It takes the residuals for independent: where the model itself is wrong they hang together, and everything is less certain than this says.
 */
export function identifiability(problem: FitProblem, { values, onBound, sumOfSquares, degreesOfFreedom }: Fit): Identifiability {
  const residuals = new Float64Array(problem.residualCount)
  evaluate(problem, values, residuals)
  const J = jacobian(problem, values, residuals, 'central')
  const variance = degreesOfFreedom > 0 ? sumOfSquares / degreesOfFreedom : Infinity
  const offBound = covariance(J, variance)
  problem.parameters.forEach(({ name }, j) => {
    if (onBound.includes(name)) J[j]!.fill(0)
  })
  const { standardDeviations, correlations, conditionNumber, nullSpace } = covariance(J, variance)
  const others = (row: Float64Array, limit: number): Other[] =>
    problem.parameters.map(({ name }, k) => ({ name, share: row[k]! })).filter(({ share }) => Math.abs(share) > limit)
  const findings = problem.parameters.map((parameter, j): Finding => {
    const { name } = parameter
    const value = values[j]!
    const standardDeviation = standardDeviations[j]!
    const size = sizeOf(parameter, value)
    const spread = standardDeviation / size
    const spreadOffBound = offBound.standardDeviations[j]! / size
    const unlike = (other: Other): boolean => other.name !== name
    const undetermined = (reason: string): Finding => ({ name, value, standardDeviation: Infinity, verdict: 'undetermined', reason })
    if (onBound.includes(name)) return undetermined(`${name} lies on its ${value === parameter.lower ? 'lower' : 'upper'} bound, ${significant(value)}`)
    if (nullSpace[j]![j]! > nullShare ** 2) return undetermined(inNullSpace(name, others(nullSpace[j]!, nullShare).filter(unlike)))
    if (degreesOfFreedom === 0)
      return { name, value, standardDeviation, verdict: 'weak', reason: 'there are no more residuals than parameters to tell the noise by' }
    const doubts = others(correlations[j]!, weakCorrelation)
      .filter(unlike)
      .map((other) => inseparable(name, other))
    if (spread > weakSpread) doubts.unshift(`${name} is known only to ± ${percent(spread)}`)
    else if (spreadOffBound > Math.min(weakSpread, hanging * spread)) doubts.unshift(hangsOn(name, onBound, spreadOffBound))
    if (doubts.length > 0) return { name, value, standardDeviation, verdict: 'weak', reason: doubts.join('; ') }
    return { name, value, standardDeviation, verdict: 'determined', reason: `${name} is known to ± ${percent(spread)}` }
  })
  return { findings, correlations, conditionNumber }
}

interface Other {
  readonly name: string
  readonly share: number
}

const inNullSpace = (name: string, others: readonly Other[]): string =>
  others.length === 0
    ? `no residual depends on ${name}`
    : `the data cannot tell ${name} from ${others.map((other) => other.name).join(' and ')}: only a combination of them shows`

const inseparable = (name: string, { name: other, share }: Other): string =>
  `the data cannot tell ${name} from ${other}: correlation ${fixed(share, decimalsFor(1 - Math.abs(share), 9) - 1)}`

const hangsOn = (name: string, onBound: readonly string[], spread: number): string =>
  `${name} hangs on what lies on a bound (${onBound.join(', ')}): off it ${name} would be known only to ± ${percent(spread)}`

const percent = (share: number): string => `${significant(toPercent(share), 2)} %`
