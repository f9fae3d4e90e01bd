import type { Watt } from '@firstdrive/units'
import type { MeasuredDrive } from './measured-drive.ts'

/** A heater that says less than this is off. */
const off: Watt = 100
/** Fewer readings at rest than this tell nothing. */
const fewest = 3

/**
 * Whether the heater's channel is stale: of the seconds at rest in which it claims to draw, in most it claims more than the pack gives
 * after the air conditioning has had its share. Such a channel has been held at an old value and tells nothing of the whole drive.
 */
export function heaterIsStale({ heater, airConditioning, power, speed }: MeasuredDrive): boolean {
  if (heater === null) return false
  let [claims, refuted] = [0, 0]
  for (let k = 0; k < heater.length; k++) {
    if (speed[k] !== 0 || speed[k + 1] !== 0 || heater[k]! < off) continue
    claims++
    if (heater[k]! + (airConditioning?.[k] ?? 0) > power[k]!) refuted++
  }
  return claims >= fewest && 2 * refuted > claims
}
