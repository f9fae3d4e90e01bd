import type { Second } from '@firstdrive/units'
import type { Channel } from './channel.ts'

/** A table of doubles, a row a recorded step (the first is the start), a column a channel. The first column is the time. */
export interface Recording {
  readonly channels: readonly Channel[]
  readonly rows: number
  readonly table: Float64Array
}

const timeChannel: Channel = { name: 'time', unit: 's', label: 'time since the start' }

/** A column of its own, copied out of the table. Throws a RangeError for a channel that it does not have. */
export function column({ channels, rows, table }: Recording, name: string): Float64Array {
  const width = channels.length
  const offset = channels.findIndex((channel) => channel.name === name)
  if (offset < 0) throw new RangeError(`No channel "${name}" in this recording. It has: ${channels.map((channel) => channel.name).join(', ')}.`)
  const values = new Float64Array(rows)
  for (let row = 0; row < rows; row++) values[row] = table[row * width + offset]!
  return values
}

/** Rows are appended as the drive goes on; the table doubles when it is full. */
export class Recorder {
  readonly channels: readonly Channel[]
  readonly every: number
  table: Float64Array
  rows = 0

  constructor(channels: readonly Channel[], every: number, capacity: number) {
    this.channels = [timeChannel, ...channels]
    this.every = every
    this.table = new Float64Array(this.channels.length * capacity)
  }

  /** Opens a row at `time`, and gives the place of its first value in the table. */
  open(time: Second): number {
    const at = this.rows * this.channels.length
    if (at === this.table.length) this.#grow()
    this.table[at] = time
    this.rows++
    return at + 1
  }

  #grow(): void {
    const larger = new Float64Array(this.table.length * 2)
    larger.set(this.table)
    this.table = larger
  }

  finish(): Recording {
    return { channels: this.channels, rows: this.rows, table: this.table.subarray(0, this.rows * this.channels.length) }
  }
}
