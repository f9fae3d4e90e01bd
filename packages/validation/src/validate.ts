import { bmwI3 } from './bmw-i3/bmw-i3.ts'
import { epa } from './epa/epa.ts'
import { peers } from './peers/peers.ts'
import { su7 } from './su7/su7.ts'
import { type Part, runSuite, type Validation } from './suite.ts'

/** The parts of a suite may depend on what is found in the folder of its data. */
const suites: Readonly<Record<string, (data: string) => readonly Part[]>> = { peers: () => peers, epa, 'bmw-i3': bmwI3, su7: () => su7 }

/** `all` is every suite, one after the other. */
export const suiteNames: readonly string[] = [...Object.keys(suites), 'all']

/** Asks the engine what others have measured or computed. `suite` is one of `suiteNames`, `data` a folder laid out like the data that the suites need. */
export const validate = (suite: string, data: string): Validation =>
  runSuite(suite, suite === 'all' ? Object.values(suites).flatMap((parts) => parts(data)) : (suites[suite]?.(data) ?? []), data)
