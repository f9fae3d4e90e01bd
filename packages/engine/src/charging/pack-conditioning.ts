import type { Kelvin, Ratio, Second, Watt } from '@firstdrive/units'
import type { BatteryState } from '../battery/state.ts'
import { type CoolantPathParameters, type CoolantPathState, createCoolantPath, inletFor, stepCoolantPath } from '../thermal/coolant-path.ts'

/** What cools and heats a pack that stands. */
export interface PackConditioning {
  readonly path: CoolantPathParameters
  /** The chiller holds the coolant at it while any cell is warmer. */
  readonly coolantTemperature: Kelvin
  /** Heat moved by the chiller over the power it takes. */
  readonly chillerEfficiency: Ratio
  /** Heat into the coolant while any cell is colder than `heatUntil`. */
  readonly heaterPower: Watt
  readonly heatUntil: Kelvin
}

/** The coolant's path, and what conditioning does in this step. */
export interface ConditioningState {
  readonly path: CoolantPathState
  coldest: Kelvin
  hottest: Kelvin
  /** Out of the cells into the coolant; negative while it heats. */
  heat: Watt
  /** Electrical, of heater or chiller. */
  power: Watt
}

export const createConditioning = ({ path }: PackConditioning, temperature: Kelvin, dt: Second): ConditioningState => ({
  path: createCoolantPath(path, temperature, dt),
  coldest: temperature,
  hottest: temperature,
  heat: 0,
  power: 0,
})

/** Moves heat between coolant and cells for a step, with at most `available` for the heater; the pack's mean temperature follows its zones. */
export function conditionPack(conditioning: PackConditioning, state: ConditioningState, battery: BatteryState, available: Watt): void {
  const { path } = state
  const heats = state.coldest < conditioning.heatUntil && conditioning.heaterPower > 0
  const cools = !heats && state.hottest > conditioning.coolantTemperature
  const heater = Math.min(conditioning.heaterPower, Math.max(available, 0))
  state.heat = 0
  state.power = 0
  if (heats || cools) {
    path.inletTemperature = heats ? inletFor(conditioning.path, path, heater) : conditioning.coolantTemperature
    stepCoolantPath(conditioning.path, path)
    state.heat = path.heat
    state.power = heats ? -path.heat : path.heat / conditioning.chillerEfficiency
  }
  look(state)
  battery.temperature = mean(path.temperatures)
}

/** Spreads over the zones what a step of the pack has warmed its cells by. */
export function followPack(state: ConditioningState, battery: BatteryState): void {
  const { temperatures } = state.path
  const warmer = battery.temperature - mean(temperatures)
  for (let zone = 0; zone < temperatures.length; zone++) temperatures[zone]! += warmer
  look(state)
}

function look(state: ConditioningState): void {
  const { temperatures } = state.path
  let coldest = Infinity
  let hottest = -Infinity
  for (let zone = 0; zone < temperatures.length; zone++) {
    const T = temperatures[zone]!
    if (T < coldest) coldest = T
    if (T > hottest) hottest = T
  }
  state.coldest = coldest
  state.hottest = hottest
}

function mean(temperatures: Float64Array): Kelvin {
  let sum = 0
  for (let zone = 0; zone < temperatures.length; zone++) sum += temperatures[zone]!
  return sum / temperatures.length
}
