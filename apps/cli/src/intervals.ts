import { inputName } from '@firstdrive/programme'
import type { Car } from '@firstdrive/spec'
import { type Estimate, type Estimates, estimate, type Metric, metrics, openPool, type Question } from '@firstdrive/study'
import { decimalsFor, fixed, toPercent } from '@firstdrive/units'
import { endProgress, print, printTable, progress } from './output.ts'

const shownInputs = 3

/** Puts the question to the car and to each car with one assumed input moved, on all threads. */
export async function askWithIntervals(question: Question, car: Car): Promise<Estimates<Metric>> {
  const pool = openPool()
  progress('moving each assumed input to both ends of its spread')
  try {
    return await estimate(question, car, pool)
  } finally {
    endProgress()
    await pool.close()
  }
}

/** The intervals as `--json` gives them; null where a moved car never reaches the figure. */
export const intervalsDocument = (estimates: Estimates<Metric>): object =>
  Object.fromEntries(
    Object.entries(estimates).map(([metric, { value, interval }]) => [
      metric,
      interval === null ? null : { value, ...interval, influences: undefined, inputs: strongest(interval) },
    ]),
  )

const strongest = ({ influences }: NonNullable<Estimate['interval']>) =>
  influences
    .filter(({ share }) => share >= 0.005)
    .slice(0, shownInputs)
    .map(({ path, spread, low, high, share }) => ({ path, spread_pct: toPercent(spread), low, high, share }))

/** A table of the figures that have an interval with some width, and what widens each most. */
export function showIntervals(estimates: Estimates<Metric>): void {
  const wide = (Object.keys(metrics) as Metric[]).flatMap((metric) => {
    const { value = null, interval = null } = estimates[metric] ?? {}
    return value === null || interval === null || interval.low === interval.high ? [] : [{ ...metrics[metric], value, interval }]
  })
  if (wide.length === 0) {
    print('\nNo assumed input with a spread moves these figures.')
    return
  }
  print('')
  printTable(
    [
      { title: 'assumed inputs moved' },
      { title: 'value', align: 'right' },
      { title: 'low', align: 'right' },
      { title: 'high', align: 'right' },
      { title: 'unit' },
    ],
    wide.map(({ label, unit, value, interval: { low, high } }) => {
      const decimals = decimalsFor(high - low, 3)
      return [label, fixed(value, decimals), fixed(low, decimals), fixed(high, decimals), unit]
    }),
  )
  print('\nWhat widens them most:')
  for (const { label, interval } of wide)
    print(
      `  ${label}: ${strongest(interval)
        .map(({ path, share }) => `${inputName(path)} ${fixed(toPercent(share), 0)} %`)
        .join(', ')}`,
    )
}
