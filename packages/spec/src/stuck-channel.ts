import type { DriveColumn, DriveTable, FoundInChannel } from './drive-column.ts'

/** What stays the same to the last digit for so long, while the speed of the car changes by so much, has not been measured. */
const longest_s = 60
const speedChange_kmh = 10
/** A speed above walking pace, while the current swings. */
const longestSpeed_s = 120
const currentChange_A = 40
const walking_kmh = 6

/** The first channel of speed, voltage or current that is stuck, if any is. */
export function findStuck(drive: DriveTable): FoundInChannel | null {
  const { speed_kmh, current_A } = drive
  return (
    stuckIn(drive, 'current_A', longest_s, (from, to) => swing(speed_kmh, from, to) >= speedChange_kmh) ??
    stuckIn(drive, 'voltage_V', longest_s, (from, to) => swing(speed_kmh, from, to) >= speedChange_kmh) ??
    stuckIn(drive, 'speed_kmh', longestSpeed_s, (from, to) => speed_kmh[from]! > walking_kmh && swing(current_A, from, to) >= currentChange_A)
  )
}

function stuckIn(drive: DriveTable, name: DriveColumn, longest: number, impossible: (from: number, to: number) => boolean): FoundInChannel | null {
  const { time_s } = drive
  const values = drive[name]
  for (let from = 0, to = 0; from < values.length; from = to + 1) {
    to = from
    while (to + 1 < values.length && values[to + 1] === values[from]) to++
    const seconds = time_s[to]! - time_s[from]!
    if (seconds >= longest && impossible(from, to))
      return {
        name,
        row: from,
        path: name,
        expected: 'readings that change as the car drives',
        got: `${values[from]} for ${Math.round(seconds)} s`,
        hint: 'The channel is stuck from here on: cut the drive here, or leave the drive out.',
      }
  }
  return null
}

function swing(values: readonly number[], from: number, to: number): number {
  let [low, high] = [Infinity, -Infinity]
  for (let k = from; k <= to; k++) {
    low = Math.min(low, values[k]!)
    high = Math.max(high, values[k]!)
  }
  return high - low
}
