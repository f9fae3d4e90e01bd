/** One line of a table: its cells by the names of the head. */
export interface TableRow {
  /** From 1, the head included. */
  readonly line: number
  readonly cells: ReadonlyMap<string, string>
  /** How many values it has where it does not have one for each column; else null. */
  readonly uneven: number | null
}

/** A CSV of words and numbers. */
export interface QuotedTable {
  readonly head: readonly string[]
  readonly headLine: number
  readonly rows: readonly TableRow[]
}

/** Reads a CSV whose cells may stand in quotes, with `""` for a quote inside of them (RFC 4180); a cell does not go over the end of its line. */
export function readQuotedTable(text: string): QuotedTable {
  const [first, ...rest] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((content, k) => ({ content, line: k + 1 }))
    .filter(({ content }) => content.trim() !== '')
  const head = cellsOf(first?.content ?? '')
  const rows = rest.map(({ content, line }) => {
    const cells = cellsOf(content)
    return { line, cells: new Map(head.map((name, k) => [name, cells[k] ?? ''])), uneven: cells.length === head.length ? null : cells.length }
  })
  return { head, headLine: first?.line ?? 0, rows }
}

const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim())
