import { fromKilometresPerHour, fromPercent, type Second } from '@firstdrive/units'
import type { Checked } from './parse.ts'
import type { CycleSpec } from './schema/cycle.ts'
import type { TraceTable } from './trace-table.ts'

/** A speed trace with what is said of it; a user's trace may come without. */
export interface Cycle {
  readonly id: string
  /** Of the trace, with its text. */
  readonly file: string
  readonly text: string
  readonly trace: TraceTable
  readonly about: Checked<CycleSpec> | null
}

/** The trace in SI at every step boundary, linear between written times, and the grade of every step. */
export function compileCycle({ trace }: Cycle, step: Second): { readonly speed: Float64Array; readonly grade: Float64Array } {
  const { time_s, speed_kmh, grade_pct } = trace
  const start = time_s[0]!
  const steps = Math.max(1, Math.round((time_s.at(-1)! - start) / step))
  let right = 1
  const at = (time: Second, values: readonly number[]): number => {
    while (right < time_s.length - 1 && time_s[right]! < time) right++
    while (right > 1 && time_s[right - 1]! > time) right--
    const share = (time - time_s[right - 1]!) / (time_s[right]! - time_s[right - 1]!)
    return values[right - 1]! + (values[right]! - values[right - 1]!) * Math.min(Math.max(share, 0), 1)
  }
  const speed = Float64Array.from({ length: steps + 1 }, (_, k) => fromKilometresPerHour(at(start + k * step, speed_kmh)))
  const grade =
    grade_pct.length === 0 ? Float64Array.of(0) : Float64Array.from({ length: steps }, (_, k) => fromPercent(at(start + (k + 0.5) * step, grade_pct)))
  return { speed, grade }
}
