import { decimalsFor, fixed, significant } from '@firstdrive/units'
import { identifiability } from '../../fit/identifiability.ts'
import type { Fit } from '../../fit/levenberg-marquardt.ts'
import type { CellProblem } from './residuals.ts'
import type { Shown } from './unknowns.ts'

/** What the records say about one number of the cell, in the unit in which it is told. */
export interface CellFinding {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly standardDeviation: number
  readonly verdict: 'determined' | 'weak' | 'undetermined'
  readonly reason: string
}

/** @param inflation of the variance: residuals that hang together know less than their count. */
export function findingsOf(problem: CellProblem, fit: Fit, inflation: number): readonly CellFinding[] {
  const { findings } = identifiability(problem, { ...fit, sumOfSquares: fit.sumOfSquares * inflation })
  return findings.map(({ name, value, standardDeviation, verdict, reason }, k) => {
    const shown = problem.unknowns.shown[k]!
    return {
      name,
      value: shown.factor * (value + shown.offset),
      unit: shown.unit,
      standardDeviation: shown.factor * standardDeviation,
      verdict,
      reason: shown.relative ? reason : reason.replace(/ is known (only )?to ± \S+ %/, ` is known $1to ± ${spreadOf(standardDeviation, shown)}`),
    }
  })
}

/** Of what can be nought a share says nothing. */
function spreadOf(standardDeviation: number, { factor, unit }: Shown): string {
  const [value, named] = unit === 'V' ? [1e3 * standardDeviation, 'mV'] : [factor * standardDeviation, unit]
  return `${significant(value, 2)} ${named}`
}

/** `3.694 ± 0.002 V`. */
export function withSpread({ value, unit, standardDeviation }: CellFinding): string {
  const named = unit === '1' ? '' : ` ${unit}`
  if (!Number.isFinite(standardDeviation)) return `${significant(value, 4)}${named}`
  return `${fixed(value, decimalsFor(standardDeviation, 6))} ± ${significant(standardDeviation, 2)}${named}`
}
