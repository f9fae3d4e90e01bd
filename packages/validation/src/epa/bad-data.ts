import { formatIssue, type Issue } from '@firstdrive/spec'

/** A file of reference data that cannot be read as what it is named: the user's to mend, with file and line. */
export class BadData extends Error {
  override name = 'BadData'
  readonly issues: readonly Issue[]

  constructor(issues: readonly Issue[]) {
    super(issues.map(formatIssue).join('\n'))
    this.issues = issues
  }
}
