import { type Case, measure, type Speed } from './measure.ts'

/** What a thread of the pool does. */
export default (task: Case): Speed => measure(task)
