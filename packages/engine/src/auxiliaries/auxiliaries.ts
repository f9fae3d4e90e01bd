import type { Watt } from '@firstdrive/units'
import { defineChannels } from '../record/channel.ts'

/** Everything the pack feeds beside the drive: controls, pumps, lights, screens. */
export interface AuxiliariesState {
  /** Asked for in the step: the car's own, and what the course adds. */
  wanted: Watt
  power: Watt
}

export const createAuxiliaries = (): AuxiliariesState => ({ wanted: 0, power: 0 })

export const auxiliariesChannels = defineChannels<AuxiliariesState>('auxiliaries', { power: ['W', 'power of the auxiliaries'] })

export function recordAuxiliaries(state: AuxiliariesState, row: Float64Array, at: number): void {
  row[at] = state.power
}
