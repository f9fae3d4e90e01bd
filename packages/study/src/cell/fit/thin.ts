import type { Coulomb, Second } from '@firstdrive/units'
import { drawnCharge, type Reading } from './charge-count.ts'
import type { CellRecord } from './record.ts'

/** The rows of a record that a fit looks at, and the mean current that flowed from each to the next. */
export interface Thinned {
  readonly rows: readonly number[]
  readonly time: Float64Array
  readonly current: Float64Array
  readonly flowing: Float64Array
  readonly voltage: Float64Array
  readonly temperature: Float64Array
}

/** Of the capacity. */
const mostCharge = 0.001

/**
 * Every row in which something happens: beside a step of the current all, later ever fewer, but none further apart than 0.1 % of the
 * capacity. Charge is kept exactly.
 * @param spacing of rows, as a share of the time since the current changed
 */
export function thin(record: CellRecord, steps: readonly number[], reading: Reading, capacity: Coulomb, spacing: number): Thinned {
  const { time, current, voltage, temperature } = record
  const drawn = drawnCharge(record, reading)
  const rows = keptRows(time, drawn, new Set(steps), mostCharge * capacity, spacing)
  const at = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!)
  const flowing = Float64Array.from(rows, (row, k) => {
    const next = rows[k + 1]
    return next === undefined ? current[row]! : (drawn[next]! - drawn[row]!) / (time[next]! - time[row]!)
  })
  return { rows, time: at(time), current: at(current), flowing, voltage: at(voltage), temperature: at(temperature) }
}

function keptRows(time: Float64Array, drawn: Float64Array, steps: ReadonlySet<number>, mostDrawn: Coulomb, spacing: number): readonly number[] {
  const rows: number[] = []
  let changed: Second = 0
  for (let k = 0; k < time.length; k++) {
    const last = rows.at(-1)
    const beside = k === time.length - 1 || steps.has(k) || steps.has(k + 1)
    const due = last === undefined || time[k]! - time[last]! >= spacing * (time[k]! - changed) || Math.abs(drawn[k + 1]! - drawn[last]!) > mostDrawn
    if (steps.has(k)) changed = time[Math.max(k - 1, 0)]!
    if (beside || due) rows.push(k)
  }
  return rows
}
