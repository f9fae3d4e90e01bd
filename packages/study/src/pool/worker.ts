import { move } from 'piscina'
import { type Jobs, jobs } from './jobs.ts'

/** What a thread of the pool does. */
export default async function work({ job, input }: { readonly job: keyof Jobs; readonly input: never }): Promise<unknown> {
  const output = await jobs[job](input)
  return output instanceof Float64Array ? move(output as never) : output
}
