import { peers } from './peers/peers.ts'
import { type Part, runSuite, type Validation } from './suite.ts'

const suites: Readonly<Record<string, readonly Part[]>> = { peers }

/** `all` is every suite, one after the other. */
export const suiteNames: readonly string[] = [...Object.keys(suites), 'all']

/** Asks the engine what others have measured or computed. `suite` is one of `suiteNames`, `data` a folder laid out like the data that the suites need. */
export const validate = (suite: string, data: string): Validation =>
  runSuite(suite, suite === 'all' ? Object.values(suites).flat() : (suites[suite] ?? []), data)
