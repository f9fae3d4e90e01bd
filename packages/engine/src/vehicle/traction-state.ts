import type { MetrePerSecond, Newton, Watt } from '@firstdrive/units'
import { defineChannels } from '../record/channel.ts'

/** How the force at the wheels comes about in a step. */
export interface TractionState {
  /** Speed asked for, after the limiter. */
  target: MetrePerSecond
  /** What reaching the target takes at the wheels, and what is delivered. */
  wanted: Newton
  delivered: Newton
  /** Friction brakes, negative. */
  brakeForce: Newton
  brakePower: Watt
  /** What each axle can pull and hold back, by its machine or by its grip, both positive. */
  leadPulling: Newton
  leadHolding: Newton
  followPulling: Newton
  followHolding: Newton
  /** Force of both motors at the wheels, the drag of an idle one included, and the electrical power that they take. */
  motors: Newton
  power: Watt
  /** Where the pack binds: the electrical power that the motors must keep within, and a force that surely does. */
  bound: Watt
  inner: Newton
  /** Whether the pack gave less, or took less, than the motors could use. */
  packBinds: boolean
  chargeBinds: boolean
}

/** A force short by less than this has been delivered. */
export const forceTolerance: Newton = 1e-7

export const createTraction = (): TractionState => ({
  target: 0,
  wanted: 0,
  delivered: 0,
  brakeForce: 0,
  brakePower: 0,
  leadPulling: 0,
  leadHolding: 0,
  followPulling: 0,
  followHolding: 0,
  motors: 0,
  power: 0,
  bound: 0,
  inner: 0,
  packBinds: false,
  chargeBinds: false,
})

export const tractionChannels = defineChannels<TractionState>('traction', {
  target: ['m/s', 'speed asked for'],
  wanted: ['N', 'tractive force asked for'],
  brakePower: ['W', 'heat of the friction brakes'],
})

export function recordTraction(state: TractionState, row: Float64Array, at: number): void {
  row[at] = state.target
  row[at + 1] = state.wanted
  row[at + 2] = state.brakePower
}
