import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Care, type Checked, type DriveTable, fileIssue, fine, type MappingSpec, nearest, type Result, readDriveTable, wrong } from '@firstdrive/spec'
import { readText } from './file.ts'

/** A measured drive with where it was read. */
export interface DriveLog {
  /** The name of the file, or of the trip where a file holds several. */
  readonly id: string
  readonly file: string
  readonly drive: DriveTable
}

/** Every drive of a CSV (plain or .gz): one, or one for each trip that the mapping's column names. */
export function loadDrives(file: string, mapping: Checked<MappingSpec> | null = null, care: Care = 'careful'): Result<readonly DriveLog[]> {
  const text = logText(file)
  if (!text.ok) return text
  const trips = tripsOf(text.value, file, mapping)
  if (!trips.ok) return trips
  return all([...trips.value].map(([id, own]) => driveOf(id, own, file, mapping, care)))
}

/** One drive: of a file that holds several the one named `trip`. */
export function loadDrive(file: string, mapping: Checked<MappingSpec> | null, trip?: string): Result<DriveLog> {
  const text = logText(file)
  if (!text.ok) return text
  const trips = tripsOf(text.value, file, mapping)
  if (!trips.ok) return trips
  const names = [...trips.value.keys()]
  const [first] = names
  const wanted = trip ?? (names.length === 1 ? first : undefined)
  const own = wanted === undefined ? undefined : trips.value.get(wanted)
  if (wanted !== undefined && own !== undefined) return driveOf(wanted, own, file, mapping)
  const near = wanted === undefined ? null : nearest(wanted, names)
  const said = near === null ? `It holds ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}.` : `Did you mean ${near}?`
  return wrong([fileIssue(file, 'the name of one of its trips (--trip)', wanted === undefined ? 'none' : `"${wanted}"`, said)])
}

function driveOf(id: string, text: string, file: string, mapping: Checked<MappingSpec> | null, care: Care = 'careful'): Result<DriveLog> {
  const drive = readDriveTable(text, file, mapping?.spec ?? null, care)
  return drive.ok ? fine({ id, file, drive: drive.value }) : drive
}

function logText(file: string): Result<string> {
  if (!/\.gz$/i.test(file)) return readText(file)
  const there = readText(file) // says whether it can be read
  if (!there.ok) return there
  try {
    return fine(gunzipSync(readFileSync(file), { maxOutputLength: 512 * 2 ** 20 }).toString('utf8'))
  } catch {
    return wrong([fileIssue(file, 'a file packed by gzip', 'something else', 'Is this the file that you meant?')])
  }
}

/** The text of each trip, the lines of the others left empty so that each keeps its number. */
function tripsOf(text: string, file: string, mapping: Checked<MappingSpec> | null): Result<ReadonlyMap<string, string>> {
  const column = mapping?.spec.trip
  const name =
    file
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.csv(\.gz)?$/i, '') ?? file
  if (column === undefined) return fine(new Map([[name, text]]))
  const lines = text.split(/\r?\n/)
  const head = lines[0]?.split(',').map((cell) => cell.trim()) ?? []
  const at = head.indexOf(column)
  if (at < 0) return fine(new Map([[name, text]])) // a drive of that car in a file of its own
  const trips = new Map<string, number[]>()
  for (let k = 1; k < lines.length; k++) {
    const trip = lines[k]!.split(',')[at]?.trim() ?? ''
    if (trip === '') continue
    const rows = trips.get(trip)
    if (rows === undefined) trips.set(trip, [k])
    else rows.push(k)
  }
  if (trips.size === 0) return wrong([fileIssue(file, 'rows below its head', 'none', '')])
  return fine(
    new Map(
      [...trips].map(([trip, rows]) => {
        const own = new Set(rows)
        return [trip, lines.map((line, k) => (k === 0 || own.has(k) ? line : '')).join('\n')]
      }),
    ),
  )
}

/** All that is right, or all that is wrong. */
function all<Value>(results: readonly Result<Value>[]): Result<readonly Value[]> {
  const issues = results.flatMap((result) => (result.ok ? [] : result.issues))
  return issues.length > 0 ? wrong(issues) : fine(results.flatMap((result) => (result.ok ? [result.value] : [])))
}
