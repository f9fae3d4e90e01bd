import { fileIssue, withoutMark } from './document.ts'
import { fine, type Issue, type Result, shown, wrong } from './issue.ts'

/** What is wrong with one value. */
export type Found = Pick<Issue, 'path' | 'expected' | 'got' | 'hint'>

/** What a table of numbers should be. */
export interface NumberTableForm {
  /** The heads that are right, as a person should write them; the first is the usual one. */
  readonly heads: string
  /** What is wrong with the names of the columns, in their order; null if nothing. */
  readonly refuse: (names: readonly string[]) => string | null
  /** What a file of fewer than two rows is told. */
  readonly tooShort: string
  /** Of columns that no one reads nothing is asked. */
  readonly ignores: (name: string) => boolean
  /** Whether a cell of the column may be empty, which is read as NaN; none may without it. */
  readonly mayBeEmpty?: (name: string) => boolean
  /** What is wrong with a value of the column, given the value above it. */
  readonly check: (name: string, value: number, above: number | undefined) => Found | null
}

const mostIssues = 20

/** The lines that say something, the head first: neither empty nor a remark. */
export const numberLines = (text: string): readonly { readonly content: string; readonly line: number }[] =>
  withoutMark(text)
    .split(/\r?\n/)
    .map((content, k) => ({ content, line: k + 1 }))
    .filter(({ content }) => content.trim() !== '' && !content.trimStart().startsWith('#'))

/** Reads a CSV of numbers with units in the head; lines that begin with # are remarks. Gives each column by its name, or the first twenty things that are wrong. */
export function readNumberTable(text: string, file: string, form: NumberTableForm): Result<ReadonlyMap<string, readonly number[]>> {
  if (text.includes('\u0000') || text.includes('\ufffd'))
    return wrong([fileIssue(file, 'a CSV file in UTF-8', 'a binary file', 'Is this the file that you meant?')])
  const [head, ...rows] = numberLines(text).map(({ content, line }) => ({ cells: content.split(','), content: content.trim(), line }))
  const issue = (line: number, found: Found, column = 1): Issue => ({ code: 'value', file, line, column, ...found })
  const names = head?.cells.map((name) => name.trim()) ?? []
  const wanted = `the head ${form.heads}`
  if (head === undefined) return wrong([fileIssue(file, wanted, 'an empty file', 'Write it as the first line; units stand in the head.')])
  const refused = form.refuse(names)
  if (refused !== null) return wrong([{ ...issue(head.line, { path: '', expected: wanted, got: shown(head.content), hint: refused }), code: 'structure' }])
  if (rows.length < 2) return wrong([issue(head.line, { path: '', expected: 'at least two rows', got: String(rows.length), hint: form.tooShort })])

  const issues: Issue[] = []
  const columns = names.map((): number[] => [])
  for (const { cells, line } of rows) {
    if (cells.length !== names.length)
      issues.push(
        issue(line, { path: '', expected: `${names.length} values`, got: String(cells.length), hint: 'One value a column, the point as decimal mark.' }),
      )
    else
      for (const [k, cell] of cells.entries()) {
        const name = names[k] as string
        if (form.ignores(name)) continue
        const column = columns[k] as number[]
        if (form.mayBeEmpty?.(name) && cell.trim() === '') {
          column.push(Number.NaN)
          continue
        }
        const value = numberIn(cell)
        const found = value === null ? notANumber(name, cell) : form.check(name, value, column.at(-1))
        if (found !== null) issues.push(issue(line, found, columnOf(cells, k)))
        if (value !== null) column.push(value)
      }
    if (issues.length >= mostIssues) break
  }
  return issues.length > 0 ? wrong(issues) : fine(new Map(names.map((name, k) => [name, columns[k] as number[]])))
}

/** Decimal only: what JavaScript reads besides, `0x10` or nothing as 0, is a slip here. */
function numberIn(cell: string): number | null {
  const value = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell) ? Number(cell) : Number.NaN
  return Number.isFinite(value) ? value : null
}

/** Where the cell begins in its line. */
export const columnOf = (cells: readonly string[], k: number): number => 1 + cells.slice(0, k).reduce((length, cell) => length + cell.length + 1, 0)

const notANumber = (path: string, cell: string): Found => ({
  path,
  expected: 'a finite number',
  got: cell.trim() === '' ? 'nothing' : shown(cell.trim()),
  hint: 'The point is the decimal mark.',
})

/** Times ascend; a step may not be longer than the longest. */
export function checkTime(time: number, above: number | undefined, longest: number): Found | null {
  if (above === undefined) return null
  if (time <= above) return { path: 'time_s', expected: `a time after ${above} s`, got: `${time} s`, hint: 'Times must ascend.' }
  const step = Number((time - above).toPrecision(6))
  if (step <= longest) return null
  return {
    path: 'time_s',
    expected: `a step of at most ${longest} s`,
    got: `${step} s`,
    hint: `The trace has a gap here: write what happened after ${above} s.`,
  }
}
