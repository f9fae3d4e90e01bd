import { interpolate } from '@firstdrive/engine'
import type { Asked } from './thevenin-fixture.ts'

/** The current that was asked at an instant. */
export const currentAt = ({ current_A = 0, breaks_s, breaks_A }: Asked, t: number): number =>
  breaks_s === undefined || breaks_A === undefined ? current_A : interpolate(breaks_s, breaks_A, t)

/** Its mean between two instants: linear between the breaks, so trapezia are exact. */
export function meanCurrent(asked: Asked, from: number, to: number): number {
  const stops = [from, ...(asked.breaks_s ?? []).filter((t) => t > from && t < to), to]
  let charge = 0
  for (let k = 1; k < stops.length; k++) charge += 0.5 * (stops[k]! - stops[k - 1]!) * (currentAt(asked, stops[k]!) + currentAt(asked, stops[k - 1]!))
  return charge / (to - from)
}
