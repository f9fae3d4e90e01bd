import { type Plan, simulate } from '@firstdrive/engine'
import { summarise, summaryChannels } from '../batch/summary.ts'
import type { Answers } from '../metric.ts'
import { answer, type Task } from '../question.ts'

/** What a thread can be asked: plain data in, plain data out. */
export const jobs = {
  answer: (task: Task): Answers => answer(task),

  /** A row of the summary for each plan. */
  simulate(plans: readonly Plan[]): Float64Array {
    const table = new Float64Array(plans.length * summaryChannels.length)
    for (const [k, plan] of plans.entries()) summarise(simulate(plan), table, k * summaryChannels.length)
    return table
  },
}

export type Jobs = typeof jobs
