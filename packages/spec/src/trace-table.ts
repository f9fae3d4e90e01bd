import { fine, type Result } from './issue.ts'
import { checkTime, type Found, type NumberTableForm, readNumberTable } from './number-table.ts'

/** A speed trace as written: CSV with units in the head. */
export interface TraceTable {
  readonly time_s: readonly number[]
  readonly speed_kmh: readonly number[]
  /** Empty where the file has no such column. */
  readonly grade_pct: readonly number[]
}

const columns = ['time_s', 'speed_kmh', 'grade_pct'] as const
const longestStep_s = 1
const fastest_kmh = 500
const steepest_pct = 100

const form: NumberTableForm = {
  heads: `${columns.slice(0, 2).join(',')} or ${columns.join(',')}`,
  refuse: (names) => (names.length < 2 || names.some((name, k) => name !== columns[k]) ? 'Write exactly these names, with commas between.' : null),
  tooShort: 'A trace needs a beginning and an end.',
  ignores: () => false,
  check: (name, value, above) => (name === 'time_s' ? checkTime(value, above, longestStep_s) : name === 'speed_kmh' ? badSpeed(value) : badGrade(value)),
}

/** Reads `time_s,speed_kmh[,grade_pct]`; lines that begin with # are remarks. Reports the first twenty things that are wrong. */
export function readTraceTable(text: string, file: string): Result<TraceTable> {
  const table = readNumberTable(text, file, form)
  if (!table.ok) return table
  const column = (name: (typeof columns)[number]): readonly number[] => table.value.get(name) ?? []
  return fine({ time_s: column('time_s'), speed_kmh: column('speed_kmh'), grade_pct: column('grade_pct') })
}

const badSpeed = (speed: number): Found | null =>
  speed >= 0 && speed <= fastest_kmh
    ? null
    : { path: 'speed_kmh', expected: `a speed from 0 to ${fastest_kmh} km/h`, got: `${speed} km/h`, hint: 'The car drives forward.' }

const badGrade = (grade: number): Found | null =>
  Math.abs(grade) <= steepest_pct
    ? null
    : {
        path: 'grade_pct',
        expected: `a grade from −${steepest_pct} to ${steepest_pct} %`,
        got: `${grade} %`,
        hint: 'Rise over run in percent, positive uphill.',
      }
