import { readFileSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileIssue, fine, type Result, wrong } from '@firstdrive/spec'

/** Where the data files lie: the same place from src/ and from dist/. */
export const libraryRoot = fileURLToPath(new URL('..', import.meta.url))

/** The name of a library file for messages: short where one stands in the repository. */
export function libraryFile(folder: string, name: string): string {
  const absolute = join(libraryRoot, folder, name)
  const near = relative(process.cwd(), absolute)
  return near.startsWith('..') || isAbsolute(near) ? absolute : near
}

/** A name by which evidence can refer to a file on any machine: from the library's root, else from `base`. */
export function portableName(file: string, base: string): string {
  const absolute = resolve(file)
  const [root, from] = absolute.startsWith(libraryRoot) ? ['library', libraryRoot] : ['.', resolve(base)]
  return join(root, relative(from, absolute)).split(sep).join('/')
}

/** Text that has a separator or an ending is a path, else an id. */
export const isPath = (reference: string): boolean => /[\\/]/.test(reference) || /\.(ya?ml|csv)$/i.test(reference)

/** `reference` as seen from the file that holds it. */
export const besides = (file: string, reference: string): string => (isAbsolute(reference) ? reference : join(dirname(file), reference))

const mostBytes = 64 * 2 ** 20

/** The text of a file, or an issue that says why it cannot be read. */
export function readText(file: string): Result<string> {
  try {
    const { size } = statSync(file)
    if (size > mostBytes) return wrong([fileIssue(file, 'at most 64 MiB', `${(size / 2 ** 20).toFixed(0)} MiB`, 'Is this the file that you meant?')])
    return fine(readFileSync(file, 'utf8'))
  } catch (problem) {
    return wrong([unreadable(file, (problem as NodeJS.ErrnoException).code)])
  }
}

function unreadable(file: string, code: string | undefined) {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fileIssue(file, 'a file', 'nothing by this name', 'Check the path; it is taken from the folder where you are.')
    case 'EISDIR':
      return fileIssue(file, 'a file', 'a folder', 'Name a file in it.')
    case 'EACCES':
    case 'EPERM':
      return fileIssue(file, 'a file that can be read', 'a file without permission to read', 'Check its permissions.')
    default:
      return fileIssue(file, 'a file that can be read', code ?? 'an error', 'Check the path.')
  }
}
