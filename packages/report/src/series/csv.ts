import type { Recording } from '@firstdrive/engine'
import { columnName } from './column.ts'

const rowsAtATime = 1000

/** The recording as CSV, some rows at a time: a head with units, then the shortest digits that give back the same number. A minus zero is 0. */
export function* csvChunks({ channels, rows, table }: Recording): Generator<string> {
  yield `${channels.map(columnName).join(',')}\n`
  const width = channels.length
  for (let from = 0; from < rows; from += rowsAtATime) {
    const to = Math.min(from + rowsAtATime, rows)
    let text = ''
    for (let row = from; row < to; row++) text += `${table.subarray(row * width, (row + 1) * width).join(',')}\n`
    yield text
  }
}
