import { loadCar, loadSoftware } from '@firstdrive/library'
import type { Car } from '@firstdrive/spec'
import { type CompareFigures, comparedLaunches, compareFigures } from '@firstdrive/study'
import { fixed } from '@firstdrive/units'
import { type ConditionFlags, conditionsOf } from '../argument.ts'
import { BadInput } from '../failure.ts'
import { print, printJson, printTable } from '../output.ts'
import { valid } from '../valid.ts'

interface CompareFlags extends ConditionFlags {
  readonly software?: readonly string[]
  readonly json?: boolean
}

interface Compared {
  readonly vehicle: string
  readonly software: string | null
  readonly figures: CompareFigures
}

/** `firstdrive compare`: cars, or versions of their motor software, side by side. */
export async function compare(vehicles: readonly string[], flags: CompareFlags): Promise<void> {
  const { software = [], json = false } = flags
  const cars = vehicles.map((vehicle) => valid(loadCar(vehicle)))
  const variants = software.length === 0 ? cars : cars.flatMap((car) => software.map((version) => programmed(car, version)))
  if (variants.length < 2)
    throw new BadInput(
      'compare: expected two cars or two versions of software at least, got one. For example: firstdrive compare su7-max-2024 --software su7-max-1.0 --software su7-max-1.1',
    )
  const conditions = conditionsOf(flags)
  const all = variants.map((car) => ({ vehicle: car.id, software: car.software?.id ?? null, figures: valid(compareFigures(car, conditions)) }))
  const [first] = all as [Compared]
  if (json) printJson({ compared: all.map((one) => ({ ...one, difference_pct: differences(first.figures, one.figures) })) })
  else show(all)
}

/** The car with another version of its motor software. */
export const programmed = (car: Car, software: string | undefined): Car => (software === undefined ? car : { ...car, software: valid(loadSoftware(software)) })

const rows = {
  cltc_kWh_per_100km: ['CLTC-P, at the battery', 'kWh/100 km', 2],
  wltc_kWh_per_100km: ['WLTC, at the battery', 'kWh/100 km', 2],
  cltc_regenerated_pct: ['CLTC-P, brought back of what was drawn', '%', 1],
  t_0_100_s: ['0–100 km/h', 's', 2],
  t_0_200_s: ['0–200 km/h', 's', 2],
  last_t_0_100_s: [`0–100 km/h, launch ${comparedLaunches} in a row`, 's', 2],
  last_winding_C: ['warmest winding then', '°C', 0],
  last_junction_C: ['warmest semiconductor then', '°C', 0],
  top_speed_kmh: ['top speed', 'km/h', 1],
} as const satisfies Partial<Record<keyof CompareFigures, readonly [label: string, unit: string, decimals: number]>>

type Row = keyof typeof rows
const names = Object.keys(rows) as readonly Row[]

/** Of each figure over the first's; null for a temperature, whose zero means nothing, and where there is none. */
const differences = (first: CompareFigures, other: CompareFigures): Readonly<Record<Row, number | null>> =>
  Object.fromEntries(names.map((name) => [name, difference(first[name], other[name], name)])) as Record<Row, number | null>

const difference = (first: number | null, other: number | null, name: Row): number | null =>
  first === null || other === null || first === 0 || name.endsWith('_C') ? null : 100 * (other / first - 1)

function show(all: readonly Compared[]): void {
  const [first] = all as [Compared]
  const title = ({ vehicle, software }: Compared): string =>
    software === null ? vehicle : all.every((one) => one.vehicle === vehicle) ? software : `${vehicle}, ${software}`
  printTable(
    [{ title: 'figure' }, { title: 'unit' }, ...all.map((one) => ({ title: title(one), align: 'right' as const }))],
    names.map((name) => {
      const [label, unit, decimals] = rows[name]
      return [label, unit, ...all.map(({ figures }) => told(first.figures[name], figures[name], name, decimals))]
    }),
  )
  for (const one of all)
    print(`${title(one)}: in launch ${comparedLaunches} bound ${one.figures.last_limits.length === 0 ? 'nothing' : one.figures.last_limits.join(', ')}.`)
}

/** `12.34 (+1.2 %)`; the difference where it shows. */
function told(first: number | null, value: number | null, name: Row, decimals: number): string {
  const change = difference(first, value, name)
  if (value === null) return '–'
  return change === null || Math.abs(change) < 0.05 ? fixed(value, decimals) : `${fixed(value, decimals)} (${change > 0 ? '+' : ''}${fixed(change, 1)} %)`
}
