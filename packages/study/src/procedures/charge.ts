import { type BatteryParameters, type ChargePoint, type ChargerParameters, type ChargingParameters, charge } from '@firstdrive/engine'
import { loadCycle } from '@firstdrive/library'
import { type Car, type ChargerSpec, type Checked, type Cycle, compileBattery, compileCharging, fine, type Result } from '@firstdrive/spec'
import {
  type Celsius,
  fromCelsius,
  fromPercent,
  type Kelvin,
  type Ratio,
  type Second,
  toCelsius,
  toKilowattHours,
  toKilowatts,
  toMinutes,
} from '@firstdrive/units'
import { roomTemperature } from '../conditions.ts'
import { type DriveTask, driveTask, driveTaskOf } from './drive.ts'

export interface ChargeOptions {
  /** Air, and with it the pack unless it is preconditioned. Without it the air is at room temperature and the pack at its best. */
  readonly ambient_C?: Celsius | undefined
  /** The pack is brought to its best temperature first. */
  readonly precondition?: boolean
  readonly from_pct?: number
  readonly to_pct?: number
  /** Seconds; the answer does not depend on it. */
  readonly step?: Second
}

/** The answer of one charge. Added range counts from `from_pct` and is not stopped by `to_pct`. */
export interface Charge {
  readonly ambient_C: Celsius
  readonly start_C: Celsius
  readonly from_pct: number
  readonly to_pct: number
  /** Null when the pack does not get there. */
  readonly minutes: number | null
  readonly energy_battery_kWh: number
  readonly energy_charger_kWh: number
  readonly energy_grid_kWh: number
  readonly peak_kW: number
  readonly added_range_km: { readonly min_5: number; readonly min_10: number; readonly min_15: number }
  readonly points: readonly ChargePoint[]
}

const addedRange: Second = 15 * 60
/** Where the best starting temperature is looked for, °C. */
const warmest = 45
/** Charges that differ by less take the same time. */
const asShort: Second = 5
const coolest = 10

/** One charge as plain data, ready for any thread. */
export interface ChargeTask {
  readonly battery: BatteryParameters
  readonly charging: ChargingParameters
  readonly charger: ChargerParameters
  readonly ambient_C: Celsius
  readonly precondition: boolean
  readonly from_pct: number
  readonly to_pct: number
  /** The car's own drive by whose consumption added range is counted. */
  readonly measure: DriveTask
}

/** Charges one car at one charger; issues where the two do not go together. */
export function chargeCar(car: Car, charger: Checked<ChargerSpec>, { step = 1, ...options }: ChargeOptions = {}): Result<Charge> {
  const cycle = loadCycle('cltc-p')
  if (!cycle.ok) return cycle
  const task = chargeTaskOf(car, charger, cycle.value, options)
  return task.ok ? fine(chargeTask(task.value, step)) : task
}

/** `cycle`: once around it, at room temperature, from a pack with room for what comes back, gives the consumption that counts. */
export function chargeTaskOf(car: Car, charger: Checked<ChargerSpec>, cycle: Cycle, options: Omit<ChargeOptions, 'step'>): Result<ChargeTask> {
  const compiled = compileCharging(car, charger)
  if (!compiled.ok) return compiled
  const { ambient_C = roomTemperature, precondition = options.ambient_C === undefined, from_pct = 10, to_pct = 80 } = options
  const measure = driveTaskOf(car, { cycle, untilEmpty: false }, { soc_pct: 80 })
  return fine({ ...compiled.value, battery: compileBattery(car), ambient_C, precondition, from_pct, to_pct, measure })
}

export function chargeTask(task: ChargeTask, step: Second = 1): Charge {
  const { ambient_C, precondition, from_pct, to_pct, measure, ...parts } = task
  const to = fromPercent(to_pct)
  const run = (startTemperature: Kelvin, dt: Second): readonly ChargePoint[] =>
    charge({ ...parts, airTemperature: fromCelsius(ambient_C), startTemperature, from: fromPercent(from_pct), to, atLeast: addedRange, step: dt })
  const start = fromCelsius(precondition ? bestStart((celsius) => at(run(fromCelsius(celsius), 5), to)) : ambient_C)
  const points = run(start, step)
  const reached = at(points, to)
  const end = reached ?? (points.at(-1) as ChargePoint)
  const consumption = driveTask(measure).battery_kWh_per_100km / 100
  const added = (minutes: number): number => toKilowattHours(after(points, minutes * 60)) / consumption
  return {
    ambient_C,
    start_C: toCelsius(start),
    from_pct,
    to_pct,
    minutes: reached === null ? null : toMinutes(end.time),
    energy_battery_kWh: toKilowattHours(end.batteryEnergy),
    energy_charger_kWh: toKilowattHours(end.chargerEnergy),
    energy_grid_kWh: toKilowattHours(end.gridEnergy),
    peak_kW: toKilowatts(points.reduce((peak, { power }) => Math.max(peak, power), 0)),
    added_range_km: { min_5: added(5), min_10: added(10), min_15: added(15) },
    points,
  }
}

/** The temperature from which the charge is shortest, to the kelvin; of those that are as short, the one that takes least from the grid. */
function bestStart(end: (celsius: Celsius) => ChargePoint | null): Celsius {
  const ends = Array.from({ length: warmest - coolest + 1 }, (_, k) => ({ celsius: coolest + k, point: end(coolest + k) }))
  const reached = ends.flatMap(({ celsius, point }) => (point === null ? [] : [{ celsius, time: point.time, energy: point.gridEnergy }]))
  const shortest = Math.min(...reached.map(({ time }) => time))
  const [best] = reached.filter(({ time }) => time <= shortest + asShort).sort((a, b) => a.energy - b.energy)
  return best?.celsius ?? roomTemperature
}

/** The moment when a state of charge is reached, between two points; null if it never is. */
function at(points: readonly ChargePoint[], stateOfCharge: Ratio): ChargePoint | null {
  const k = points.findIndex((point) => point.stateOfCharge >= stateOfCharge)
  if (k <= 0) return points[k] ?? null
  const [before, there] = [points[k - 1] as ChargePoint, points[k] as ChargePoint]
  const share = (stateOfCharge - before.stateOfCharge) / (there.stateOfCharge - before.stateOfCharge)
  const between = (from: number, to: number): number => from + (to - from) * share
  return {
    ...there,
    time: between(before.time, there.time),
    stateOfCharge,
    batteryEnergy: between(before.batteryEnergy, there.batteryEnergy),
    chargerEnergy: between(before.chargerEnergy, there.chargerEnergy),
    gridEnergy: between(before.gridEnergy, there.gridEnergy),
  }
}

/** Energy in the battery after so long; what it has at the end, if it was full before. */
const after = (points: readonly ChargePoint[], time: Second): number =>
  (points.find((point) => point.time >= time - 1e-9) ?? (points.at(-1) as ChargePoint)).batteryEnergy
