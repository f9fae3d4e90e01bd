import { accessSync, closeSync, constants, existsSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Recording } from '@firstdrive/engine'
import { csvChunks } from './csv.ts'

export type SeriesFormat = 'csv' | 'parquet'

/** The format that the ending of a file's name asks for; null for any other ending. */
export function seriesFormat(file: string): SeriesFormat | null {
  const ending = /[^\\/]\.(csv|parquet)$/i.exec(file)?.[1]?.toLowerCase()
  return ending === 'csv' || ending === 'parquet' ? ending : null
}

/** Finds out whether `writeSeries` could write there, and leaves nothing behind. Throws what the file system says. */
export function trySeries(file: string): void {
  const { target, beside } = places(file)
  if (existsSync(target)) accessSync(target, constants.W_OK)
  closeSync(openSync(beside, 'w'))
  rmSync(beside)
}

/**
 * Writes a recording as `.csv` or `.parquet`, whole or not at all: beside the file first, some rows at a time, then renamed over it.
 * Throws a RangeError for another ending, and what the file system says when it cannot be written.
 */
export async function writeSeries(file: string, recording: Recording): Promise<void> {
  const chunks = await chunksOf(file, recording)
  const { target, beside } = places(file)
  try {
    fill(beside, chunks)
    renameSync(beside, target)
  } catch (problem) {
    rmSync(beside, { force: true })
    throw problem
  }
}

/** A link is followed, so that what it leads to is replaced and not the link. */
function places(file: string): { readonly target: string; readonly beside: string } {
  const target = existsSync(file) ? realpathSync(file) : file
  return { target, beside: `${target}.${process.pid}.part` }
}

async function chunksOf(file: string, recording: Recording): Promise<Iterable<string | Uint8Array>> {
  switch (seriesFormat(file)) {
    case 'csv':
      return csvChunks(recording)
    case 'parquet': // loaded only when asked for: it takes as long as a whole command without it
      return (await import('./parquet.ts')).parquetChunks(recording)
    case null:
      throw new RangeError(`"${file}" ends neither in .csv nor in .parquet`)
  }
}

function fill(file: string, chunks: Iterable<string | Uint8Array>): void {
  const handle = openSync(file, 'w')
  try {
    for (const chunk of chunks) writeFileSync(handle, chunk)
    fsyncSync(handle) // some disks tell only now that they are full
  } finally {
    closeSync(handle)
  }
}
