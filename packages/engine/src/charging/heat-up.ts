import type { Joule, Kelvin, Second } from '@firstdrive/units'
import { passCurrent } from '../battery/battery.ts'
import { limitBattery } from '../battery/limits.ts'
import type { BatteryParameters } from '../battery/parameters.ts'
import { createBattery } from '../battery/state.ts'
import { conditionPack, createConditioning, followPack, type PackConditioning } from './pack-conditioning.ts'

/** What it takes to heat a standing pack. */
export interface HeatUp {
  readonly time: Second
  readonly energy: Joule
  /** Its coldest cells did not get there: the coolant is frozen, or the heater is too weak for the air. */
  readonly reached: boolean
}

const longest: Second = 24 * 3600

/** Heats a pack through its coolant, in air of its starting temperature, until the coldest cells are at `to`. */
export function heatUp(battery: BatteryParameters, conditioning: PackConditioning, from: Kelvin, to: Kelvin, dt: Second = 5): HeatUp {
  const state = createBattery(battery, 0.5, from, dt)
  const path = createConditioning(conditioning, from, dt)
  const around = { airTemperature: from }
  const heater: PackConditioning = { ...conditioning, heatUntil: to }
  let [time, energy] = [0, 0]
  while (path.coldest < to && time < longest) {
    conditionPack(heater, path, state, conditioning.heaterPower)
    limitBattery(battery, state)
    passCurrent(state, 0, around)
    followPack(path, state)
    energy += path.power * dt
    time += dt
    if (path.power === 0) break
  }
  return { time, energy, reached: path.coldest >= to }
}
