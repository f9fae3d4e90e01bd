import type { Contestant } from './contestant.ts'

/** Milliseconds a drive by contestant, a number for each round. */
export type Times = ReadonlyMap<Contestant, readonly number[]>

const rounds = 7

/**
 * Lets everyone drive in turn, round by round, so that whatever slows the machine slows all alike; each gets `seconds` in all,
 * at least a drive a round. The first of a round is another one each time. Who fails is dropped, and `tell` hears why.
 */
export async function takeTurns(contestants: readonly Contestant[], seconds: number, tell: (problem: string) => void): Promise<Times> {
  const slot = (seconds * 1000) / rounds
  const times = new Map<Contestant, number[]>()
  const drives = new Map<Contestant, number>()
  const attempt = async (one: Contestant, work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (problem) {
      times.delete(one)
      tell(`${one.name}: ${(problem as Error).message}. It is left out.`)
    }
  }

  for (const one of contestants)
    await attempt(one, async () => {
      drives.set(one, Math.max(1, Math.round(slot / (await warmUp(one, slot)))))
      times.set(one, [])
    })
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < contestants.length; turn++) {
      const one = contestants[(round + turn) % contestants.length]!
      const kept = times.get(one)
      if (kept !== undefined) await attempt(one, async () => kept.push(await one.drive(drives.get(one)!)))
    }
  return times
}

/** Drives for two slots, so that compilers and caches have settled, and gives what a drive takes then. */
async function warmUp(one: Contestant, slot: number): Promise<number> {
  const first = await one.drive(1)
  return one.drive(Math.max(1, Math.round((2 * slot) / first)))
}

/** The middle one of an odd number of values. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

/** How many times as long as `ours` a drive of `theirs` takes: the median of the rounds' ratios, since a round's two saw the same machine. */
export const timesFaster = (theirs: readonly number[], ours: readonly number[]): number => median(theirs.map((time, round) => time / ours[round]!))
