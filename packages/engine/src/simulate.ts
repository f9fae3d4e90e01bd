import type { Kelvin, Ratio, Second } from '@firstdrive/units'
import { breakOff, type Course } from './driver/course.ts'
import type { EnvironmentParameters } from './environment/environment.ts'
import { Recorder, type Recording } from './record/trace.ts'
import { auditVehicle } from './vehicle/audit.ts'
import { checkNumbers } from './vehicle/check.ts'
import { cruise } from './vehicle/cruise.ts'
import { book, createLedger, type Ledger } from './vehicle/ledger.ts'
import { type BindingLimit, bindingLimits, createLimitLog, logLimits } from './vehicle/limit-log.ts'
import type { VehicleParameters } from './vehicle/parameters.ts'
import { carryOn, createVehicle, type Model, type Surroundings, type VehicleState } from './vehicle/state.ts'
import { actVehicle, demandVehicle, limitVehicle, recordVehicle, vehicleChannels } from './vehicle/vehicle.ts'

/** One drive, ready to be simulated as often as one likes. */
export interface Plan {
  readonly vehicle: VehicleParameters
  readonly course: Course
  readonly environment: EnvironmentParameters
  /** Of the pack's usable window, 0 to 1. */
  readonly stateOfCharge: Ratio
  readonly packTemperature: Kelvin
  readonly model: Model
  /** 0 records nothing, 1 every step, n every n-th. */
  readonly record: number
  /** How another drive of this car left it: pack, drives, tyres and gears go on from there, whatever charge and temperature the plan tells. */
  readonly after?: VehicleState
}

/** What a drive left behind. */
export interface Trace extends Recording {
  readonly steps: number
  readonly duration: Second
  readonly ledger: Readonly<Ledger>
  readonly limits: readonly BindingLimit[]
  readonly misses: Misses
  readonly end: 'complete' | 'could not follow'
  /** The car as it stands at the end. */
  readonly state: VehicleState
}

/** How far the car could not follow its trace. */
export interface Misses {
  /** Occasions on which the band was left. */
  readonly count: number
  readonly seconds: Second
  /** When it was first left; NaN if never. */
  readonly first: Second
}

const surround = ({ environment, course, model }: Plan): Surroundings => ({
  model,
  step: course.step,
  rate: 1 / course.step,
  airTemperature: environment.airTemperature[0]!,
  airDensity: environment.airDensity[0]!,
  headwind: environment.headwind[0]!,
  rollingFactor: environment.rollingFactor[0]!,
  grade: 0,
  target: 0,
  comfortPower: 0,
})

/** Never the user's mistake. */
export class EngineFault extends Error {
  override name = 'EngineFault'
  readonly time: Second

  constructor(problem: string, time: Second) {
    super(`At t = ${time.toFixed(1)} s ${problem}. This is a fault of the engine: please report it with the plan.`)
    this.time = time
  }
}

const imbalanceTolerance = 1e-3

/**
 * Drives the plan from its first second to its last.
 * A part that cannot give what is asked gives what it can: the trace tells which limit bound and for how long.
 * @throws EngineFault when the energy balance of a step is open by more than 1 mW
 * @throws RangeError when the plan has NaN for a number
 */
export function simulate(plan: Plan): Trace {
  checkNumbers(plan.vehicle, 'vehicle')
  checkNumbers(plan.environment, 'environment')
  const { vehicle, course, environment } = plan
  const { airTemperature, airDensity, headwind, rollingFactor } = environment
  const { step: dt, target, grade, comfortPower, lowest, highest, steps, endSpeed, endDistance, endAcceleration, endsAtRest, endsAtBreakOff } = course
  const { emptyCharge, fullCharge } = vehicle.battery
  const state = createVehicle(
    vehicle,
    course.startSpeed,
    emptyCharge + plan.stateOfCharge * (fullCharge - emptyCharge),
    plan.packTemperature,
    airTemperature[0]!,
    dt,
  )
  if (plan.after !== undefined) carryOn(state, plan.after)
  const around = surround(plan)
  const ledger = createLedger()
  const log = createLimitLog()
  const every = plan.record
  const recorder = every > 0 ? new Recorder(vehicleChannels, every, Math.min(Math.ceil(steps / every) + 2, 4096)) : null
  if (recorder !== null) recordVehicle(state, recorder.table, recorder.open(0))

  let end: Trace['end'] = 'complete'
  let count = 0
  let missed = 0
  let first = Number.NaN
  let running = 0
  let k = 0
  let at = 0
  let gradeAt = 0
  let comfortAt = 0
  let weatherAt = 0
  while (k < steps) {
    if (recorder === null) {
      const reached = cruise(vehicle, state, around, ledger, course, environment, k)
      if (reached > k) {
        k = reached
        at = k % target.length
        gradeAt = k % grade.length
        comfortAt = k % comfortPower.length
        weatherAt = k % airTemperature.length
        running = 0
      }
    }
    around.target = target[at]!
    around.grade = grade[gradeAt]!
    around.comfortPower = comfortPower[comfortAt]!
    around.airTemperature = airTemperature[weatherAt]!
    around.airDensity = airDensity[weatherAt]!
    around.headwind = headwind[weatherAt]!
    around.rollingFactor = rollingFactor[weatherAt]!
    const before = state.chassis.speed

    limitVehicle(vehicle, state, around)
    demandVehicle(vehicle, state, around)
    actVehicle(vehicle, state, around)
    auditVehicle(state)
    if (!(Math.abs(state.imbalance) < imbalanceTolerance)) throw new EngineFault(`the energy balance is open by ${state.imbalance.toPrecision(3)} W`, k * dt)
    book(ledger, state, around)
    logLimits(vehicle, state, around, log)
    k++
    if (recorder !== null && k % every === 0) recordVehicle(state, recorder.table, recorder.open(k * dt))

    const { speed, distance } = state.chassis
    if (speed < lowest[at]! || speed > highest[at]!) {
      if (running === 0) count++
      if (count === 1 && running === 0) first = k * dt
      running += dt
      missed += dt
      if (endsAtBreakOff && running >= breakOff) {
        end = 'could not follow'
        break
      }
    } else running = 0
    if (speed >= endSpeed || distance >= endDistance || speed - before <= endAcceleration * dt || (endsAtRest && speed === 0)) break
    at = at + 1 === target.length ? 0 : at + 1
    gradeAt = gradeAt + 1 === grade.length ? 0 : gradeAt + 1
    comfortAt = comfortAt + 1 === comfortPower.length ? 0 : comfortAt + 1
    weatherAt = weatherAt + 1 === airTemperature.length ? 0 : weatherAt + 1
  }
  if (recorder !== null && k % every !== 0) recordVehicle(state, recorder.table, recorder.open(k * dt))
  const recording = recorder === null ? { channels: [], rows: 0, table: new Float64Array(0) } : recorder.finish()
  return { ...recording, steps: k, duration: k * dt, ledger, limits: bindingLimits(log), misses: { count, seconds: missed, first }, end, state }
}
