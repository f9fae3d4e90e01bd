import {
  type BindingLimit,
  type Course,
  fullBrake,
  fullThrottle,
  hillStart,
  mechanicalTopSpeed,
  simulate,
  type Trace,
  timeAtDistance,
  timeAtSpeed,
  type VehicleParameters,
} from '@firstdrive/engine'
import { type Car, compileVehicle } from '@firstdrive/spec'
import { fromKilometresPerHour, type Ratio, rollOutFoot, type Second, toKilometresPerHour, toPercent } from '@firstdrive/units'
import { type Conditions, chargeOf, environmentOf, testLoad } from '../conditions.ts'

/** The answers of the performance tests; a time never reached is null. */
export interface Performance {
  readonly t_0_100_s: number | null
  /** Without the first foot: the clock starts after 0.3048 m. */
  readonly t_0_100_rollout_s: number | null
  readonly t_0_200_s: number | null
  readonly t_80_120_s: number | null
  readonly t_400m_s: number | null
  readonly top_speed_kmh: number
  readonly top_speed_ungoverned_kmh: number
  readonly gradeability_pct: number
  readonly braking_100_0_m: number
  /** What bound in the run from rest to top speed. */
  readonly limits: readonly BindingLimit[]
  /** The run from rest to top speed, every step. */
  readonly launch: Trace
}

export interface PerformOptions {
  readonly conditions?: Conditions
  /** Seconds; times do not depend on it. */
  readonly step?: Second
}

/** A car that gains less than this in m/s² has reached its top speed. */
const settled = 0.01
const longest: Second = 300
/** A car can start on a hill when it gets this far in that time. */
const hill = { distance: 1, duration: 5 } as const
const steepest: Ratio = 2
const bisections = 18

/** The performance tests of one car as plain data, ready for any thread. */
export interface PerformTask {
  readonly vehicle: VehicleParameters
  readonly conditions: Conditions
}

/** Runs the performance tests of one car: every answer comes from runs of the same plant. */
export const perform = (car: Car, { conditions = {}, step = 0.01 }: PerformOptions = {}): Performance => performTask(performTaskOf(car, conditions), step)

export const performTaskOf = (car: Car, conditions: Conditions): PerformTask => ({
  vehicle: compileVehicle(car, { load: conditions.load_kg ?? testLoad }),
  conditions,
})

export function performTask({ vehicle, conditions }: PerformTask, step: Second = 0.01): Performance {
  const run = driver(vehicle, conditions)
  const launch = run(fullThrottle(step, { settled, duration: longest }), { record: 1 })
  const rolling = run(fullThrottle(step, { from: kmh(80), speed: kmh(120), settled }), { record: 1 })
  const topSpeed = launch.state.chassis.speed
  const free = run(fullThrottle(step, { from: topSpeed, settled, duration: longest }), { topSpeed: mechanicalTopSpeed(vehicle) })

  const t_0_100_s = timeAtSpeed(launch, kmh(100))
  const rollOut = timeAtDistance(launch, rollOutFoot)
  return {
    t_0_100_s,
    t_0_100_rollout_s: t_0_100_s === null || rollOut === null ? null : t_0_100_s - rollOut,
    t_0_200_s: timeAtSpeed(launch, kmh(200)),
    t_80_120_s: timeAtSpeed(rolling, kmh(120)),
    t_400m_s: timeAtDistance(launch, 400) ?? timeAtDistance(run(fullThrottle(step, { distance: 400 }), { record: 1 }), 400),
    top_speed_kmh: toKilometresPerHour(topSpeed),
    top_speed_ungoverned_kmh: toKilometresPerHour(free.state.chassis.speed),
    gradeability_pct: toPercent(gradeability((grade) => run(hillStart(step, grade, hill)).state.chassis.distance >= hill.distance)),
    braking_100_0_m: run(fullBrake(step, kmh(100))).state.chassis.distance,
    limits: launch.limits,
    launch,
  }
}

const kmh = fromKilometresPerHour

function driver(vehicle: VehicleParameters, conditions: Conditions) {
  const environment = environmentOf(conditions)
  const stateOfCharge = chargeOf(conditions)
  return (course: Course, { record = 0, topSpeed = vehicle.topSpeed } = {}): Trace =>
    simulate({ vehicle: { ...vehicle, topSpeed }, course, environment, stateOfCharge, packTemperature: environment.airTemperature[0]!, model: 'full', record })
}

/** The steepest grade on which the car can start, by bisection. */
function gradeability(climbs: (grade: Ratio) => boolean): Ratio {
  let possible = 0
  let impossible = steepest
  for (let trial = 0; trial < bisections; trial++) {
    const grade = 0.5 * (possible + impossible)
    if (climbs(grade)) possible = grade
    else impossible = grade
  }
  return possible
}
