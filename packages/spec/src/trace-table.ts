import { fileIssue, withoutMark } from './document.ts'
import { fine, type Issue, type Result, shown, wrong } from './issue.ts'

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
const mostIssues = 20

type Found = Pick<Issue, 'path' | 'expected' | 'got' | 'hint'>

/** Reads `time_s,speed_kmh[,grade_pct]`; lines that begin with # are remarks. Reports the first twenty things that are wrong. */
export function readTraceTable(text: string, file: string): Result<TraceTable> {
  if (text.includes('\u0000') || text.includes('\ufffd'))
    return wrong([fileIssue(file, 'a CSV file in UTF-8', 'a binary file', 'Is this the file that you meant?')])
  const [head, ...rows] = withoutMark(text)
    .split(/\r?\n/)
    .map((content, k) => ({ cells: content.split(','), content: content.trim(), line: k + 1 }))
    .filter(({ content }) => content !== '' && !content.startsWith('#'))
  const issue = (line: number, found: Found, column = 1): Issue => ({ code: 'value', file, line, column, ...found })
  const names = head?.cells.map((name) => name.trim()) ?? []
  const wanted = `the head ${columns.slice(0, 2).join(',')} or ${columns.join(',')}`
  if (head === undefined) return wrong([fileIssue(file, wanted, 'an empty file', 'Write it as the first line; units stand in the head.')])
  if (names.length < 2 || names.some((name, k) => name !== columns[k]))
    return wrong([
      {
        ...issue(head.line, { path: '', expected: wanted, got: shown(head.content), hint: 'Write exactly these names, with commas between.' }),
        code: 'structure',
      },
    ])
  if (rows.length < 2)
    return wrong([issue(head.line, { path: '', expected: 'at least two rows', got: String(rows.length), hint: 'A trace needs a beginning and an end.' })])

  const issues: Issue[] = []
  const table = { time_s: [] as number[], speed_kmh: [] as number[], grade_pct: [] as number[] }
  for (const { cells, line } of rows) {
    const values = cells.map(numberIn)
    for (const { at, ...found } of wrongIn(cells, values, names.length, table.time_s.at(-1))) issues.push(issue(line, found, columnOf(cells, at)))
    if (issues.length >= mostIssues) break
    const [time = null, speed = null, grade = null] = values
    if (time !== null) table.time_s.push(time)
    if (speed !== null) table.speed_kmh.push(speed)
    if (grade !== null) table.grade_pct.push(grade)
  }
  return issues.length > 0 ? wrong(issues) : fine(table)
}

/** What is wrong in a row, and in which of its cells. */
function wrongIn(cells: readonly string[], values: readonly (number | null)[], count: number, before: number | undefined): readonly (Found & { at: number })[] {
  if (cells.length !== count)
    return [{ at: 0, path: '', expected: `${count} values`, got: String(cells.length), hint: 'One value a column, the point as decimal mark.' }]
  return values.flatMap((value, at) => {
    const found = value === null ? notANumber(at, cells[at]!) : [badTime(value, before), badSpeed(value), badGrade(value)][at]
    return found ? [{ at, ...found }] : []
  })
}

/** Decimal only: what JavaScript reads besides, `0x10` or nothing as 0, is a slip here. */
function numberIn(cell: string): number | null {
  const value = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell) ? Number(cell) : Number.NaN
  return Number.isFinite(value) ? value : null
}

/** Where the cell begins in its line. */
const columnOf = (cells: readonly string[], k: number): number => 1 + cells.slice(0, k).reduce((length, cell) => length + cell.length + 1, 0)

const notANumber = (k: number, cell: string): Found => ({
  path: columns[k]!,
  expected: 'a finite number',
  got: cell.trim() === '' ? 'nothing' : shown(cell.trim()),
  hint: 'The point is the decimal mark.',
})

function badTime(time: number, before: number | undefined): Found | null {
  if (before === undefined) return null
  if (time <= before) return { path: 'time_s', expected: `a time after ${before} s`, got: `${time} s`, hint: 'Times must ascend.' }
  const step = Number((time - before).toPrecision(6))
  if (step <= longestStep_s) return null
  return {
    path: 'time_s',
    expected: `a step of at most ${longestStep_s} s`,
    got: `${step} s`,
    hint: `The trace has a gap here: write what the car did after ${before} s.`,
  }
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
