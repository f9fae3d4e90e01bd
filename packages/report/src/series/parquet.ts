import type { Channel, Recording } from '@firstdrive/engine'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { columnName } from './column.ts'

const rowsInAGroup = 50_000

/**
 * The recording as Parquet, a row group at a time: doubles, bit for bit.
 * `firstdrive.columns` in the file's metadata is JSON that gives channel, unit and label of every column.
 */
export function* parquetChunks({ channels, rows, table }: Recording): Generator<Uint8Array> {
  const names = channels.map(columnName)
  const writer = new ByteWriter()
  const parquet = new ParquetWriter({
    writer,
    createdBy: 'firstdrive',
    schema: [{ name: 'root', num_children: names.length }, ...names.map((name) => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' }) as const)],
    kvMetadata: [{ key: 'firstdrive.columns', value: JSON.stringify(channels.map(described)) }],
  })
  for (let from = 0; from < rows; from += rowsInAGroup) {
    const to = Math.min(from + rowsInAGroup, rows)
    // Plain, because a dictionary would take a minus zero for a zero.
    const columnData = names.map((name, offset) => ({ name, data: part(table, channels.length, offset, from, to), encoding: 'PLAIN' as const }))
    parquet.write({ columnData, rowGroupSize: rowsInAGroup })
    yield drained(writer)
  }
  parquet.finish()
  yield drained(writer)
}

const described = (channel: Channel) => ({ column: columnName(channel), channel: channel.name, unit: channel.unit, label: channel.label })

function part(table: Float64Array, width: number, offset: number, from: number, to: number): Float64Array {
  const values = new Float64Array(to - from)
  for (let row = from; row < to; row++) values[row - from] = table[row * width + offset] as number
  return values
}

/** What was written since the last time; the writer goes on counting where it stands in the file. */
function drained(writer: ByteWriter): Uint8Array {
  const bytes = new Uint8Array(writer.getBuffer())
  writer.index = 0
  return bytes
}
