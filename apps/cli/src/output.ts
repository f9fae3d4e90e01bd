import type { TableCell, TableColumn } from '@firstdrive/report'
import { renderTable } from '@firstdrive/report'

/** The one JSON document of `--json`, alone on standard output. */
export const printJson = (document: object): void => print(JSON.stringify(document, null, 2))

export const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** A table that fits the terminal; 80 columns where there is none. Colours only on a terminal whose owner has not said NO_COLOR. */
export const printTable = (columns: readonly TableColumn[], rows: readonly (readonly TableCell[])[]): void =>
  print(
    renderTable(columns, rows, {
      width: Math.max(40, Math.min(process.stdout.columns ?? 80, 120)),
      colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
    }),
  )

/** What goes on, on standard error: one line that is written over on a terminal, a line each elsewhere. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
  else process.stderr.write(`${text}\n`)
}

/** Ends the line that is written over. */
export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
}
