import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { another, type Contestant } from './contestant.ts'
import { type Answer, startProgram } from './program.ts'

/** A line of bench/peers/peers.json: whom we compare ourselves with, and how he is started in that folder. */
export interface Peer {
  readonly name: string
  readonly command: readonly string[]
  /** How a person installs it. */
  readonly install: string
}

export function listPeers(folder: string): readonly Peer[] {
  const file = join(folder, 'peers.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Peer[]) : []
}

/** A peer is installed when the program that it starts with is there. */
export const isInstalled = ({ command: [file = ''] }: Peer, folder: string): boolean => existsSync(resolve(folder, file))

/** Starts an installed peer and makes sure that it has driven the whole cycle on a sane amount of energy. */
export async function startPeer({ name, command: [file = '', ...words] }: Peer, folder: string): Promise<Contestant> {
  const program = startProgram([resolve(folder, file), ...words], folder)
  try {
    const problem = insane(await program.answer())
    if (problem !== undefined) throw new Error(problem)
    return another(name, program)
  } catch (problem) {
    program.stop()
    throw problem
  }
}

const udds = { km: 11.99, tolerance: 0.01 }
const saneConsumption = { least: 60, most: 300 } // Wh/km of an electric car in town

/** What is wrong with what a peer says of its drive, if anything. */
export function insane({ cycle, km, Wh_per_km: consumption }: Answer): string | undefined {
  if (cycle !== 'udds') return `expected a drive on udds, got ${JSON.stringify(cycle)}`
  if (typeof km !== 'number' || !(Math.abs(km / udds.km - 1) <= udds.tolerance)) return `expected ${udds.km} km, got ${JSON.stringify(km)}`
  if (typeof consumption === 'number' && consumption >= saneConsumption.least && consumption <= saneConsumption.most) return undefined
  return `expected ${saneConsumption.least} to ${saneConsumption.most} Wh_per_km, got ${JSON.stringify(consumption)}`
}
