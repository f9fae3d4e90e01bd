import { loadCar } from '@firstdrive/library'
import type { Car } from '@firstdrive/spec'
import { type Launch, type Performance, perform as performTests } from '@firstdrive/study'
import { fixed } from '@firstdrive/units'
import { type ConditionFlags, conditionsOf } from '../argument.ts'
import { BadInput } from '../failure.ts'
import { askWithIntervals, intervalsDocument, showIntervals } from '../intervals.ts'
import { checkOut, writeOut, writtenOut } from '../out-file.ts'
import { print, printJson, printTable } from '../output.ts'
import { valid } from '../valid.ts'
import { programmed } from './compare.ts'

interface PerformFlags extends ConditionFlags {
  readonly software?: string
  readonly repeat?: number
  readonly tow?: number
  readonly interval?: boolean
  readonly out?: string
  readonly json?: boolean
}

/** `firstdrive perform`: the performance tests of one car; its time series is the run from rest to top speed. */
export async function perform(vehicle: string, flags: PerformFlags): Promise<void> {
  const { out, interval = false, json = false, repeat = 0, tow: tow_kg = 0 } = flags
  if (interval && tow_kg > 0) throw new BadInput('perform: expected --interval or --tow, got both: intervals are those of the car alone.')
  const car = programmed(valid(loadCar(vehicle)), flags.software)
  if (out !== undefined) checkOut(out)
  const conditions = conditionsOf(flags)
  const { launch, ...answer } = performTests(car, { conditions, repeat, tow_kg })
  if (out !== undefined) await writeOut(out, launch)
  const estimates = interval ? await askWithIntervals({ procedure: 'perform', conditions }, car) : null
  if (json)
    printJson({
      vehicle: car.id,
      ...answer,
      software: car.software?.id ?? null,
      tow_kg,
      ...(estimates === null ? {} : { intervals: intervalsDocument(estimates) }),
    })
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
      ['speed held for 30 min', fixed(answer.top_speed_30min_kmh, 1), 'km/h'],
      ['gradeability', fixed(answer.gradeability_pct, 0), '%'],
      ['braking 100–0 km/h', fixed(answer.braking_100_0_m, 1), 'm'],
    ],
  )
  if (answer.limits.length > 0)
    print(`\nWhat bound from rest to top speed: ${answer.limits.map(({ limit, seconds }) => `${limit} ${fixed(seconds, 1)} s`).join(', ')}.`)
  if (answer.launches.length > 0) showLaunches(answer.launches)
}

function showLaunches(launches: readonly Launch[]): void {
  print('\nLaunches in a row, each braked to rest from 200 km/h or just below the top speed:')
  const temperature = (front: number | null, rear: number | null): string =>
    `${front === null ? '–' : fixed(front, 0)} / ${rear === null ? '–' : fixed(rear, 0)}`
  printTable(
    [
      { title: 'launch', align: 'right' },
      { title: '0–100', unit: 's', align: 'right' },
      { title: '0–200', unit: 's', align: 'right' },
      { title: 'winding front / rear', unit: '°C', align: 'right' },
      { title: 'charge', unit: '%', align: 'right' },
      { title: 'what bound' },
    ],
    launches.map((launch, k) => [
      `${k + 1}`,
      fixed(launch.t_0_100_s, 2),
      fixed(launch.t_0_200_s, 2),
      temperature(launch.front_winding_C, launch.rear_winding_C),
      fixed(launch.soc_pct, 1),
      launch.limits.map(({ limit, seconds }) => `${limit} ${fixed(seconds, 1)} s`).join(', '),
    ]),
  )
}
