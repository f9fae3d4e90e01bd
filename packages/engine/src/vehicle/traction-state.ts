import type { MetrePerSecond, Newton, Watt } from '@firstdrive/units'
import type { ChargeLimit, DischargeLimit } from '../battery/battery.ts'
import { defineChannels } from '../record/channel.ts'

type AxleLimit = 'machine' | 'grip'

/** How the force at the wheels comes about in a step, and which limits shaped it. */
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
  leadLimit: AxleLimit
  followLimit: AxleLimit
  brakeLimit: 'brakes' | 'grip'
  packLimit: 'none' | DischargeLimit
  chargeLimit: 'none' | ChargeLimit
}

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
  leadLimit: 'machine',
  followLimit: 'machine',
  brakeLimit: 'grip',
  packLimit: 'none',
  chargeLimit: 'none',
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
