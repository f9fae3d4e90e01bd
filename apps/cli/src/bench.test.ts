import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { resultsPage, timesText } from './bench-results.ts'
import { bench } from './commands/bench.ts'
import { BadInput } from './failure.ts'

const folder = mkdtempSync(join(tmpdir(), 'bench-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

const flags = { vehicle: 'su7-2024', seconds: 0.05 }

describe('bench tells before it measures', () => {
  test('of a vehicle that is none', async () => {
    await expect(bench({ ...flags, vehicle: 'su8' })).rejects.toThrow(BadInput)
  })

  test.each([
    ['is no JSON', '{'],
    ['has no budgets', '{ "ns_per_step": {} }'],
    ['names a plan that is none', '{ "ns_per_step": { "fulll": 250 } }'],
    ['has a word for a number', '{ "ns_per_step": { "full": "fast" } }'],
    ['has a budget that nothing could meet', '{ "ns_per_step": { "full": 0 } }'],
  ])('of a budget that %s', async (_, text) => {
    const file = join(folder, 'budgets.json')
    writeFileSync(file, text)
    await expect(bench({ ...flags, budgets: file })).rejects.toThrow(`${file}: expected budgets like`)
  })

  test('of a page that cannot be written', async () => {
    await expect(bench({ ...flags, write: folder })).rejects.toThrow(`expected a file, got a folder. For example: --write ${join(folder, 'RESULTS.md')}`)
    writeFileSync(join(folder, 'file'), '')
    await expect(bench({ ...flags, write: join(folder, 'file', 'RESULTS.md') })).rejects.toThrow('expected a folder')
  })
})

describe('the page of results', () => {
  const cases = [{ plan: 'full', cycle: 'udds', record: 'off', threads: 1, ns_per_step: 130.4, drives_per_s: 5601.7 }] as const
  const peers = [{ name: 'Peer 1.0', cycle: 'udds', ms_per_drive: 10.5, times_faster_full: 58.6, times_faster_energy_only: 0.704 }]
  const results = { machine: 'A processor, 2 threads, Node 20.20.2', cases, peers }

  test('has the machine, the car, a line for each case and each peer, and no date', () => {
    const page = resultsPage(results, 'su7-2024')
    expect(page).toContain('A processor, 2 threads, Node 20.20.2. Our car: `su7-2024`.')
    expect(page).toContain('| full | udds | off | 1 | 130 | 5602 |')
    expect(page).toContain('| Peer 1.0 | udds | 10.500 | 59 | 0.70 |')
    expect(page).not.toMatch(/20\d\d-\d\d|T\d\d:/)
    expect(resultsPage(results, 'su7-2024')).toBe(page)
  })

  test('says where there are peers to be had when none was installed', () => {
    expect(resultsPage({ ...results, peers: [] }, 'su7-2024')).toContain('None was installed: `bench/peers/README.md` says how.')
  })

  test('two figures are enough above ten', () => {
    expect([0.5449, 1, 9.99, 10.4, 117.6].map(timesText)).toEqual(['0.54', '1.00', '9.99', '10', '118'])
  })
})
