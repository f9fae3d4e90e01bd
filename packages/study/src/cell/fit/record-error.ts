import type { Kelvin, Ratio, Second } from '@firstdrive/units'
import { drawnCharge, type Reading } from './charge-count.ts'
import type { CellRecord } from './record.ts'
import { replay } from './replay.ts'
import type { CellTables } from './unknowns.ts'

/** How far a cell is from a record, over all of its rows. */
export interface RecordError {
  readonly file: string
  readonly temperature: Kelvin
  readonly rows: number
  readonly start: Ratio
  /** mV; the largest with its sign, above where the cell shows too much. */
  readonly rmse: number
  readonly largest: number
  readonly at: Second
}

/** Puts a cell under the current of a record, from a state of charge at its first row. */
export function recordError(cell: CellTables, record: CellRecord, reading: Reading, start: Ratio): RecordError {
  const { file, time, current, voltage, temperature } = record
  const drawn = drawnCharge(record, reading)
  const flowing = current.map((I, k) => (k + 1 < time.length ? (drawn[k + 1]! - drawn[k]!) / (time[k + 1]! - time[k]!) : I))
  const model = new Float64Array(time.length)
  replay(cell, { time, current, flowing, temperature, stateOfCharge: start }, model)
  const errors = model.map((V, k) => 1e3 * (V - voltage[k]!))
  const worst = errors.reduce((worst, error, k) => (Math.abs(error) > Math.abs(errors[worst]!) ? k : worst), 0)
  return {
    file,
    temperature: temperature.reduce((sum, T) => sum + T, 0) / temperature.length,
    rows: time.length,
    start,
    rmse: Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length),
    largest: errors[worst]!,
    at: time[worst]!,
  }
}
