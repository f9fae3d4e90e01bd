import { type CellSpec, fine, type Issue, type Result, wrong } from '@firstdrive/spec'
import { identifiability } from '../fit/identifiability.ts'
import { type Fit, fit } from '../fit/levenberg-marquardt.ts'
import { varianceInflation } from './fit/autocorrelation.ts'
import { type CellFinding, findingsOf } from './fit/finding.ts'
import { monotone } from './fit/monotone.ts'
import { type Given, type Prepared, prepare } from './fit/prepared.ts'
import type { CellRecord } from './fit/record.ts'
import { refusedRecords } from './fit/refused.ts'
import { type CellProblem, cellProblem } from './fit/residuals.ts'
import { startOf } from './fit/start.ts'
import { largestCurrent, stretchesOf } from './fit/stretch.ts'
import type { CellShape, Free } from './fit/unknowns.ts'

/** What measured records say of a cell. */
export interface CellFit {
  readonly prepared: Prepared
  readonly shape: CellShape
  readonly free: Free
  /** State of charge at the first row of each record, in the order of `prepared`. */
  readonly starts: readonly number[]
  /** mV, over the rows that the fit looked at. */
  readonly rmse: number
  /** The same with the current of a row read the other way. */
  readonly otherwise: number | null
  readonly findings: readonly CellFinding[]
  /** By how much more uncertain everything is than residuals that are independent would make it: a factor on standard deviations. */
  readonly inflation: number
  /** mV by which the open-circuit voltage had to be moved so that it never falls. */
  readonly flattened: number
}
