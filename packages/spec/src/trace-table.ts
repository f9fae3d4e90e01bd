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
const mostIssues = 20

/** Reads `time_s,speed_kmh[,grade_pct]`; lines that begin with # are remarks. Reports the first twenty things that are wrong. */
export function readTraceTable(text: string, file: string): Result<TraceTable> {
  const issue = (line: number, path: string, expected: string, got: string, hint: string): Issue => ({
    code: 'value',
    file,
    line,
    column: 1,
    path,
    expected,
    got,
    hint,
  })
  if (text.includes('\u0000') || text.includes('\ufffd'))
    return wrong([{ ...issue(0, '', 'a CSV file in UTF-8', 'a binary file', 'Is this the file that you meant?'), code: 'file' }])
  const lines = text
    .split(/\r?\n/)
    .map((content, k) => ({ content, line: k + 1 }))
    .filter(({ content }) => content.trim() !== '' && !content.startsWith('#'))
  const head = lines[0]?.content.split(',').map((name) => name.trim()) ?? []
  if (head[0] !== columns[0] || head[1] !== columns[1] || head.some((name, k) => name !== columns[k]))
    return wrong([
      {
        ...issue(
          lines[0]?.line ?? 1,
          '',
          `the head ${columns.slice(0, 2).join(',')} or ${columns.join(',')}`,
          lines.length === 0 ? 'an empty file' : shown(head.join(',')),
          'Units stand in the head.',
        ),
        code: 'structure',
      },
    ])
  if (lines.length < 3) return wrong([issue(lines[0]!.line, '', 'at least two rows', String(lines.length - 1), 'A trace needs a beginning and an end.')])

  const issues: Issue[] = []
  const table = { time_s: [] as number[], speed_kmh: [] as number[], grade_pct: [] as number[] }
  for (const { content, line } of lines.slice(1)) {
    const cells = content.split(',')
    if (cells.length !== head.length)
      issues.push(issue(line, '', `${head.length} values`, String(cells.length), 'One value a column, the point as decimal mark.'))
    else readRow(cells, line)
    if (issues.length >= mostIssues) break
  }
  return issues.length > 0 ? wrong(issues) : fine(table)

  function readRow(cells: readonly string[], line: number): void {
    const values = cells.map((cell) => (cell.trim() === '' ? Number.NaN : Number(cell)))
    const word = values.findIndex((value) => !Number.isFinite(value))
    if (word >= 0) issues.push(issue(line, columns[word]!, 'a finite number', shown(cells[word]!.trim()), 'The point is the decimal mark.'))
    else {
      const [time, speed, grade] = values as [number, number, number?]
      const before = table.time_s.at(-1)
      if (before !== undefined && time <= before) issues.push(issue(line, 'time_s', `a time after ${before} s`, String(time), 'Times must ascend.'))
      else if (before !== undefined && time - before > longestStep_s + 1e-9)
        issues.push(
          issue(
            line,
            'time_s',
            `a step of at most ${longestStep_s} s`,
            `${(time - before).toPrecision(6).replace(/\.?0+$/, '')} s`,
            'The trace has a gap here: fill it, or say what the car did.',
          ),
        )
      if (speed < 0 || speed > fastest_kmh) issues.push(issue(line, 'speed_kmh', `a speed from 0 to ${fastest_kmh} km/h`, String(speed), ''))
      table.time_s.push(time)
      table.speed_kmh.push(speed)
      if (grade !== undefined) table.grade_pct.push(grade)
    }
  }
}
