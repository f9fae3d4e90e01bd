import { type Plan, simulate } from '@firstdrive/engine'
import { type Packed, unpack } from '../batch/packing.ts'
import { summarise, summaryChannels } from '../batch/summary.ts'
import type { Answers } from '../metric.ts'
import type { Task } from '../question.ts'

/** What a thread can be asked: plain data in, plain data out. */
export const jobs = {
  /** The schemas behind questions are loaded by the threads that are asked one. */
  answer: async (task: Task): Promise<Answers> => (await import('../question.ts')).answer(task),

  /** A row of the summary for each plan. */
  simulate(packed: Packed): Float64Array {
    const width = summaryChannels.length
    const table = new Float64Array(packed.count * width)
    let at = 0
    for (const plan of unpack<Plan>(packed)) {
      summarise(simulate(plan), table, at)
      at += width
    }
    return table
  },
}

export type Jobs = typeof jobs
