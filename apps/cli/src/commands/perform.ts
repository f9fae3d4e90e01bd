import { loadCar } from '@firstdrive/library'
import type { Car } from '@firstdrive/spec'
import { type Performance, perform as performTests } from '@firstdrive/study'
import { fixed } from '@firstdrive/units'
import { type ConditionFlags, conditionsOf } from '../argument.ts'
import { askWithIntervals, intervalsDocument, showIntervals } from '../intervals.ts'
import { checkOut, writeOut, writtenOut } from '../out-file.ts'
import { print, printJson, printTable } from '../output.ts'
import { valid } from '../valid.ts'

interface PerformFlags extends ConditionFlags {
  readonly interval?: boolean
  readonly out?: string
  readonly json?: boolean
}

/** `firstdrive perform`: the performance tests of one car; its time series is the run from rest to top speed. */
export async function perform(vehicle: string, flags: PerformFlags): Promise<void> {
  const { out, interval = false, json = false } = flags
  const car = valid(loadCar(vehicle))
  if (out !== undefined) checkOut(out)
  const conditions = conditionsOf(flags)
  const { launch, ...answer } = performTests(car, { conditions })
  if (out !== undefined) await writeOut(out, launch)
  const estimates = interval ? await askWithIntervals({ procedure: 'perform', conditions }, car) : null
  if (json) printJson({ vehicle: car.id, ...answer, ...(estimates === null ? {} : { intervals: intervalsDocument(estimates) }) })
  else show(car, answer)
  if (estimates !== null && !json) showIntervals(estimates)
  if (out !== undefined && !json) print(`\n${writtenOut(out, launch)}`)
}

function show({ vehicle: { spec } }: Car, answer: Omit<Performance, 'launch'>): void {
  print(`${spec.name}${spec.variant === undefined ? '' : `, ${spec.variant}`}\n`)
  printTable(
    [{ title: 'test' }, { title: 'result', align: 'right' }, { title: 'unit' }],
    [
      ['0–100 km/h', fixed(answer.t_0_100_s, 2), 's'],
      ['0–100 km/h with roll-out', fixed(answer.t_0_100_rollout_s, 2), 's'],
      ['0–200 km/h', fixed(answer.t_0_200_s, 2), 's'],
      ['80–120 km/h', fixed(answer.t_80_120_s, 2), 's'],
      ['400 m', fixed(answer.t_400m_s, 2), 's'],
      ['top speed', fixed(answer.top_speed_kmh, 1), 'km/h'],
      ['top speed without limiter', fixed(answer.top_speed_ungoverned_kmh, 1), 'km/h'],
      ['gradeability', fixed(answer.gradeability_pct, 0), '%'],
      ['braking 100–0 km/h', fixed(answer.braking_100_0_m, 1), 'm'],
    ],
  )
  if (answer.limits.length > 0)
    print(`\nWhat bound from rest to top speed: ${answer.limits.map(({ limit, seconds }) => `${limit} ${fixed(seconds, 1)} s`).join(', ')}.`)
}
