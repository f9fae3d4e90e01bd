import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulate } from '@firstdrive/engine'
import { libraryIds } from '@firstdrive/library'
import { afterAll, describe, expect, test } from 'vitest'
import { benchFolder, compare } from './compare.ts'
import type { Contestant } from './contestant.ts'
import { buildLimit, hasCompiler, planText, startLimit } from './limit.ts'
import { planOf } from './measure.ts'
import { insane, isInstalled, listPeers, startPeer } from './peers.ts'
import { startProgram } from './program.ts'
import { median, takeTurns, timesFaster } from './turns.ts'

const scratch = mkdtempSync(join(tmpdir(), 'bench-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const sane = { cycle: 'udds', km: 11.99, Wh_per_km: 113 }

/** A folder with a peer that is a script for Node: it says `checked` when it starts and answers each request with `answer`. */
function fakePeer(id: string, checked: string, answer: string) {
  const folder = join(scratch, id, 'peers')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'fake.mjs'),
    `console.log(${JSON.stringify(checked)})
     for await (const line of (await import('node:readline')).createInterface({ input: process.stdin })) { ${answer} }`,
  )
  const peer = { name: id, command: [process.execPath, 'fake.mjs'], install: 'sh install.sh' }
  writeFileSync(
    join(folder, 'peers.json'),
    JSON.stringify([peer, { name: 'absent', command: ['.venv/bin/python', 'absent.py'], install: 'sh install.sh absent' }]),
  )
  return { bench: join(scratch, id), folder, peer }
}
const steady = 'console.log(JSON.stringify({ ms_per_drive: 7, asked: line }))'

const timed = (name: string, times: readonly number[]): Contestant => {
  let turn = 0
  return { name, drive: async () => times[turn++ % times.length]!, stop() {} }
}

describe('a program that takes turns', () => {
  test('says one line when it is ready and one for each request', async () => {
    const { folder, peer } = fakePeer('steady', JSON.stringify(sane), steady)
    const program = startProgram(peer.command, folder)
    expect(await program.answer()).toEqual(sane)
    expect(await program.answer('run 3')).toEqual({ ms_per_drive: 7, asked: 'run 3' })
    program.stop()
  })

  test('that ends, or is not there, is told with its last words', async () => {
    const { folder, peer } = fakePeer('fragile', JSON.stringify(sane), 'console.error("no such cycle"); process.exit(3)')
    const program = startProgram(peer.command, folder)
    await program.answer()
    await expect(program.answer('run 1')).rejects.toThrow('it ended without an answer: no such cycle')
    await expect(startProgram(['./nowhere'], folder).answer()).rejects.toThrow('ENOENT')
  })

  test('that says anything else than what was agreed is not believed', async () => {
    const { folder, peer } = fakePeer('talkative', 'Welcome!', steady)
    await expect(startProgram(peer.command, folder).answer()).rejects.toThrow('expected one line of JSON, got "Welcome!"')
    for (const time of ['0', '-1', 'null', '"fast"']) {
      const answers = fakePeer('strange', JSON.stringify(sane), `console.log('{"ms_per_drive": ${time}}')`)
      const other = await startPeer(answers.peer, answers.folder)
      await expect(other.drive(1), time).rejects.toThrow('expected a positive number of ms_per_drive')
      other.stop()
    }
  })
})

describe('peers', () => {
  test('of the repository are listed with pinned versions and the way to install them', () => {
    const peers = listPeers(join(benchFolder, 'peers'))
    expect(peers.length).toBeGreaterThanOrEqual(3)
    for (const { name, command, install } of peers) {
      expect(name).toMatch(/\d+\.\d+\.\d+/)
      expect(command.length).toBeGreaterThan(0)
      expect(install).toMatch(/^bench\/peers\/install\.sh /)
    }
  })

  test('are installed when what starts them is there', () => {
    const { folder, peer } = fakePeer('there', JSON.stringify(sane), steady)
    expect(listPeers(folder).map((one) => isInstalled(one, folder))).toEqual([true, false])
    expect(isInstalled({ ...peer, command: ['fake.mjs'] }, folder)).toBe(true)
    expect(listPeers(join(scratch, 'nowhere'))).toEqual([])
  })

  test('must have driven the whole of UDDS on the energy of an electric car', () => {
    expect(insane(sane)).toBeUndefined()
    expect(insane({ ...sane, cycle: 'hwfet' })).toContain('"hwfet"')
    expect(insane({ ...sane, km: 7.45 })).toContain('7.45')
    expect(insane({ ...sane, km: undefined })).toContain('km')
    expect(insane({ ...sane, Wh_per_km: 0 })).toContain('Wh_per_km')
    expect(insane({})).toBeDefined()
  })
})

