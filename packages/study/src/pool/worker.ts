import { move } from 'piscina'
import { type Jobs, jobs } from './jobs.ts'

/** What a thread of the pool does. */
export default function work({ job, input }: { readonly job: keyof Jobs; readonly input: never }): unknown {
  const output = jobs[job](input)
  return output instanceof Float64Array ? move(output as never) : output
}
