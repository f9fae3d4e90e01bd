/** Exit codes of every command. */
export const exit = { done: 0, notMet: 1, badInput: 2, fault: 3 } as const

/** A mistake of the user's: told in plain words, exit 2, nothing written. */
export class BadInput extends Error {
  override name = 'BadInput'
}
