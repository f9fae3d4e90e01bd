import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Case } from './measure.ts'
import type { Program } from './program.ts'

/** Whoever drives the same cycle again and again and tells how long a drive takes. */
export interface Contestant {
  readonly name: string
  /** Milliseconds a drive took, over so many `drives`. */
  drive(drives: number): Promise<number>
  stop(): void
}

const fromSource = import.meta.url.endsWith('.ts')

/** Our own engine, in a thread of its own as others are in processes of their own: what else was driven before would colour what the compiler makes of it. */
export function ours(task: Case): Contestant {
  const thread = new Worker(new URL(fromSource ? 'source-own-thread.mjs' : 'own-thread.js', import.meta.url), {
    workerData: task,
    execArgv: fromSource ? ['--conditions=source'] : [],
  })
  return {
    name: task.plan,
    async drive(drives) {
      thread.postMessage(drives)
      const [time] = (await once(thread, 'message')) as [number]
      return time
    },
    stop: () => void thread.terminate(),
  }
}

/** A program that answers `run N` with `{"ms_per_drive": …}`: bench/peers/README.md. */
export function another(name: string, program: Program): Contestant {
  return {
    name,
    async drive(drives) {
      const { ms_per_drive: time } = await program.answer(`run ${drives}`)
      if (typeof time === 'number' && time > 0 && time < Infinity) return time
      throw new Error(`expected a positive number of ms_per_drive, got ${JSON.stringify(time)}`)
    },
    stop: () => program.stop(),
  }
}
