import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type DriveLog, loadDrives, loadMapping } from '@firstdrive/library'
import type { Result } from '@firstdrive/spec'
import { heaterIsStale, type MeasuredDrive, measuredDrive } from '@firstdrive/study'
import { BadData } from '../epa/bad-data.ts'
import { training, trainingDay } from './training.ts'

/** A trip of the set, as it comes. */
export interface Trip {
  readonly drive: MeasuredDrive
  /** Of a trip on which the calibrated car was fitted; null for any other. */
  readonly trainingDay: string | null
  readonly heaterIsStale: boolean
}

export const folder = 'bmw-i3'
const pattern = /^i3_1hz_.*\.csv\.gz$/

export const tripFiles = (data: string): readonly string[] => {
  try {
    return readdirSync(join(data, folder))
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => join(data, folder, name))
  } catch {
    return []
  }
}

/**
 * Every trip of the files, but those that the set itself excludes; one that stands in two files once.
 * @throws BadData for a file that is no such log
 */
export function readTrips(data: string): readonly Trip[] {
  const mapping = valid(loadMapping('bmw-i3'))
  const { excluded } = training()
  const logs = new Map<string, DriveLog>()
  for (const file of tripFiles(data)) for (const log of valid(loadDrives(file, mapping, 'as it comes'))) if (!logs.has(log.id)) logs.set(log.id, log)
  return [...logs.values()]
    .filter(({ id }) => !excluded.includes(id))
    .map(({ id, drive: table }) => {
      const drive = measuredDrive(id, table)
      return { drive, trainingDay: trainingDay(id) ?? null, heaterIsStale: heaterIsStale(drive) }
    })
}

function valid<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new BadData(result.issues)
}
