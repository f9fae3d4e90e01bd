import { fine, type Issue, type Result, wrong } from '@firstdrive/spec'
import { readQuotedTable, type TableRow } from './quoted-table.ts'

/** What a car drove on the dynamometer. */
export type Test = 'udds' | 'hwfet' | 'cold-ftp'

/** One row of a certification file: a car as it stood on the dynamometer, and what it took from the wall. */
export interface Certificate {
  readonly line: number
  readonly maker: string
  readonly model: string
  readonly test: Test
  readonly a_N: number
  readonly b_N_per_kmh: number
  readonly c_N_per_kmh2: number
  /** The mass that the dynamometer stood for. */
  readonly mass_kg: number
  readonly power_hp: number
  readonly driven: 'front' | 'rear' | 'both'
  /** Machine speed over road speed, rpm/mph; null where the cell holds no number. */
  readonly n_v: number | null
  readonly wall_Wh_per_km: number
  /** `ok`, or what is doubtful about the row. */
  readonly qc: string
}

/** A row that says something but not enough to be scored. */
export interface Untold {
  readonly line: number
  readonly row: string
  /** What it lacks. */
  readonly missing: string
}

export interface Certificates {
  readonly certificates: readonly Certificate[]
  readonly untold: readonly Untold[]
}

const columns = ['mfr', 'model', 'hp', 'drive', 'n_v', 'procedure', 'category', 'A_N', 'B_N_per_kmh', 'C_N_per_kmh2', 'etw_kg', 'wall_wh_per_km', 'qc'] as const
type Column = (typeof columns)[number]

/** Reads a test-car list of the EPA in SI units. Columns stand in any order, and others may stand between; `axle_ratio` holds placeholders and is not read. */
export function readCertificates(text: string, file: string): Result<Certificates> {
  const { head, headLine, rows } = readQuotedTable(text)
  const missing = columns.filter((name) => !head.includes(name))
  if (missing.length > 0) return wrong([headIssue(file, headLine, missing)])
  const certificates: Certificate[] = []
  const untold: Untold[] = []
  for (const row of rows) {
    const found = read(row, head.length)
    if (found === null) continue
    if ('missing' in found) untold.push(found)
    else certificates.push(found)
  }
  return fine({ certificates, untold })
}

const headIssue = (file: string, line: number, missing: readonly string[]): Issue => ({
  code: 'structure',
  file,
  line: Math.max(line, 1),
  column: 1,
  path: '',
  expected: `a head with the columns ${columns.join(', ')}`,
  got: line === 0 ? 'an empty file' : `none named ${missing.join(', ')}`,
  hint: 'They may stand in any order, and others between them.',
})

const procedures: readonly (readonly [RegExp, Test])[] = [
  [/^charge depleting udds$/i, 'udds'],
  [/^charge depleting highway$/i, 'hwfet'],
  [/^charge depleting 20 degree f ftp$/i, 'cold-ftp'],
]

/** Null is a row that says nothing of an electric car, or that is marked as excluded. */
function read({ line, cells, uneven }: TableRow, width: number): Certificate | Untold | null {
  const cell = (name: Column): string => cells.get(name) ?? ''
  const isExcluded = ['split', 'qc', 'category'].some((name) => /^excluded$/i.test(cells.get(name) ?? ''))
  const wall = positiveIn(cell('wall_wh_per_km'))
  if (isExcluded || (uneven === null && wall === null && cell('category').toUpperCase() !== 'CD')) return null
  const lacks = (missing: string): Untold => ({ line, row: `${cell('model') || 'a row'}, ${cell('procedure') || 'no procedure'}`, missing })
  if (uneven !== null) return lacks(`${width} values but ${uneven}`)
  const test = procedures.find(([name]) => name.test(cell('procedure')))?.[1]
  if (test === undefined) return lacks('procedure that is known')
  const a_N = numberIn(cell('A_N'))
  const b_N_per_kmh = numberIn(cell('B_N_per_kmh'))
  const c_N_per_kmh2 = positiveIn(cell('C_N_per_kmh2'))
  const mass_kg = positiveIn(cell('etw_kg'))
  const power_hp = positiveIn(cell('hp'))
  if (a_N === null || b_N_per_kmh === null || c_N_per_kmh2 === null || mass_kg === null || power_hp === null || wall === null) {
    const needed = { A_N: a_N, B_N_per_kmh: b_N_per_kmh, C_N_per_kmh2: c_N_per_kmh2, etw_kg: mass_kg, hp: power_hp, wall_wh_per_km: wall }
    return lacks(
      Object.keys(needed)
        .filter((name) => needed[name as keyof typeof needed] === null)
        .join(', '),
    )
  }
  return {
    ...{ line, test, a_N, b_N_per_kmh, c_N_per_kmh2, mass_kg, power_hp },
    maker: cell('mfr'),
    model: cell('model'),
    driven: drivenBy(cell('drive')),
    n_v: numberIn(cell('n_v')),
    wall_Wh_per_km: wall,
    qc: cell('qc') || 'no qc',
  }
}

/** The EPA's letters: F, R, and A, 4, P for both axles; another letter is taken for the rear, as a sketch would. */
const drivenBy = (letter: string): Certificate['driven'] => (/^[A4P]$/i.test(letter) ? 'both' : /^F$/i.test(letter) ? 'front' : 'rear')

const numberIn = (cell: string): number | null => (cell !== '' && Number.isFinite(Number(cell)) ? Number(cell) : null)

const positiveIn = (cell: string): number | null => {
  const value = numberIn(cell)
  return value !== null && value > 0 ? value : null
}