describe('turns', () => {
  test('the ratio is the median of the ratios, not the ratio of the medians', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(timesFaster([10, 40, 30], [1, 2, 3])).toBe(10)
    expect(timesFaster([10, 20, 90], [1, 2, 3])).toBe(10)
    expect(median([10, 40, 30]) / median([1, 2, 3])).toBe(15)
  })

  test('everyone drives in every round, and who fails is left out with a word', async () => {
    const told: string[] = []
    const order: string[] = []
    const heard = (one: Contestant): Contestant => ({
      ...one,
      drive(drives) {
        order.push(one.name)
        return one.drive(drives)
      },
    })
    const [a, b] = [heard(timed('a', [2])), heard(timed('b', [5]))]
    const broken: Contestant = { name: 'broken', drive: () => Promise.reject(new Error('no')), stop() {} }
    const times = await takeTurns([a, broken, b], 0.1, (problem) => told.push(problem))
    expect(times.get(a)).toEqual(Array(7).fill(2))
    expect(times.get(b)).toEqual(Array(7).fill(5))
    expect(times.has(broken)).toBe(false)
    expect(told).toEqual(['broken: no. It is left out.'])
    const rounds = order.slice(4) // after two drives each to warm up
    for (let round = 0; round < 7; round++) expect(rounds.slice(2 * round, 2 * round + 2).sort(), `round ${round}`).toEqual(['a', 'b'])
  })

  test('the installed peer is compared, the absent one is named, and the limit is left out where its source is not', async () => {
    const told: string[] = []
    const { bench } = fakePeer('compared', JSON.stringify(sane), steady)
    const [peer, ...more] = await compare('su7-2024', 0.02, (note) => told.push(note), bench)
    expect(more).toEqual([])
    expect(peer).toMatchObject({ name: 'compared', cycle: 'udds', ms_per_drive: 7 })
    expect(peer?.times_faster_full).toBeGreaterThan(0)
    expect(peer?.times_faster_energy_only).toBeGreaterThan(0)
    expect(told).toEqual(['absent is not installed, so not compared. To install it: sh install.sh absent'])
    expect(await compare('su7-2024', 0.02, () => {}, scratch)).toEqual([])
  })
})

describe('the limit in C', () => {
  const compiler = hasCompiler()
  if (!compiler) console.warn('gcc is not installed: the energy of bench/limit is not compared')

  test.runIf(compiler)('draws the same energy from the pack as the engine, to the last bit, limits and all', async () => {
    const program = buildLimit(join(benchFolder, 'limit'), scratch)
    const limits = new Set<string>()
    for (const vehicle of libraryIds('vehicle'))
      for (const cycle of ['udds', 'us06'])
        for (const stateOfCharge of [1, 0.9, 0.03]) {
          const plan = { ...planOf(vehicle, cycle, 'energy-only', 'off'), stateOfCharge }
          const run = simulate(plan)
          const limit = await startLimit(program, plan)
          limit.stop()
          expect(limit.energy, `${vehicle} on ${cycle} from ${stateOfCharge}`).toBe(run.ledger.terminals)
          for (const { limit } of run.limits) limits.add(limit)
        }
    expect([...limits]).toEqual(expect.arrayContaining(['pack upper voltage', 'pack empty']))
  })

  test.runIf(compiler)('is refused when it does not', async () => {
    const plan = planOf('su7-2024', 'udds', 'energy-only', 'off')
    const source = join(scratch, 'wrong')
    mkdirSync(source)
    writeFileSync(join(source, 'main.c'), '#include <stdio.h>\nint main(void) { puts("{\\"steps\\": 1369, \\"battery_J\\": 1e6}"); }\n')
    await expect(startLimit(buildLimit(source, scratch), plan)).rejects.toThrow('does not follow the engine any more')
    writeFileSync(join(source, 'main.c'), 'no C\n')
    expect(() => buildLimit(source, scratch)).toThrow('main.c')
  })

  test.runIf(compiler)('says what it does not find in a plan', async () => {
    const program = buildLimit(join(benchFolder, 'limit'), scratch)
    writeFileSync(
      join(scratch, 'short.plan'),
      planText(planOf('su7-2024', 'udds', 'energy-only', 'off')).replace('vehicle.chassis.mass ', 'vehicle.chassis.weight '),
    )
    await expect(startProgram([program, join(scratch, 'short.plan')], scratch).answer()).rejects.toThrow('limit: the plan lacks plan.vehicle.chassis.mass')
  })

  test.runIf(compiler)('takes part under its name', async () => {
    const bench = join(scratch, 'limit-only')
    cpSync(join(benchFolder, 'limit'), join(bench, 'limit'), { recursive: true })
    const peers = await compare('su7-2024', 0.02, (note) => expect(note).toBe(''), bench)
    expect(peers.map(({ name }) => name)).toEqual(['C, energy-only (gcc -O3)'])
  })
})
