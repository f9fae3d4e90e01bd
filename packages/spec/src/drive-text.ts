import { type DriveTable, driveColumns } from './drive-column.ts'

/** A measured drive as a CSV; columns that were not recorded are left out, and a missing reading is an empty cell. */
export function driveText(drive: DriveTable): string {
  const names = driveColumns.filter((name) => drive[name].length > 0)
  const rows = drive.time_s.map((_, k) => names.map((name) => written(drive[name][k]!)).join(','))
  return `${names.join(',')}\n${rows.join('\n')}\n`
}

const written = (value: number): string => (Number.isNaN(value) ? '' : String(value))
