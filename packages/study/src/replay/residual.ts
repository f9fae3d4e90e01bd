import { column, type Plan, simulate } from '@firstdrive/engine'
import type { Joule } from '@firstdrive/units'
import { covariance } from '../fit/covariance.ts'
import { solveLeastSquares } from '../fit/qr.ts'
import { dot } from '../fit/vector.ts'
import type { MeasuredDrive } from './measured-drive.ts'
import { segmentEnergy } from './segments.ts'

/** What may explain that a drive took another energy than predicted. */
export type Suspect = 'wind' | 'heating' | 'auxiliaries' | 'tyre' | 'grade'

/** A part of the residual laid on one suspect. */
export interface Attribution {
  readonly cause: Suspect | 'unexplained'
  readonly energy: Joule
  /** One standard deviation; 0 for what is left unexplained. */
  readonly uncertainty: Joule
  /** What the suspect would have to be: 2.1 m/s of head wind, and so on. */
  readonly estimate: number
  readonly unit: string
}

interface Hypothesis {
  readonly cause: Suspect
  readonly unit: string
  /** What is believed of it before the drive: nought, give or take this. */
  readonly spread: number
  /** A change that is small enough to be linear, in `unit`, and the plan with it. */
  readonly change: number
  readonly changed: (plan: Plan) => Plan
}

/**
 * Lays the difference between measured and predicted energy on what may have caused it, by how each would have shown along the drive:
 *   least ‖(r − J·θ)/σ‖² + ‖θ/s‖²,   r and J of every minute, s what is believed beforehand, σ what is left
 * The maximum of the posterior of a linear model with normal beliefs: Gelman et al., Bayesian Data Analysis, ch. 14. What two suspects
 * would show alike is shared by their beliefs, and the uncertainty says so.
 */
export function attribute(plan: Plan, drive: MeasuredDrive): readonly Attribution[] {
  const predicted = stretches(plan)
  const measured = segmentEnergy(drive.power, drive.step, stretch)
  const r = measured.map((energy, k) => energy - predicted[k]!)
  const suspects = hypotheses(drive)
  const J = suspects.map(({ change, changed }) => {
    const with_ = stretches(changed(plan))
    return with_.map((energy, k) => (energy - predicted[k]!) / change)
  })
  const { theta, deviations } = believed(J, r, suspects)
  const found = suspects.map(({ cause, unit }, j): Attribution => {
    const perUnit = sum(J[j]!)
    return { cause, unit, estimate: theta[j]!, energy: theta[j]! * perUnit, uncertainty: deviations[j]! * Math.abs(perUnit) }
  })
  const rest = sum(r) - found.reduce((total, { energy }) => total + energy, 0)
  return [...found, { cause: 'unexplained', energy: rest, uncertainty: 0, estimate: 0, unit: '1' }]
}

const stretch = 60 // s

const stretches = (plan: Plan): Float64Array => segmentEnergy(column(simulate(plan), 'battery.power').subarray(1), plan.course.step, stretch)

/** The most likely θ and its standard deviations; σ, what the suspects leave, is found by repetition. */
function believed(J: readonly Float64Array[], r: Float64Array, suspects: readonly Hypothesis[]): { theta: Float64Array; deviations: Float64Array } {
  let sigma = Math.sqrt(dot(r, r) / r.length) || 1
  let theta = new Float64Array(J.length)
  for (let pass = 0; pass < 4; pass++) {
    theta = new Float64Array(
      solveLeastSquares(stacked(J, sigma, suspects), Float64Array.from([...r.map((energy) => energy / sigma), ...suspects.map(() => 0)])),
    )
    const left = r.map((energy, k) => energy - J.reduce((total, one, j) => total + one[k]! * theta[j]!, 0))
    sigma = Math.max(Math.sqrt(dot(left, left) / Math.max(1, r.length - 1)), leastNoise)
  }
  return { theta, deviations: covariance(stacked(J, sigma, suspects), 1).standardDeviations }
}

/** A minute's energy is never known better than this: 50 W. */
const leastNoise: Joule = 3000

const stacked = (J: readonly Float64Array[], sigma: number, suspects: readonly Hypothesis[]): Float64Array[] =>
  J.map((one, j) => Float64Array.from([...one.map((energy) => energy / sigma), ...suspects.map(({ spread }, k) => (k === j ? 1 / spread : 0))]))

/** Beliefs are `assumed`: what a careful driver could say of a drive without instruments. */
function hypotheses({ heater, distance, environment, auxiliaries }: MeasuredDrive): readonly Hypothesis[] {
  const metered = heater?.some((power) => power > 0) ? heater : null
  const cold = environment.airTemperature.some((kelvin) => kelvin < coldWeather)
  const drawn = (plan: Plan, power: (k: number) => number): Plan => ({
    ...plan,
    course: { ...plan.course, comfortPower: Float64Array.from(drawnIn(plan), (before, k) => before + power(k)) },
  })
  return [
    {
      cause: 'wind',
      unit: 'm/s',
      spread: 2,
      change: 0.5,
      changed: (plan) => ({ ...plan, environment: { ...plan.environment, headwind: plan.environment.headwind.map((wind) => wind + 0.5) } }),
    },
    metered === null
      ? { cause: 'heating', unit: 'W', spread: cold ? 1000 : 200, change: 100, changed: (plan) => drawn(plan, () => 100) }
      : { cause: 'heating', unit: '% of what was measured', spread: 5, change: 5, changed: (plan) => drawn(plan, (k) => 0.05 * metered[k]!) },
    { cause: 'auxiliaries', unit: 'W', spread: auxiliaries === null ? 150 : 50, change: 100, changed: (plan) => drawn(plan, () => 100) },
    {
      cause: 'tyre',
      unit: '% of rolling resistance',
      spread: 15,
      change: 5,
      changed: (plan) => ({ ...plan, environment: { ...plan.environment, rollingFactor: plan.environment.rollingFactor.map((factor) => 1.05 * factor) } }),
    },
    {
      cause: 'grade',
      unit: 'm at the end',
      spread: 5,
      change: 2,
      changed: (plan) => ({ ...plan, course: { ...plan.course, grade: plan.course.grade.map((slope) => slope + 2 / Math.max(distance, 1)) } }),
    },
  ]
}

const coldWeather = 288.15 // K

/** What is drawn for comfort in each step, also where one value stood for all. */
const drawnIn = ({ course: { comfortPower, steps } }: Plan): Float64Array =>
  Float64Array.from({ length: steps }, (_, k) => comfortPower[k % comfortPower.length]!)

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)
