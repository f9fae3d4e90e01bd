import {
  type Consumption,
  type Course,
  constantSpeed,
  consumption,
  cycle,
  type LimitName,
  type Model,
  simulate,
  type Trace,
  type VehicleParameters,
} from '@firstdrive/engine'
import { type Car, type Cycle, compileCycle, compileVehicle } from '@firstdrive/spec'
import { fromKilometres, fromKilometresPerHour, type Kilogram, type Second, toKilometres } from '@firstdrive/units'
import { type Conditions, chargeOf, driverLoad, environmentOf } from '../conditions.ts'

/** What is driven: a cycle, or a constant speed. */
export type Itinerary = { readonly cycle: Cycle; readonly untilEmpty: boolean } | { readonly speed_kmh: number; readonly untilEmpty: boolean }

export interface DriveOptions {
  readonly conditions?: Conditions
  /** Seconds; 1 unless told. */
  readonly step?: Second
  readonly model?: Model
  /** 0 records nothing, n every n-th step. */
  readonly record?: number
}

/** The answer of one drive. */
export interface Drive extends Consumption {
  /** Distance at which the car could no longer follow; null unless it was driven until empty. */
  readonly range_km: number | null
  readonly trace_misses: number
  readonly limits: readonly { readonly limit: LimitName; readonly seconds: number }[]
  readonly trace: Trace
}

/** At constant speed without an end in sight: this far. */
const constantDistance_km = 100

/** One drive as plain data, ready for any thread. */
export interface DriveTask {
  readonly vehicle: VehicleParameters
  readonly course: Course
  readonly untilEmpty: boolean
  readonly conditions: Conditions
}

/** Drives one car once. */
export const drive = (car: Car, itinerary: Itinerary, { conditions = {}, step = 1, ...recording }: DriveOptions = {}): Drive =>
  driveTask(driveTaskOf(car, itinerary, conditions, step), recording)

export const driveTaskOf = (car: Car, itinerary: Itinerary, conditions: Conditions, step: Second = 1): DriveTask => ({
  vehicle: compileVehicle(car, { load: conditions.load_kg ?? procedureLoad(itinerary) }),
  course: courseOf(itinerary, step),
  untilEmpty: itinerary.untilEmpty,
  conditions,
})

export function driveTask(
  { vehicle, course, untilEmpty, conditions }: DriveTask,
  { model = 'full', record = 0 }: Pick<DriveOptions, 'model' | 'record'> = {},
): Drive {
  const environment = environmentOf(conditions)
  const trace = simulate({ vehicle, course, environment, stateOfCharge: chargeOf(conditions), packTemperature: environment.airTemperature[0]!, model, record })
  return {
    ...consumption(trace, vehicle.wallEfficiency),
    range_km: untilEmpty ? toKilometres(trace.state.chassis.distance) : null,
    trace_misses: trace.misses.count,
    limits: trace.limits,
    trace,
  }
}

const procedureLoad = (itinerary: Itinerary): Kilogram => ('cycle' in itinerary ? itinerary.cycle.about?.spec.load?.si : undefined) ?? driverLoad

function courseOf(itinerary: Itinerary, step: Second): Course {
  if ('cycle' in itinerary) {
    const { speed, grade } = compileCycle(itinerary.cycle, step)
    return cycle(speed, step, { grade, repeat: itinerary.untilEmpty })
  }
  return constantSpeed(fromKilometresPerHour(itinerary.speed_kmh), step, itinerary.untilEmpty ? {} : { distance: fromKilometres(constantDistance_km) })
}
