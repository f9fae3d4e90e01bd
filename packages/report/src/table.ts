import { fixed, significant } from '@firstdrive/units'
import type { VerdictState } from './model.ts'
import { displayWidth, pad, plainLine, wrap } from './terminal-text.ts'
import { verdictText } from './verdict.ts'

/** A column of a terminal table. */
export interface TableColumn {
  readonly title: string
  /** Stands under the title, so that the cells hold figures only. */
  readonly unit?: string
  /** Words to the left (the default without a unit), figures to the right (the default with one). */
  readonly align?: 'left' | 'right'
  /** Decimals of cells given as numbers; three significant figures without it. */
  readonly decimals?: number
}

/** A number is formatted by its column, a verdict is a mark and a word, null is an en dash. */
export type TableCell = string | number | null | { readonly state: VerdictState }

export interface TableOptions {
  /** Columns of the terminal; 80 without it. */
  readonly width?: number
  /** Whether verdicts, heads and rules may use ANSI colours. */
  readonly colour?: boolean
}

/**
 * A table as lines for a terminal, never wider than `width`. Where room is short the words wrap inside their column,
 * the widest first; where even that does not fit each row becomes a block of lines. No figure is ever cut.
 */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  { width = 80, colour = false }: TableOptions = {},
): string {
  const paint = colour ? inColour : plain
  const heads = columns.map(headLines)
  const body = rows.map((row) => columns.map((column, i) => cellText(row[i] ?? null, column)))
  const widths = fitted(columns, heads, body, width)
  if (widths === null) return blocks(columns, body, rows, width, paint)
  const aligns = columns.map(alignOf)
  const head = lines(heads, widths, aligns).map((line) => paint('faint', line))
  const rule = paint('faint', '─'.repeat(widths.reduce((sum, each) => sum + each, gap * (widths.length - 1))))
  const cells = body.flatMap((row, r) => {
    const wrapped = row.map((text, i) => (aligns[i] === 'left' ? wrap(text, widths[i] ?? 1) : [text]))
    return lines(wrapped, widths, aligns, (text, i) => painted(text, rows[r]?.[i], paint))
  })
  return [...head, rule, ...cells].join('\n')
}

const gap = 2
const leastWords = 8

type Tone = VerdictState | 'faint'
type Paint = (tone: Tone, text: string) => string

const plain: Paint = (_, text) => text
const inColour: Paint = (tone, text) => `\u001b[${ansi[tone]}m${text}\u001b[0m`
const ansi: Readonly<Record<Tone, string>> = { pass: '32', fail: '31', stale: '33', 'not-shown': '33', missing: '2', waived: '2', faint: '2' }

const alignOf = ({ align, unit }: TableColumn): 'left' | 'right' => align ?? (unit === undefined ? 'left' : 'right')

const headLines = ({ title, unit }: TableColumn): readonly string[] => (unit === undefined ? [plainLine(title)] : [plainLine(title), plainLine(unit)])

function cellText(cell: TableCell, { decimals }: TableColumn): string {
  if (cell === null) return '–'
  if (typeof cell === 'number') return decimals === undefined ? significant(cell) : fixed(cell, decimals)
  return typeof cell === 'string' ? plainLine(cell) : verdictText(cell.state)
}

const painted = (text: string, cell: TableCell | undefined, paint: Paint): string =>
  cell !== null && typeof cell === 'object' && text.trim() !== '' ? paint(cell.state, text) : text

/** The width of each column; words give way down to `leastWords`. Null when that is not enough. */
function fitted(
  columns: readonly TableColumn[],
  heads: readonly (readonly string[])[],
  body: readonly (readonly string[])[],
  width: number,
): readonly number[] | null {
  const headOf = (i: number): number => Math.max(...(heads[i] ?? []).map(displayWidth))
  const widths = columns.map((_, i) => Math.max(headOf(i), ...body.map((row) => displayWidth(row[i] ?? ''))))
  const least = columns.map((column, i) => (alignOf(column) === 'left' ? Math.min(widths[i] ?? 0, Math.max(headOf(i), leastWords)) : (widths[i] ?? 0)))
  let excess = widths.reduce((sum, each) => sum + each, gap * (widths.length - 1)) - width
  for (; excess > 0; excess--) {
    const room = widths.map((each, i) => (each > (least[i] ?? 0) ? each : 0))
    const widest = room.indexOf(Math.max(...room))
    if (!room[widest]) return null
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

/** Cells of several lines side by side; heads and cells hang from the same edge. */
function lines(
  cells: readonly (readonly string[])[],
  widths: readonly number[],
  aligns: readonly ('left' | 'right')[],
  paint: (text: string, column: number) => string = (text) => text,
): readonly string[] {
  const height = Math.max(...cells.map((cell) => cell.length))
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((cell, i) => paint(pad(cell[line] ?? '', widths[i] ?? 0, aligns[i] ?? 'left'), i))
      .join(' '.repeat(gap))
      .trimEnd(),
  )
}

/** A terminal too narrow for columns: one block of `title value unit` lines a row. */
function blocks(
  columns: readonly TableColumn[],
  body: readonly (readonly string[])[],
  rows: readonly (readonly TableCell[])[],
  width: number,
  paint: Paint,
): string {
  return body
    .map((row, r) =>
      row
        .flatMap((text, i) => {
          const { title = '', unit } = columns[i] ?? {}
          const said = wrap(`${plainLine(title)} ${text}${unit === undefined ? '' : ` ${plainLine(unit)}`}`, width)
          return said.map((line) => painted(line, rows[r]?.[i], paint))
        })
        .join('\n'),
    )
    .join('\n\n')
}
