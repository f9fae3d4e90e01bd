import { formatIssue, type Issue, type Result } from '@firstdrive/spec'
import { BadInput } from './failure.ts'

export const badInput = (issues: readonly Issue[]): BadInput => new BadInput(issues.map(formatIssue).join('\n'))

/** The value, or the issues as one BadInput. */
export function valid<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw badInput(result.issues)
}
