import { readFileSync } from 'node:fs'
import { loadCar } from '@firstdrive/library'
import { machineName, bench as measureAll } from '@firstdrive/study'
import { fixed } from '@firstdrive/units'
import { BadInput, exit, valid } from '../failure.ts'
import { endProgress, print, printJson, printTable, progress } from '../output.ts'

interface BenchFlags {
  readonly vehicle: string
  readonly seconds: number
  readonly budgets?: string
  readonly json?: boolean
}

/** `firstdrive bench`: how fast the engine is on this machine. */
export async function bench({ vehicle, seconds, budgets, json = false }: BenchFlags): Promise<void> {
  valid(loadCar(vehicle))
  const limits = budgets === undefined ? {} : readBudgets(budgets)
  const cases = await measureAll(vehicle, seconds, (what) => progress(`measuring ${what}`))
  endProgress()
  const machine = machineName()
  if (json) printJson({ machine, cases, peers: [] })
  else {
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
  }
  const missed = cases.filter(({ plan, record, threads, ns_per_step }) => threads === 1 && record === 'off' && ns_per_step > (limits[plan] ?? Infinity))
  for (const { plan, cycle, ns_per_step } of missed) console.error(`${plan} on ${cycle}: ${fixed(ns_per_step, 0)} ns a step, budget ${limits[plan]} ns`)
  if (missed.length > 0) process.exitCode = exit.notMet
}

/** `{ "full": 250, "energy-only": 70 }`: nanoseconds a step on one thread, recording off. */
function readBudgets(file: string): Readonly<Record<string, number>> {
  try {
    const { ns_per_step } = JSON.parse(readFileSync(file, 'utf8')) as { ns_per_step: Record<string, number> }
    if (Object.values(ns_per_step).every((value) => value > 0)) return ns_per_step
  } catch {
    // told below
  }
  throw new BadInput(`${file}: expected budgets like { "ns_per_step": { "full": 250 } }, got something else. bench/budgets.json is one.`)
}
