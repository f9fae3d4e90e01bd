import { readFileSync } from 'node:fs'
import { loadCar } from '@firstdrive/library'
import { type BenchCase, machineName, bench as measureAll } from '@firstdrive/study'
import { fixed } from '@firstdrive/units'
import { resultsPage, timesText } from '../bench-results.ts'
import { BadInput, exit } from '../failure.ts'
import { endProgress, print, printJson, printTable, progress } from '../output.ts'
import { checkPage, writePage } from '../page-file.ts'
import { valid } from '../valid.ts'

interface BenchFlags {
  readonly vehicle: string
  readonly seconds: number
  readonly budgets?: string
  readonly write?: string
  readonly json?: boolean
}

/** `firstdrive bench`: how fast the engine is on this machine, and beside whom. */
export async function bench({ vehicle, seconds, budgets, write, json = false }: BenchFlags): Promise<void> {
  valid(loadCar(vehicle))
  const limits = budgets === undefined ? {} : readBudgets(budgets)
  if (write !== undefined) checkPage(write, 'RESULTS.md')

  const { cases, peers } = await measureAll(vehicle, seconds, {
    progress: (what) => progress(`measuring ${what}`),
    note(what) {
      endProgress()
      console.error(what)
    },
  })
  endProgress()
  const results = { machine: machineName(), cases, peers }
  if (json) printJson(results)
  else printTables(results)
  if (write !== undefined) writePage(write, resultsPage(results, vehicle))
  judge(cases, limits)
}

function printTables({ machine, cases, peers }: Parameters<typeof resultsPage>[0]): void {
  print(`${machine}\n`)
  printTable(
    [
      { title: 'plan' },
      { title: 'cycle' },
      { title: 'record' },
      { title: 'threads', align: 'right', decimals: 0 },
      { title: 'step', unit: 'ns', decimals: 0 },
      { title: 'drives', unit: '1/s', decimals: 0 },
    ],
    cases.map(({ plan, cycle, record, threads, ns_per_step, drives_per_s }) => [plan, cycle, record, threads, ns_per_step, drives_per_s]),
  )
  if (peers.length === 0) return
  print('\nDrives of UDDS, taking turns: how many times as long as ours')
  printTable(
    [
      { title: 'peer' },
      { title: 'drive', unit: 'ms', decimals: 3 },
      { title: 'as full', unit: '×', align: 'right' },
      { title: 'as energy-only', unit: '×', align: 'right' },
    ],
    peers.map(({ name, ms_per_drive, times_faster_full, times_faster_energy_only }) => [
      name,
      ms_per_drive,
      timesText(times_faster_full),
      timesText(times_faster_energy_only),
    ]),
  )
}

type Budgets = Readonly<Record<string, number>>

function judge(cases: readonly BenchCase[], budgets: Budgets): void {
  const missed = cases.filter(({ plan, record, threads, ns_per_step }) => threads === 1 && record === 'off' && ns_per_step > (budgets[plan] ?? Infinity))
  for (const { plan, cycle, ns_per_step } of missed) console.error(`${plan} on ${cycle}: ${fixed(ns_per_step, 0)} ns a step, budget ${budgets[plan]} ns`)
  if (missed.length > 0) process.exitCode = exit.notMet
}

const plans: readonly string[] = ['full', 'energy-only'] satisfies BenchCase['plan'][]

/** `{ "full": 250, "energy-only": 70 }`: nanoseconds a step on one thread, recording off. */
function readBudgets(file: string): Budgets {
  try {
    const { ns_per_step } = JSON.parse(readFileSync(file, 'utf8')) as { ns_per_step: Budgets }
    const budgets = Object.entries(ns_per_step)
    if (budgets.length > 0 && budgets.every(([plan, value]) => plans.includes(plan) && typeof value === 'number' && value > 0)) return ns_per_step
  } catch {
    // told below
  }
  throw new BadInput(
    `${file}: expected budgets like { "ns_per_step": { "full": 250 } } for ${plans.join(' and ')}, got something else. bench/budgets.json is one.`,
  )
}
