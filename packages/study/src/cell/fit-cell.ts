import { fine, type Result, wrong } from '@firstdrive/spec'
import type { Kelvin, Ratio } from '@firstdrive/units'
import { type Fit, fit } from '../fit/levenberg-marquardt.ts'
import { varianceInflation } from './fit/autocorrelation.ts'
import { type CellFinding, findingsOf } from './fit/finding.ts'
import { monotone } from './fit/monotone.ts'
import { type Given, type Prepared, prepare } from './fit/prepared.ts'
import type { CellRecord } from './fit/record.ts'
import { refusedRecords } from './fit/refused.ts'
import { type CellProblem, cellProblem } from './fit/residuals.ts'
import { startOf, usualTimes } from './fit/start.ts'
import { largestCurrent, stretchesOf } from './fit/stretch.ts'
import type { CellShape, Free } from './fit/unknowns.ts'

/** What measured records say of a cell. */
export interface CellFit {
  readonly prepared: Prepared
  readonly shape: CellShape
  /** Which numbers were fitted; the others were taken from the cell that was named, or are assumed. */
  readonly free: Free
  /** State of charge at the first row of each record, in the order of `prepared`. */
  readonly starts: readonly Ratio[]
  /** mV, over the rows that the fit looked at, and the same with the current of a row read the other way; null where that cannot be. */
  readonly rmse: number
  readonly otherwise: number | null
  readonly findings: readonly CellFinding[]
  /** Standard deviations are larger by this than independent residuals would make them: it is the model that errs, not the meter. */
  readonly inflation: number
  /** V by which the open-circuit voltage was moved so that it never falls. */
  readonly flattened: number
}

/** Temperatures further apart tell the law's a; three of them over a wider range its b too. */
const apart: Kelvin = 8
const wide: Kelvin = 25
/** Hysteresis is believed when it takes this share of the error away, and tried where this share of the capacity goes each way. */
const leastGain = 0.03
const leastWay: Ratio = 0.1
const firstHalfGap = 0.005
/** A time constant that is not known to a factor of two is better held. */
const leastKnown = 1
/** What a step must gain: to choose between two ways to read the records, and for good. */
const trial = 1e-6
const enough = 1e-8

/**
 * The cell of the engine, two RC pairs, that comes nearest to what was measured: least squares of the voltage over all records.
 *   V = OCV(z) + M·h − v₁ − v₂ − R₀·I      OCV, R₀, R₁, R₂ linear between knots of z; R·exp(a·x + b·x²), x = 1/T − 1/298.15 K
 * At the end of a rest what is left of the slow pair is part of the model, so the open-circuit voltage is extrapolated by it.
 */
export function fitCell(records: readonly CellRecord[], given: Given): Result<CellFit> {
  const largest = Math.max(...records.map(largestCurrent))
  const divided = records.map((record) => ({ record, stretches: stretchesOf(record, largest) }))
  const refused = refusedRecords(divided, largest)
  if (refused.length > 0) return wrong(refused)
  const prepared = (['since the last', 'until the next'] as const).map((reading) => prepare(divided, largest, given, reading))
  const tried = prepared.flatMap((one) => (one.ok ? [solve(one.value, startOf(one.value, given.base), firstFree(one.value), trial)] : []))
  const [best, other] = tried.sort((a, b) => a.fit.rmse - b.fit.rmse)
  if (best === undefined) return prepared[0] as Result<never> // counted wrong both ways
  return fine(heldTimes(withHysteresis(again(best, {})), given, other?.fit.rmse ?? null))
}

function firstFree({ records }: Prepared): Free {
  const starts = records.slice(1).map(({ record, start }) => ({ file: record.file, charge: start }))
  const temperatures = records.map(({ meanTemperature }) => meanTemperature).sort((a, b) => a - b)
  const groups = temperatures.filter((T, k) => k === 0 || T - temperatures[k - 1]! >= apart).length
  const law = groups < 2 ? 'held' : groups > 2 && temperatures.at(-1)! - temperatures[0]! >= wide ? 'a and b' : 'a'
  return { times: true, law, hysteresis: false, starts }
}

interface Solved {
  readonly prepared: Prepared
  readonly free: Free
  readonly problem: CellProblem
  readonly fit: Fit
  readonly shape: CellShape
}

function solve(prepared: Prepared, start: CellShape, free: Free, ftol = enough): Solved {
  const problem = cellProblem(prepared, start, free)
  const found = fit(problem, { ftol })
  return { prepared, free, problem, fit: found, shape: problem.unknowns.cellOf(found.values) }
}

/** From where a fit ended, with other numbers free. */
function again({ prepared, free, problem, fit: { values }, shape }: Solved, change: Partial<Free & { readonly from: CellShape }>): Solved {
  const { from = shape, ...changed } = change
  const charges = problem.unknowns.startsOf(values)
  return solve(prepared, from, { ...free, ...changed, starts: free.starts.map(({ file }, k) => ({ file, charge: charges[k]! })) })
}

/** With hysteresis where the records go both ways and it is seen. */
function withHysteresis(solved: Solved): Solved {
  const { prepared, shape } = solved
  const way = (sign: 1 | -1): Ratio =>
    Math.max(...prepared.records.map(({ charges }) => charges.reduce((sum, z, k) => sum + Math.max(0, sign * (z - (charges[k - 1] ?? z))), 0)))
  if (way(1) < leastWay || way(-1) < leastWay) return solved
  const { halfGap, rate } = shape.hysteresis
  const more = again(solved, { hysteresis: true, from: { ...shape, hysteresis: { halfGap: halfGap || firstHalfGap, rate } } })
  const gains = more.fit.rmse < (1 - leastGain) * solved.fit.rmse
  return gains && more.fit.onBound.every((name) => !name.includes('hysteresis')) ? more : solved
}

/** Without time constants that the records do not determine: those are held where they are usual. */
function heldTimes(solved: Solved, { base }: Given, otherwise: number | null): CellFit {
  const found = judged(solved, otherwise)
  const onBound = (name: string): boolean => solved.fit.onBound.includes(name)
  const doubtful = found.findings.some(
    ({ name, value, standardDeviation }) => name.startsWith('τ') && !onBound(name) && !(standardDeviation < leastKnown * value),
  )
  if (!doubtful) return found
  const [fastTime, slowTime] = [base?.fast_time.si ?? usualTimes.fast, base?.slow_time.si ?? usualTimes.slow]
  return judged(again(solved, { times: false, from: { ...solved.shape, fastTime, slowTime } }), otherwise)
}

function judged({ prepared, free, problem, fit: found, shape }: Solved, otherwise: number | null): CellFit {
  const residuals = new Float64Array(problem.residualCount)
  problem.residuals(found.values, residuals)
  const inflation = varianceInflation(residuals)
  const charges = problem.unknowns.startsOf(found.values)
  const { openCircuit } = shape
  const voltage = monotone(openCircuit.voltage)
  return {
    prepared,
    shape: { ...shape, openCircuit: { ...openCircuit, voltage } },
    free,
    starts: prepared.records.map(({ record, start }) => charges[free.starts.findIndex(({ file }) => file === record.file)] ?? start),
    rmse: found.rmse,
    otherwise,
    findings: findingsOf(problem, found, inflation),
    inflation: Math.sqrt(inflation),
    flattened: voltage.reduce((most, V, k) => Math.max(most, Math.abs(V - openCircuit.voltage[k]!)), 0),
  }
}
