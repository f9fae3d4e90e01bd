import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file whole or not at all: beside it first, then renamed over it. Folders are made as needed. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const beside = `${file}.${process.pid}.part`
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(beside, content, { flush: true })
    renameSync(beside, file)
  } catch (problem) {
    rmSync(beside, { force: true })
    throw problem
  }
}
