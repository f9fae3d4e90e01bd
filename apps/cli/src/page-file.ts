import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeWhole } from '@firstdrive/programme'
import { BadInput } from './failure.ts'

/** Whether the page of a flag can be written, asked before anything is computed: a mistake should not cost a minute. `name` is what such a page is called. */
export function checkPage(file: string, name: string, flag = '--write'): void {
  const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (file === '') throw new BadInput(`${flag}: expected the name of a file, got nothing. For example: ${flag} ${name}`)
  if (!isFolder(dirname(file))) throw new BadInput(`${flag} ${file}: expected a folder by the name ${dirname(file)}, there is none. Make it first.`)
  if (isFolder(file)) throw new BadInput(`${flag} ${file}: expected a file, got a folder. For example: ${flag} ${join(file, name)}`)
}

/** Writes the page whole or not at all. */
export function writePage(file: string, page: string, flag = '--write'): void {
  try {
    writeWhole(file, page)
  } catch (problem) {
    throw new BadInput(`${flag} ${file}: it cannot be written (${(problem as Error).message}). Give the path of a file in a folder of yours.`)
  }
  console.error(`written: ${file}`)
}
