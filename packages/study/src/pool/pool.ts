import { availableParallelism } from 'node:os'
import type { Piscina } from 'piscina'
import { type Jobs, jobs } from './jobs.ts'

/** Runs jobs on the threads of this machine. */
export interface Pool {
  readonly threads: number
  run<Name extends keyof Jobs>(job: Name, input: Parameters<Jobs[Name]>[0]): Promise<Awaited<ReturnType<Jobs[Name]>>>
  /** Ends the threads, whatever they are doing. */
  close(): Promise<void>
}

export interface PoolOptions {
  /** All of the machine's unless told. */
  readonly threads?: number
  /** Ends every thread at once; what they were doing rejects. */
  readonly signal?: AbortSignal
}

const fromSource = import.meta.url.endsWith('.ts')

/** A pool whose threads start with its first job. A pool of one thread is this thread: a job is done before the next call. */
export function openPool({ threads = availableParallelism(), signal }: PoolOptions = {}): Pool {
  let started: Promise<Piscina> | null = null
  const stop = async (): Promise<void> => (await started)?.destroy()
  signal?.addEventListener('abort', stop, { once: true })
  return {
    threads,
    async run(job, input) {
      signal?.throwIfAborted()
      if (threads === 1) return (jobs[job] as (given: typeof input) => Awaited<ReturnType<Jobs[typeof job]>>)(input)
      started ??= start(threads)
      try {
        return await (await started).run({ job, input })
      } catch (problem) {
        signal?.throwIfAborted()
        throw problem
      }
    },
    close() {
      signal?.removeEventListener('abort', stop)
      return stop()
    },
  }
}

async function start(threads: number): Promise<Piscina> {
  const { Piscina } = await import('piscina') // its start would cost every command 20 ms
  const filename = new URL(fromSource ? 'source-worker.mjs' : 'worker.js', import.meta.url).href
  return new Piscina({ filename, minThreads: threads, maxThreads: threads, execArgv: fromSource ? ['--conditions=source'] : [] })
}
