import { fine, type Result } from './issue.ts'
import { checkTime, type NumberTableForm, readNumberTable } from './number-table.ts'

/** What a cycler did or should do to a cell, discharge positive. A row holds until the next. */
export interface CellTable {
  readonly time_s: readonly number[]
  readonly current_A: readonly number[]
  readonly power_W: readonly number[]
  readonly voltage_V: readonly number[]
  readonly temperature_C: readonly number[]
}

export type CellColumn = keyof CellTable
const all: readonly CellColumn[] = ['time_s', 'current_A', 'power_W', 'voltage_V', 'temperature_C']
const longestStep_s = 86_400

const formOf = (needed: readonly CellColumn[]): NumberTableForm => ({
  heads: needed.join(','),
  refuse: (names) => {
    const missing = needed.filter((name) => !names.includes(name))
    const twice = names.find((name, k) => names.indexOf(name) < k)
    if (missing.length > 0) return `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing; the order is free and other columns are left alone.`
    return twice === undefined ? null : `${twice} stands there twice.`
  },
  tooShort: 'A row holds until the next: the last one ends the test.',
  ignores: (name) => !(all as readonly string[]).includes(name),
  check: (name, value, above) => (name === 'time_s' ? checkTime(value, above, longestStep_s) : null),
})

/** Reads a CSV of a cell test with the `needed` columns in any order; those that the file does not have stay empty. */
export function readCellTable(text: string, file: string, needed: readonly CellColumn[]): Result<CellTable> {
  const table = readNumberTable(text, file, formOf(needed))
  if (!table.ok) return table
  return fine(Object.fromEntries(all.map((name) => [name, table.value.get(name) ?? []])) as unknown as CellTable)
}
