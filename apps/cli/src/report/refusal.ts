import { basename } from 'node:path'
import type { Issue } from '@firstdrive/spec'

/** Why something could not be done, in a line of a page: a reader of it has no use for the lines of a file. */
export const refusal = (issues: readonly Issue[]): string =>
  issues.map(({ file, expected, got }) => `${basename(file)}: expected ${expected}, got ${got}`).join('; ')
