/** What is wrong in a file, as data: where, what was expected, what came, what to do. */
export interface Issue {
  readonly code: 'file' | 'syntax' | 'structure' | 'unknown-key' | 'value' | 'unit' | 'source' | 'reference' | 'physics'
  readonly file: string
  /** From 1; 0 when the issue is with the file as a whole. */
  readonly line: number
  readonly column: number
  /** Dotted, from the top of the file; empty for the file as a whole. */
  readonly path: string
  readonly expected: string
  readonly got: string
  readonly hint: string
}

/** A checked value, or everything that is wrong with it. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly issues: readonly Issue[] }

export const fine = <Value>(value: Value): Result<Value> => ({ ok: true, value })
export const wrong = (issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } => ({ ok: false, issues })

/** `vehicles/leaf-2018.yaml:14:9 battery.series: expected a whole number ≥ 1, got 0. It is the count of cells in series.` */
export function formatIssue({ file, line, column, path, expected, got, hint }: Issue): string {
  const place = line > 0 ? `${file}:${line}:${column}` : file
  const said = `${place}${path === '' ? '' : ` ${path}`}: expected ${expected}, got ${got}.`
  return (hint === '' ? said : `${said} ${hint}`).replace(/\p{Cc}+/gu, ' ') // what is in a file must not move the cursor
}

/** How a value is shown to the person who wrote it. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'a mapping'
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 57)}…` : value}"`
  return String(value)
}
