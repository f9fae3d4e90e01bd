import { column, EngineFault, type Plan, simulate, type VehicleParameters } from '@firstdrive/engine'
import { type Car, compileVehicle, withInput } from '@firstdrive/spec'
import { type Kilogram, type Second, toKilometres, toKilowattHours } from '@firstdrive/units'
import { driverLoad } from '../conditions.ts'
import { type Finding, identifiability } from '../fit/identifiability.ts'
import { type Fit, type FitOptions, fit } from '../fit/levenberg-marquardt.ts'
import type { FitProblem } from '../fit/problem.ts'
import type { MeasuredDrive } from '../replay/measured-drive.ts'
import { type Comfort, replayPlan } from '../replay/replay-plan.ts'
import { segmentEnergy, segmentsOf } from '../replay/segments.ts'
import type { FreeInput } from './free-input.ts'
import type { TripError } from './trip-error.ts'

/** A measured drive to fit on, of some day, with what heating and cooling took; as measured where it is left out. */
export interface DatedDrive {
  readonly day: string
  readonly drive: MeasuredDrive
  readonly comfort?: Comfort | undefined
}

/** What came of a fit: the car with its new inputs and what the drives say of each. */
export interface Calibration {
  readonly car: Car
  readonly free: readonly FreeInput[]
  readonly values: readonly number[]
  readonly findings: readonly Finding[]
  readonly covariance: readonly Float64Array[]
  readonly correlations: readonly Float64Array[]
  readonly conditionNumber: number
  readonly ended: Fit['ended']
  /** Root mean square of what is left of a segment, Wh per square root of a kilometre of its drive. */
  readonly rmse: number
  /** The sum of squares that each start came down to. */
  readonly starts: readonly { readonly from: readonly number[]; readonly sum: number }[]
}

export interface CalibrateOptions extends Partial<FitOptions> {
  readonly load?: Kilogram
  /** Of a drive, whose energy is one residual. */
  readonly segment?: Second
  /** Multiples of the inputs from which the way down begins. */
  readonly starts?: readonly number[]
}

const usualSegment: Second = 120
/** From the file, from well below and from well above: a valley that only one of them finds shows in `starts`. */
const usualStarts = [1, 0.5, 2]
/** A car that only stood is not worth more than this. */
const shortest_km = 0.1
const enough = { ftol: 1e-7, xtol: 1e-6 } as const

/**
 * Finds the inputs with which the car takes the energy that was measured in every segment of the drives:
 *   least Σ (E_predicted − E_measured)²/km of the drive
 * A drive's segments then weigh as much as its distance.
 */
export function calibrate(car: Car, drives: readonly DatedDrive[], free: readonly FreeInput[], options: CalibrateOptions = {}): Calibration {
  const { load = driverLoad, segment = usualSegment, starts = usualStarts, ...fitting } = options
  const problem = problemOf(car, drives, free, load, segment)
  const tried = starts.map((multiple) => {
    const from = free.map(({ start, lower, upper }) => Math.min(upper, Math.max(lower, start * multiple)))
    return { from, found: fit(startingFrom(problem, from), { ...enough, ...fitting }) }
  })
  const best = tried.reduce((a, b) => (b.found.sumOfSquares < a.found.sumOfSquares ? b : a))
  const { values, ended, rmse } = best.found
  const { findings, correlations, conditionNumber } = identifiability(startingFrom(problem, [...values]), best.found)
  return {
    car: moved(car, free, values),
    free,
    values: [...values],
    findings,
    covariance: correlations.map((row, j) => row.map((share, k) => share * findings[j]!.standardDeviation * findings[k]!.standardDeviation)),
    correlations,
    conditionNumber,
    ended,
    rmse,
    starts: tried.map(({ from, found }) => ({ from, sum: found.sumOfSquares })),
  }
}

const startingFrom = (problem: FitProblem, from: readonly number[]): FitProblem => ({
  ...problem,
  parameters: problem.parameters.map((parameter, k) => ({ ...parameter, start: from[k]! })),
})

const moved = (car: Car, free: readonly FreeInput[], values: ArrayLike<number>): Car =>
  free.reduce((changed, { name }, k) => withInput(changed, name, values[k]!), car)

function problemOf(car: Car, drives: readonly DatedDrive[], free: readonly FreeInput[], load: Kilogram, segment: Second): FitProblem {
  const known = drives.map(({ drive, comfort }) => ({
    drive,
    comfort,
    measured: segmentEnergy(drive.power, drive.step, segment),
    weight: 1 / (3600 * Math.sqrt(Math.max(toKilometres(drive.distance), shortest_km))),
  }))
  return {
    parameters: free,
    residualCount: drives.reduce((count, { drive }) => count + segmentsOf(drive.power.length, drive.step, segment), 0),
    residuals: (values, out) => {
      const vehicle = compileVehicle(moved(car, free, values), { load })
      let at = 0
      for (const { drive, comfort, measured, weight } of known) {
        const predicted = segmentEnergy(powerOf(replayPlan(vehicle, drive, comfort === undefined ? {} : { comfort })), drive.step, segment)
        for (let k = 0; k < measured.length; k++) out[at++] = (predicted[k]! - measured[k]!) * weight
      }
    },
  }
}

/** A car that no one could build may open the balance of the engine: where the model has no answer the fit turns back. */
function powerOf(plan: Plan): Float64Array {
  try {
    return column(simulate(plan), 'battery.power').subarray(1)
  } catch (problem) {
    if (problem instanceof EngineFault) return new Float64Array(plan.course.steps).fill(Number.NaN)
    throw problem
  }
}

/** How far the car's prediction of a drive's energy is off. */
function tripError(vehicle: VehicleParameters, { day, drive, comfort }: DatedDrive): TripError {
  const { ledger } = simulate(replayPlan(vehicle, drive, { record: 0, ...(comfort === undefined ? {} : { comfort }) }))
  const [measured, predicted] = [toKilowattHours(drive.energy), toKilowattHours(ledger.terminals)]
  return { id: drive.id, day, measured_kWh: measured, predicted_kWh: predicted, error_pct: (100 * (predicted - measured)) / Math.abs(measured) }
}

export const tripErrors = (car: Car, drives: readonly DatedDrive[], load: Kilogram = driverLoad): readonly TripError[] => {
  const vehicle = compileVehicle(car, { load })
  return drives.map((drive) => tripError(vehicle, drive))
}
