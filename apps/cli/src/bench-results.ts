import type { bench } from '@firstdrive/study'
import { fixed } from '@firstdrive/units'
import { markdownTable } from './markdown-table.ts'

type Results = Awaited<ReturnType<typeof bench>> & { readonly machine: string }

/** How many times as long: two figures are enough above ten. */
export const timesText = (times: number): string => fixed(times, times >= 10 ? 0 : 2)

/** The page that `firstdrive bench --write` leaves behind. It has no date: git knows it. */
export function resultsPage({ machine, cases, peers }: Results, vehicle: string): string {
  const steps = markdownTable(
    ['plan', 'cycle', 'record', '#threads', '#ns a step', '#drives a second'],
    cases.map(({ plan, cycle, record, threads, ns_per_step, drives_per_s }) => [
      plan,
      cycle,
      record,
      `${threads}`,
      fixed(ns_per_step, 0),
      fixed(drives_per_s, 0),
    ]),
  )
  const others = markdownTable(
    ['peer', 'cycle', '#ms a drive', '#times ours, full', '#times ours, energy-only'],
    peers.map(({ name, cycle, ms_per_drive, times_faster_full, times_faster_energy_only }) => [
      name,
      cycle,
      fixed(ms_per_drive, 3),
      timesText(times_faster_full),
      timesText(times_faster_energy_only),
    ]),
  )
  return `# What the benchmark measured

Written by \`npx firstdrive bench --write bench/RESULTS.md\`. Times of two runs compare badly; ratios within one run compare well.

${machine}. Our car: \`${vehicle}\`.

## A step of each plan

One thread, or all of them side by side; the median of seven rounds.

${steps}

## Peers and the limit

${
  peers.length === 0
    ? 'None was installed: `bench/peers/README.md` says how.'
    : `All took turns in one run, a thread each. A ratio is the median of the rounds' ratios: how many times as long as ours their drive took;
below 1 they are faster. What each of them does is said in \`bench/peers/README.md\` and \`bench/limit/README.md\`.

${others}`
}
`
}
