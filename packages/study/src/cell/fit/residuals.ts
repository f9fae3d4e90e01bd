import type { FitProblem } from '../../fit/problem.ts'
import type { Prepared } from './prepared.ts'
import { replay } from './replay.ts'
import { type CellShape, type Free, tablesOf, temperatureTable, type Unknowns, unknownsOf } from './unknowns.ts'

/** Millivolts by which the model is above the measurement, at the rows that were kept, one record after the other. */
export interface CellProblem extends FitProblem {
  readonly unknowns: Unknowns
}

export function cellProblem({ records }: Prepared, start: CellShape, free: Free): CellProblem {
  const unknowns = unknownsOf(start, free)
  const held = free.law === 'held' ? temperatureTable(start.law) : undefined
  const measured = Float64Array.from(records.flatMap(({ thinned }) => [...thinned.voltage]))
  const residuals = (values: Float64Array, out: Float64Array): void => {
    const shape = unknowns.cellOf(values)
    const tables = tablesOf(shape, held)
    const starts = unknowns.startsOf(values)
    let at = 0
    for (const { record, thinned, start: counted } of records) {
      const found = starts[free.starts.findIndex(({ file }) => file === record.file)]
      replay(tables, { ...thinned, stateOfCharge: found ?? counted }, out, at)
      at += thinned.rows.length
    }
    for (let k = 0; k < measured.length; k++) out[k] = 1e3 * (out[k]! - measured[k]!)
  }
  return { unknowns, parameters: unknowns.parameters, residualCount: measured.length, residuals }
}
