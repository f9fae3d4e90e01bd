import { dirname } from 'node:path'
import { fileIssue, type Issue } from '@firstdrive/spec'
import { badInput } from './valid.ts'

/** What the file system said, as a mistake with a remedy; anything else is a fault of ours and stays one. */
export function explained(file: string, problem: unknown): unknown {
  const { code, syscall } = problem as NodeJS.ErrnoException
  return code === undefined || syscall === undefined ? problem : badInput([unwritable(file, code)])
}

function unwritable(file: string, code: string): Issue {
  const folder = dirname(file)
  switch (code) {
    case 'ENOENT':
      return fileIssue(file, 'a folder that exists', `nothing by the name ${folder}`, `Make it first: mkdir -p ${folder}.`)
    case 'ENOTDIR':
      return fileIssue(file, 'a folder on the way to the file', 'a file', 'Check the path; it is taken from the folder where you are.')
    case 'EACCES':
    case 'EPERM':
      return fileIssue(file, 'a place where you may write', 'no permission', `Check the permissions of ${folder} and of the file, or name a file elsewhere.`)
    case 'EROFS':
      return fileIssue(file, 'a place where one can write', 'a disk that is read-only', 'Name a file elsewhere.')
    case 'EDQUOT':
    case 'EFBIG':
      return fileIssue(file, 'leave to write as much', 'a limit on what you may write', 'Nothing was written. Name a file elsewhere.')
    case 'ENOSPC':
      return fileIssue(file, 'room for the time series', 'a full disk', 'Nothing was written. Free some space, or name a file on another disk.')
    case 'ENAMETOOLONG':
      return fileIssue(file, 'a shorter name', 'one that is too long for this disk', '')
    default:
      return fileIssue(file, 'a file that can be written', code, 'Nothing was written. Name a file elsewhere.')
  }
}
