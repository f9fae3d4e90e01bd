import {
  type BindingLimit,
  type Course,
  constantSpeed,
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
import {
  fromKilometresPerHour,
  type Kilogram,
  type MetrePerSecond,
  type Ratio,
  rollOutFoot,
  type Second,
  toKilometresPerHour,
  toPercent,
} from '@firstdrive/units'
import { type Conditions, chargeOf, environmentOf, testLoad } from '../conditions.ts'
import { type Launch, launchAgain } from './launches.ts'
import { towing } from './trailer.ts'

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
  /** The highest speed that is held for half an hour, from the charge at the start. */
  readonly top_speed_30min_kmh: number
  readonly gradeability_pct: number
  readonly braking_100_0_m: number
  /** What bound in the run from rest to top speed. */
  readonly limits: readonly BindingLimit[]
  /** One launch after the other, as many as were asked for. */
  readonly launches: readonly Launch[]
  /** The run from rest to top speed, every step. */
  readonly launch: Trace
}

export interface PerformOptions {
  readonly conditions?: Conditions
  /** Seconds; times do not depend on it. */
  readonly step?: Second
  /** How many launches in a row; none unless told. */
  readonly repeat?: number
  /** Mass of a trailer; none unless told. */
  readonly tow_kg?: Kilogram
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
export const perform = (car: Car, { conditions = {}, step = 0.01, repeat = 0, tow_kg = 0 }: PerformOptions = {}): Performance =>
  performTask(performTaskOf(car, conditions, tow_kg), step, repeat)

export const performTaskOf = (car: Car, conditions: Conditions, tow_kg: Kilogram = 0): PerformTask => ({
  vehicle: towing(compileVehicle(car, { load: conditions.load_kg ?? testLoad }), tow_kg),
  conditions,
})

export function performTask({ vehicle, conditions }: PerformTask, step: Second = 0.01, repeat = 0): Performance {
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
    top_speed_30min_kmh: toKilometresPerHour(heldSpeed(topSpeed, (speed) => isHeld(run(constantSpeed(speed, heldStep, { duration: halfAnHour }))))),
    gradeability_pct: toPercent(gradeability((grade) => run(hillStart(step, grade, hill)).state.chassis.distance >= hill.distance)),
    braking_100_0_m: run(fullBrake(step, kmh(100))).state.chassis.distance,
    limits: launch.limits,
    launches: launchAgain(planFor(vehicle, conditions), repeat, step),
    launch,
  }
}

const kmh = fromKilometresPerHour

/** The run from rest to top speed alone. */
export function sprint({ vehicle, conditions }: PerformTask, step: Second) {
  const launch = driver(vehicle, conditions)(fullThrottle(step, { settled, duration: longest }), { record: 1 })
  return { t_0_100_s: timeAtSpeed(launch, kmh(100)), t_0_200_s: timeAtSpeed(launch, kmh(200)), topSpeed: launch.state.chassis.speed }
}

function planFor(vehicle: VehicleParameters, conditions: Conditions) {
  const environment = environmentOf(conditions)
  return { vehicle, environment, stateOfCharge: chargeOf(conditions), packTemperature: environment.airTemperature[0]!, model: 'full' as const }
}

function driver(vehicle: VehicleParameters, conditions: Conditions) {
  const plan = planFor(vehicle, conditions)
  return (course: Course, { record = 0, topSpeed = vehicle.topSpeed } = {}): Trace => simulate({ ...plan, vehicle: { ...vehicle, topSpeed }, course, record })
}

const halfAnHour: Second = 1800
const heldStep: Second = 1
const heldBisections = 12

const isHeld = ({ misses, end }: Trace): boolean => end === 'complete' && misses.count === 0

/** The highest speed up to `most` that is held, by bisection. UN R68 asks for the mean over 30 minutes. */
function heldSpeed(most: MetrePerSecond, holds: (speed: MetrePerSecond) => boolean): MetrePerSecond {
  if (holds(most)) return most
  let possible = 0
  let impossible = most
  for (let trial = 0; trial < heldBisections; trial++) {
    const speed = 0.5 * (possible + impossible)
    if (holds(speed)) possible = speed
    else impossible = speed
  }
  return possible
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
