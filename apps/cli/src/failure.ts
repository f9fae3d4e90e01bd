import { formatIssue, type Issue, type Result } from '@firstdrive/spec'

/** Exit codes of every command. */
export const exit = { done: 0, notMet: 1, badInput: 2, fault: 3 } as const

/** A mistake of the user's: told in plain words, exit 2, nothing written. */
export class BadInput extends Error {
  override name = 'BadInput'
}

export const badInput = (issues: readonly Issue[]): BadInput => new BadInput(issues.map(formatIssue).join('\n'))

/** The value, or the issues as one BadInput. */
export function valid<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw badInput(result.issues)
}
