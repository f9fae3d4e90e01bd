import type { Coulomb, Volt } from '@firstdrive/units'
import type { CellRecord } from './record.ts'
import { longestPulse, type Stretch } from './stretch.ts'

/** Whether the current of a row flows until the next row, or has flowed since the one above, as most cyclers log it. */
export type Reading = 'until the next' | 'since the last'

/** Between which voltages a cell is used. */
export interface VoltageLimits {
  readonly minimum: Volt
  readonly maximum: Volt
}

/** A row at which the state of charge is known. */
export interface KnownEnd {
  readonly row: number
  readonly stateOfCharge: 0 | 1
}

/** So near a limit counts as at it. */
const atLimit: Volt = 0.01

/** Charge drawn since the first row, at each row: ∫I dt. */
export function drawnCharge({ time, current }: CellRecord, reading: Reading): Float64Array {
  const drawn = new Float64Array(time.length)
  const late = reading === 'since the last' ? 1 : 0
  for (let k = 1; k < time.length; k++) drawn[k] = drawn[k - 1]! + current[k - 1 + late]! * (time[k]! - time[k - 1]!)
  return drawn
}

/** Where the cell stands full after a charge to its upper voltage or empty after a discharge to its lower one, in the order of time; pulses do not count. */
export function knownEnds(
  { time, voltage }: CellRecord,
  stretches: readonly Stretch[],
  { minimum, maximum }: VoltageLimits,
  reading: Reading,
): readonly KnownEnd[] {
  const ends: KnownEnd[] = []
  const late = reading === 'until the next' ? 1 : 0 // the last current flows until the row below
  let from = 0 // where the run of stretches in one direction began
  stretches.forEach(({ kind, first, last }, at) => {
    if (stretches[at - 1]?.kind !== kind) from = first
    if (stretches[at + 1]?.kind === kind || kind === 'rest' || time[last]! - time[from]! <= longestPulse) return
    const row = Math.min(last + late, time.length - 1)
    if (kind === 'charge' && voltage[last]! >= maximum - atLimit) ends.push({ row, stateOfCharge: 1 })
    if (kind === 'discharge' && voltage[last]! <= minimum + atLimit) ends.push({ row, stateOfCharge: 0 })
  })
  return ends
}

/** The charge between a full and the next empty, the largest of several; of a charge where none was discharged; null where neither is. */
export function swingOf(ends: readonly KnownEnd[], drawn: Float64Array): Coulomb | null {
  const between = (from: 0 | 1): readonly number[] =>
    ends.flatMap((end, at) => {
      const next = ends[at + 1]
      return next !== undefined && end.stateOfCharge === from && next.stateOfCharge !== from ? [Math.abs(drawn[next.row]! - drawn[end.row]!)] : []
    })
  const swings = between(1).length > 0 ? between(1) : between(0)
  return swings.length > 0 ? Math.max(...swings) : null
}
