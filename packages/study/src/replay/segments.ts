import type { Joule, Second } from '@firstdrive/units'

/** The energy of every stretch of `length`, the last one shorter, from the mean power of every step. */
export function segmentEnergy(power: ArrayLike<number>, step: Second, length: Second): Float64Array {
  const per = Math.max(1, Math.round(length / step))
  const energy = new Float64Array(segmentsOf(power.length, step, length))
  for (let k = 0; k < power.length; k++) energy[Math.floor(k / per)]! += power[k]! * step
  return energy satisfies ArrayLike<Joule>
}

export const segmentsOf = (steps: number, step: Second, length: Second): number => Math.ceil(steps / Math.max(1, Math.round(length / step)))
