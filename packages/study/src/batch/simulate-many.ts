import type { Plan, Recording } from '@firstdrive/engine'
import { openPool, type Pool, type PoolOptions } from '../pool/pool.ts'
import { Packer } from './packing.ts'
import { summaryChannels } from './summary.ts'

export interface ManyOptions extends PoolOptions {
  /** Hears how many drives are done. */
  readonly tell?: (done: number) => void
}

/** Long enough that handing over costs little, short enough that the threads end together. */
const chunkTime_ms = 25
const largestChunk = 256
const chunksAhead = 2

/**
 * Drives many plans on all threads and keeps a row of each (`column(result, 'battery')` of the engine reads one figure of all), in the
 * order of the plans, whatever the number of threads. Plans are drawn as they are needed, so that a generator's memory stays flat;
 * what they record is not kept.
 * @throws the signal's reason when it is aborted
 */
export async function simulateMany(plans: Iterable<Plan>, { tell = () => {}, ...options }: ManyOptions = {}): Promise<Recording> {
  const pool = openPool(options)
  try {
    return await drawAndDrive(plans, pool, tell)
  } finally {
    await pool.close()
  }
}

async function drawAndDrive(plans: Iterable<Plan>, pool: Pool, tell: (done: number) => void): Promise<Recording> {
  const source = plans[Symbol.iterator]()
  const packer = new Packer()
  const chunks: Float64Array[] = []
  let drawn = 0
  let done = 0
  let size = 1

  const draw = (): Plan[] => {
    const chunk: Plan[] = []
    while (chunk.length < size) {
      const { value, done: dry } = source.next()
      if (dry === true) break
      chunk.push({ ...value, record: 0 })
    }
    return chunk
  }
  const lane = async (): Promise<void> => {
    for (let chunk = draw(); chunk.length > 0; chunk = draw()) {
      const place = drawn++
      const start = performance.now()
      chunks[place] = await pool.run('simulate', packer.pack(chunk))
      size = Math.ceil(Math.min(largestChunk, Math.max(1, (chunk.length * chunkTime_ms * chunksAhead) / (performance.now() - start))))
      done += chunk.length
      tell(done)
    }
  }
  await Promise.all(Array.from({ length: pool.threads * chunksAhead }, lane))
  return joined(chunks, done)
}

function joined(chunks: readonly Float64Array[], rows: number): Recording {
  const table = new Float64Array(rows * summaryChannels.length)
  let at = 0
  for (const chunk of chunks) {
    table.set(chunk, at)
    at += chunk.length
  }
  return { channels: summaryChannels, rows, table }
}
