import { realpathSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import type { Recording } from '@firstdrive/engine'
import { seriesFormat, trySeries, writeSeries } from '@firstdrive/report'
import { fileIssue, type Issue } from '@firstdrive/spec'
import { fixed } from '@firstdrive/units'
import { explained } from './unwritable.ts'
import { badInput } from './valid.ts'

/** Whether a time series can be written there, found out before anything is simulated. `driven` is a file that it must not replace. */
export function checkOut(file: string, driven?: string): void {
  try {
    const refused = refuse(file, driven)
    if (refused !== null) throw badInput([refused])
    trySeries(file)
  } catch (problem) {
    throw explained(file, problem)
  }
}

/** Writes the time series whole or not at all. */
export async function writeOut(file: string, recording: Recording): Promise<void> {
  try {
    await writeSeries(file, recording)
  } catch (problem) {
    throw explained(file, problem)
  }
}

/** What the command tells a person of it. */
export const writtenOut = (file: string, { rows, channels }: Recording): string => `Time series: ${file}, ${fixed(rows, 0)} rows of ${channels.length} columns.`

const example = 'For example: --out trace.csv.'

function refuse(file: string, driven: string | undefined): Issue | null {
  if (file === '') return fileIssue('--out', 'the name of a file', 'nothing', example)
  const there = statSync(file, { throwIfNoEntry: false })
  if (there?.isDirectory() || /[\\/]$/.test(file)) return fileIssue(file, 'a file to write', 'a folder', `Name a file in it. ${example}`)
  if (seriesFormat(file) === null) return fileIssue(file, 'an ending that says the format, .csv or .parquet', ending(file), example)
  if (there === undefined) return null
  if (!there.isFile()) return fileIssue(file, 'a file to write', 'a device, a pipe or a socket', example)
  if (driven !== undefined && realpathSync(file) === realpathSync(driven))
    return fileIssue(file, 'a file of its own for the time series', 'the cycle that is to be driven', 'Name another file.')
  return null
}

const ending = (file: string): string => (extname(file) === '' ? 'none' : extname(file))
