import { fixed, fromKilometres, fromKilometresPerHour, toAmpereHours } from '@firstdrive/units'
import { type DriveColumn, type DriveTable, driveColumns, driveRanges, type FoundInChannel, neededColumns } from './drive-column.ts'
import { fine, type Issue, type Result, wrong } from './issue.ts'
import { nearest } from './nearest.ts'
import { checkTime, columnOf, type Found, type NumberTableForm, numberLines, readNumberTable } from './number-table.ts'
import type { MappingSpec } from './schema/mapping.ts'
import { findStuck } from './stuck-channel.ts'

/** A longer pause between two readings is a gap: what the car did in it nobody knows. */
const longestStep_s = 5
/** From here on the sign of the current can be told. */
const shortest_km = 1

/** `as it comes` bridges what is missing and asks no channel whether it can be believed: for data that are to be scored whatever they are. */
export type Care = 'careful' | 'as it comes'

/** Reads a CSV of a measured drive, its columns in any order; with a mapping one whose columns have other names, units or signs. */
export function readDriveTable(text: string, file: string, mapping: MappingSpec | null = null, care: Care = 'careful'): Result<DriveTable> {
  const origins = originsOf(mapping)
  const table = readNumberTable(text, file, formOf(origins, care))
  if (!table.ok) return table
  const columns = driveColumns.map((name): readonly number[] => {
    const origin = origins.find((one) => one.name === name)
    const values = origin === undefined ? undefined : table.value.get(origin.column)
    return values === undefined || values.every(Number.isNaN) ? [] : values.map((value) => converted(origin!, value))
  })
  const drive = Object.fromEntries(driveColumns.map((name, k) => [name, columns[k]!])) as unknown as DriveTable
  const issues = neededColumns
    .filter((name) => drive[name].length === 0)
    .map((name) =>
      placed(text, file, origins, name, 0, { path: name, expected: 'readings', got: 'an empty column', hint: 'Without it there is nothing to compare.' }),
    )
  if (issues.length > 0) return wrong(issues)
  const found = care === 'careful' ? (backwards(drive) ?? findStuck(drive)) : null
  return found === null ? fine(drive) : wrong([placed(text, file, origins, found.name, found.row, found)])
}

interface Origin {
  readonly name: DriveColumn
  readonly column: string
  readonly times: number
  readonly plus: number
}

const originsOf = (mapping: MappingSpec | null): readonly Origin[] =>
  driveColumns.flatMap((name) => {
    if (mapping === null) return [{ name, column: name, times: 1, plus: 0 }]
    const { column, times = 1, plus = 0 } = mapping.columns[name] ?? {}
    return column === undefined ? [] : [{ name, column, times, plus }]
  })

const converted = ({ times, plus }: Origin, value: number): number => value * times + plus

function formOf(origins: readonly Origin[], care: Care): NumberTableForm {
  const of = (column: string): Origin | undefined => origins.find((one) => one.column === column)
  const needed = neededColumns.map((name) => origins.find((one) => one.name === name)?.column ?? name)
  return {
    heads: needed.join(','),
    refuse: (names) => {
      const strange = names.map((name) => otherUnit(name, names, origins)).find((told) => told !== null)
      if (strange !== undefined) return strange
      const missing = needed.filter((name) => !names.includes(name))
      const twice = names.find((name, k) => of(name) !== undefined && names.indexOf(name) < k)
      if (missing.length > 0)
        return `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing.${meant(missing, names)} A mapping can give other names: --mapping.`
      return twice === undefined ? null : `${twice} stands there twice.`
    },
    tooShort: 'A drive needs a beginning and an end.',
    ignores: (name) => of(name) === undefined,
    mayBeEmpty: (column) => {
      const { name } = of(column)!
      return name !== 'time_s' && (care === 'as it comes' || !neededColumns.includes(name))
    },
    check: (column, value, above) => {
      const origin = of(column)!
      if (origin.name === 'time_s')
        return checkTime(converted(origin, value), above === undefined ? undefined : converted(origin, above), care === 'careful' ? longestStep_s : Infinity)
      return outOfRange(origin, converted(origin, value))
    },
  }
}

/** A quantity of a drive in another unit would be left out in silence. */
function otherUnit(name: string, names: readonly string[], origins: readonly Origin[]): string | null {
  const stem = name.slice(0, name.lastIndexOf('_'))
  const own = driveColumns.find((column) => stem !== '' && column.slice(0, column.lastIndexOf('_')) === stem)
  const mapped = origins.find((origin) => origin.name === own)?.column
  return own === undefined || own === name || mapped !== own || names.includes(own)
    ? null
    : `A drive gives ${own}, not ${name}: convert it, or let a mapping do it (--mapping).`
}

function meant(missing: readonly string[], names: readonly string[]): string {
  const near = missing.map((name) => nearest(name, names)).find((name) => name !== null)
  return near === undefined ? '' : ` Is it ${near}?`
}

function outOfRange({ name }: Origin, value: number): Found | null {
  const [least, most] = driveRanges[name]
  if (value >= least && value <= most) return null
  const unit = name.slice(name.lastIndexOf('_') + 1)
  return {
    path: name,
    expected: `a value from ${least} to ${most} ${unit}`,
    got: `${Number(value.toPrecision(6))} ${unit}`,
    hint: `Is it in ${unit}? The unit stands in the name.`,
  }
}

/** A car that accelerates is discharged. */
function backwards({ time_s, speed_kmh, current_A }: DriveTable): FoundInChannel | null {
  let [charge, distance] = [0, 0]
  for (let k = 1; k < time_s.length; k++) {
    const dt = time_s[k]! - time_s[k - 1]!
    if (speed_kmh[k]! > speed_kmh[k - 1]!) charge += current_A[k]! * dt
    distance += fromKilometresPerHour(speed_kmh[k]!) * dt
  }
  if (charge >= 0 || distance < fromKilometres(shortest_km)) return null
  return {
    name: 'current_A',
    row: 0,
    path: 'current_A',
    expected: 'a current that is positive in discharge',
    got: `${fixed(toAmpereHours(charge), 2)} Ah while the car accelerates`,
    hint: 'Change its sign; a mapping does it with times: -1.',
  }
}

function placed(text: string, file: string, origins: readonly Origin[], name: DriveColumn, row: number, { path, expected, got, hint }: Found): Issue {
  const [head, ...rows] = numberLines(text)
  const at = head?.content.split(',').findIndex((cell) => cell.trim() === origins.find((one) => one.name === name)?.column) ?? -1
  const there = rows[row]
  return { code: 'value', file, line: there?.line ?? 1, column: columnOf(there?.content.split(',') ?? [], Math.max(at, 0)), path, expected, got, hint }
}
