import { fileIssue, withoutMark } from '../document.ts'
import { fine, type Issue, type Result, wrong } from '../issue.ts'
import type { Named } from './figures.ts'

interface Cell {
  readonly text: string
  readonly line: number
  readonly column: number
}

/**
 * The vehicles of a CSV of FASTSim-2: a table with a vehicle in each row, or one vehicle with a figure in each row
 * (`Param Name, Param Value`). Names are as in its YAML: `Scenario name` is `scenario_name`.
 */
export function readFastsim2Csv(text: string, file: string): Result<readonly Named[]> {
  const rows = cellsOf(withoutMark(text), file)
  if (!rows.ok) return rows
  const [head, ...body] = rows.value
  if (head === undefined) return wrong([fileIssue(file, 'a vehicle of FASTSim', 'an empty file', notMeant)])
  const names = head.map((cell) => nameOf(cell.text))
  const [name, value] = [names.indexOf('param_name'), names.indexOf('param_value')]
  if (name >= 0 && value >= 0) return fine([named(file, body, (row) => [[row[name], row[value]]], head[0]!)])
  if (!names.includes('veh_pt_type'))
    return wrong([{ ...fileIssue(file, 'a column veh_pt_type, or Param Name and Param Value', listed(names), notMeant), line: 1, column: 1 }])
  const uneven = body.find((row) => row.length !== head.length)
  if (uneven !== undefined)
    return wrong([{ ...fileIssue(file, `${head.length} values, as many as the head has names`, `${uneven.length}`, notMeant), ...placeOf(uneven[0]!) }])
  return fine(body.map((row) => named(file, [row], () => head.map((cell, k) => [cell, row[k]]), row[0]!)))
}

const notMeant = 'Is this the file that you meant?'
const listed = (names: readonly string[]): string => `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`
const placeOf = ({ line, column }: Cell) => ({ line, column })
const nameOf = (text: string): string =>
  text
    .trim()
    .replaceAll(' ', '_')
    .replace(/^(Scenario|Param)_/, (word) => word.toLowerCase())
    .replace(/_(Name|Value)$/, (word) => word.toLowerCase())

type Pair = readonly [name: Cell | undefined, value: Cell | undefined]

function named(file: string, rows: readonly (readonly Cell[])[], pairsOf: (row: readonly Cell[]) => readonly Pair[], start: Cell): Named {
  const cells = new Map(
    rows.flatMap(pairsOf).flatMap(([name, value]) => (name === undefined || name.text.trim() === '' ? [] : [[nameOf(name.text), value ?? name] as const])),
  )
  const data = Object.fromEntries([...cells].map(([name, { text }]) => [name, text.trim()]))
  return { file, data, locate: ([key = '']) => placeOf(cells.get(key) ?? start) }
}

/** Commas between the cells; a cell in quotes may hold commas, line breaks and doubled quotes: RFC 4180. */
function cellsOf(text: string, file: string): Result<readonly (readonly Cell[])[]> {
  const rows: Cell[][] = [[]]
  let place = { line: 1, column: 1 }
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text)
    if (match === null) return wrong([unclosed(file, place)])
    const [whole, written, end] = match as unknown as [string, string, string]
    rows.at(-1)!.push({ text: written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written, ...place })
    const lines = whole.split('\n')
    place =
      lines.length > 1 ? { line: place.line + lines.length - 1, column: lines.at(-1)!.length + 1 } : { line: place.line, column: place.column + whole.length }
    if (end !== ',' && end !== '') rows.push([])
  }
  return fine(rows.filter((row) => row.some((cell) => cell.text.trim() !== '')))
}

const unclosed = (file: string, place: { readonly line: number; readonly column: number }): Issue => ({
  ...fileIssue(file, 'a value, or one in quotes that are closed', 'a quote inside a value', 'A quote within quotes is doubled.'),
  code: 'syntax',
  ...place,
})
