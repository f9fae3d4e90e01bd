import { availableParallelism, cpus } from 'node:os'
import { type BenchPeer, compare } from './compare.ts'
import { type Case, measure, type Speed } from './measure.ts'

export interface BenchCase extends Speed {
  readonly plan: Case['plan']
  readonly cycle: string
  readonly record: Case['record']
  readonly threads: number
}

export interface Benchmark {
  readonly cases: readonly BenchCase[]
  readonly peers: readonly BenchPeer[]
}

/** Who hears what: `progress` of each part before it starts, `note` of who cannot be compared and why. */
export interface Listener {
  progress(what: string): void
  note(what: string): void
}

const plans = ['energy-only', 'full'] as const
const cycles = ['udds', 'cltc-p'] as const

/** Measures every plan on this machine, then the peers that are installed: in `bench/` of the repository, or `folder`. */
export async function bench(vehicle: string, seconds: number, { progress, note }: Listener, folder?: string): Promise<Benchmark> {
  const cases = await measureCases(vehicle, seconds, progress)
  progress('peers and limit, taking turns')
  return { cases, peers: await compare(vehicle, seconds, note, folder) }
}

/** Every plan on one thread and on all, with and without recording. */
async function measureCases(vehicle: string, seconds: number, progress: Listener['progress']): Promise<readonly BenchCase[]> {
  const threads = availableParallelism()
  const { Piscina } = await import('piscina') // its start costs every other command 20 ms
  const pool = new Piscina({
    filename: new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
  })
  const results: BenchCase[] = []
  try {
    for (const plan of plans)
      for (const cycle of cycles)
        for (const record of ['off', 'on'] as const) {
          const task: Case = { vehicle, cycle, plan, record, seconds }
          progress(`${plan}, ${cycle}, recording ${record}`)
          results.push({ plan, cycle, record, threads: 1, ...measure(task) })
          if (threads > 1 && record === 'off')
            results.push({
              plan,
              cycle,
              record,
              threads,
              ...together(await Promise.all(Array.from({ length: threads }, () => pool.run(task) as Promise<Speed>))),
            })
        }
  } finally {
    await pool.destroy()
  }
  return results
}

/** Threads side by side: their drives add up, and a step takes its share of the wall clock. */
function together(speeds: readonly Speed[]): Speed {
  const drives_per_s = speeds.reduce((sum, speed) => sum + speed.drives_per_s, 0)
  const ns_per_step = 1 / speeds.reduce((sum, speed) => sum + 1 / speed.ns_per_step, 0)
  return { ns_per_step, drives_per_s }
}

export const machineName = (): string => `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} threads, Node ${process.versions.node}`
