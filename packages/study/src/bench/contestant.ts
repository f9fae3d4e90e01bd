import { type Plan, simulate } from '@firstdrive/engine'
import { warmUp } from './measure.ts'
import type { Program } from './program.ts'

/** Whoever drives the same cycle again and again and tells how long a drive takes. */
export interface Contestant {
  readonly name: string
  /** Milliseconds a drive took, over so many `drives`. */
  drive(drives: number): Promise<number>
  stop(): void
}

/** Our own engine, warm, in this process. */
export function ours(name: string, plan: Plan): Contestant {
  warmUp(plan)
  return {
    name,
    async drive(drives) {
      const start = performance.now()
      for (let k = 0; k < drives; k++) simulate(plan)
      return (performance.now() - start) / drives
    },
    stop() {},
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
