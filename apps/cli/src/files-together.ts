import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { explained } from './unwritable.ts'

export interface NewFile {
  readonly path: string
  readonly text: string
}

/** Writes files that belong together: every one of them stands beside its place before the first takes it. The folder of the first is made. */
export function writeTogether(files: readonly NewFile[]): void {
  const first = files[0]!.path
  const partial = files.map(({ path }) => join(dirname(path), `.${basename(path)}.${process.pid}.partial`))
  try {
    mkdirSync(dirname(first), { recursive: true })
    for (const [k, { text }] of files.entries()) writeFileSync(partial[k]!, text)
    for (const [k, { path }] of files.entries()) renameSync(partial[k]!, path)
  } catch (problem) {
    for (const file of partial) rmSync(file, { force: true })
    throw explained(first, problem)
  }
}
