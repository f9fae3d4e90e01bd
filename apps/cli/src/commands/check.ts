import { loadAny } from '@firstdrive/library'
import { isProgramme, loadProgramme } from '@firstdrive/programme'
import { print, printJson } from '../output.ts'
import { badInput } from '../valid.ts'

/** `firstdrive check`: every file of a programme, or one file with all that it names; nothing is simulated. */
export function check(path: string, { json = false }: { readonly json?: boolean }): void {
  const found = isProgramme(path) ? checkProgramme(path) : checkFile(path)
  if (json) printJson(found)
  if (found.issues.length > 0) throw badInput(found.issues)
  if (!json) print(`${path}: ${found.files} ${found.files === 1 ? 'file is' : 'files are'} sound.`)
}

function checkProgramme(path: string) {
  const programme = loadProgramme(path)
  return programme.ok ? { path, files: programme.value.files.length, issues: [] } : { path, files: 0, issues: programme.issues }
}

function checkFile(path: string) {
  const read = loadAny(path)
  return read.ok ? { path, files: read.value.length, issues: [] } : { path, files: 0, issues: read.issues }
}
