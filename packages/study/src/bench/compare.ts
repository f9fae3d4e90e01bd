import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Contestant, ours } from './contestant.ts'
import { buildLimit, hasCompiler, limitName, startLimit } from './limit.ts'
import { planOf } from './measure.ts'
import { isInstalled, listPeers, startPeer } from './peers.ts'
import { median, takeTurns, timesFaster } from './turns.ts'

export interface BenchPeer {
  readonly name: string
  readonly cycle: string
  readonly ms_per_drive: number
  readonly times_faster_full: number
  readonly times_faster_energy_only: number
}

/** Where the repository keeps peers and limit; a published package has none. */
export const benchFolder = fileURLToPath(new URL('../../../../bench', import.meta.url))

const cycle = 'udds'

/**
 * Lets every installed peer, the C and our two plans take turns on UDDS for `seconds` each, on one thread each.
 * `tell` hears who cannot take part and why.
 */
export async function compare(vehicle: string, seconds: number, tell: (note: string) => void, folder = benchFolder): Promise<readonly BenchPeer[]> {
  const others: Contestant[] = []
  const scratch = mkdtempSync(join(tmpdir(), 'firstdrive-bench-'))
  try {
    for await (const other of startAll(vehicle, folder, scratch, tell)) others.push(other)
    if (others.length === 0) return []
    const full = ours({ vehicle, cycle, plan: 'full', record: 'off', seconds })
    const energyOnly = ours({ vehicle, cycle, plan: 'energy-only', record: 'off', seconds })
    const times = await takeTurns([full, energyOnly, ...others], seconds, tell).finally(() => {
      for (const own of [full, energyOnly]) own.stop()
    })
    const [fullTimes, energyOnlyTimes] = [times.get(full)!, times.get(energyOnly)!]
    return others.flatMap((other) => {
      const theirs = times.get(other)
      if (theirs === undefined) return []
      return {
        name: other.name,
        cycle,
        ms_per_drive: median(theirs),
        times_faster_full: timesFaster(theirs, fullTimes),
        times_faster_energy_only: timesFaster(theirs, energyOnlyTimes),
      }
    })
  } finally {
    for (const other of others) other.stop()
    rmSync(scratch, { recursive: true })
  }
}

async function* startAll(vehicle: string, folder: string, scratch: string, tell: (note: string) => void): AsyncGenerator<Contestant> {
  const peers = join(folder, 'peers')
  for (const peer of listPeers(peers))
    if (isInstalled(peer, peers)) yield* started(peer.name, tell, () => startPeer(peer, peers))
    else tell(`${peer.name} is not installed, so not compared. To install it: ${peer.install}`)

  const limit = join(folder, 'limit')
  if (!existsSync(limit)) return
  if (hasCompiler()) yield* started(limitName, tell, async () => startLimit(buildLimit(limit, scratch), planOf(vehicle, cycle, 'energy-only', 'off')))
  else tell(`${limitName}: gcc is not installed, so not compared. On Debian: apt-get install gcc libc6-dev`)
}

async function* started(name: string, tell: (note: string) => void, start: () => Promise<Contestant>): AsyncGenerator<Contestant> {
  try {
    yield await start()
  } catch (problem) {
    tell(`${name}: ${(problem as Error).message}. It is left out.`)
  }
}
