import { statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { isPath, loadCar, loadDrives, loadMapping, readText, schemaLine } from '@firstdrive/library'
import { type Car, checkCar, fileIssue, fine, type Input, inputs } from '@firstdrive/spec'
import {
  type Calibration,
  calibrate,
  type DatedDrive,
  dayOf,
  fitRemarks,
  fittedCar,
  freeInputs,
  heaterIsStale,
  measuredDrive,
  type Split,
  splitByDay,
  summariseTrips,
  type TripError,
  tripErrors,
} from '@firstdrive/study'
import { fixed, significant } from '@firstdrive/units'
import { BadInput } from '../failure.ts'
import { writeTogether } from '../files-together.ts'
import { print, printJson, printTable } from '../output.ts'
import { badInput, valid } from '../valid.ts'

interface FitFlags {
  readonly parameters: string
  readonly mapping?: string
  readonly days?: string
  readonly load?: number
  readonly out?: string
  readonly json?: boolean
}

/** `firstdrive fit`: the inputs of a car with which it takes the energy that was measured, and what the drives say of each. */
export function fit(vehicle: string, files: readonly string[], { parameters, mapping, days, load, out, json = false }: FitFlags): void {
  const car = valid(loadCar(vehicle))
  if (/^sketch:/m.test(car.vehicle.text))
    throw new BadInput(`${car.vehicle.file}: expected a vehicle file, got a sketch. A sketch has no parts of its own to fit: firstdrive new car --from <id>.`)
  const free = valid(
    freeInputs(
      car,
      parameters
        .split(',')
        .map((path) => path.trim())
        .filter((path) => path !== ''),
    ),
  )
  if (free.length === 0)
    throw new BadInput(
      'fit: expected --parameters, the inputs to move, got none. For example: --parameters vehicle.body.driveline_drag,tyre.rolling_resistance',
    )
  if (out !== undefined) refuseOut(out, car)
  const split = splitOf(readDrives(files, mapping, days))
  const options = load === undefined ? {} : { load }
  const found = calibrate(car, split.training, free, options)
  const unsound = checkCar(found.car)
  if (out !== undefined && unsound.length > 0) throw badInput(unsound)
  const errors = { training: tripErrors(found.car, split.training, load), validation: tripErrors(found.car, split.validation, load) }
  const before = tripErrors(car, split.validation, load)
  const written = out === undefined ? [] : write(out, car, found, errors)
  if (json) printJson(document(car, found, errors, before, written))
  else show(car, found, errors, before, written)
}

function readDrives(files: readonly string[], mapping: string | undefined, days: string | undefined): readonly DatedDrive[] {
  const known = valid(mapping === undefined ? fine(null) : loadMapping(mapping))
  const dates = days === undefined ? null : datesOf(days)
  return files.flatMap((file) =>
    valid(loadDrives(file, known)).map(({ id, drive: table }) => {
      const drive = measuredDrive(id, table)
      const stale = heaterIsStale(drive)
      if (stale) console.error(`${id}: the channel of the heater is stale (at rest it claims more than the pack gives); it is left out`)
      const comfort = stale ? { comfort: drive.airConditioning ?? new Float64Array(drive.power.length) } : {}
      return { day: dates?.get(id) ?? dayOf(id), drive, ...comfort }
    }),
  )
}

/** A table of trips and their days. */
function datesOf(file: string): ReadonlyMap<string, string> {
  const [head = '', ...rows] = valid(readText(file)).split(/\r?\n/)
  const names = head.split(',').map((name) => name.trim())
  const [trip, day] = [names.indexOf('trip'), names.indexOf('day')]
  if (trip < 0 || day < 0)
    throw badInput([{ ...fileIssue(file, 'a head with trip and day', `"${head}"`, 'One line a trip: its name and its day.'), line: 1, column: 1 }])
  return new Map(rows.map((row) => row.split(',')).map((cells) => [cells[trip]?.trim() ?? '', dayOf(cells[day]?.trim() ?? '')]))
}

function splitOf(drives: readonly DatedDrive[]): Split<DatedDrive> {
  const split = splitByDay(drives)
  if (split !== null) return split
  throw new BadInput(
    `fit: expected drives of at least two days, to fit on some and to score on others, got ${drives.length} of one. The day is read from the name (drive-2026-01-31.csv) or from --days.`,
  )
}

function refuseOut(out: string, car: Car): void {
  if (!/\.ya?ml$/i.test(out)) throw badInput([fileIssue(out, 'a file name that ends in .yaml', `"${basename(out)}"`, 'For example: --out my-car-fitted.yaml.')])
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory()) throw badInput([fileIssue(out, 'a file to write', 'a folder', 'Name a file in it.')])
  if (resolve(out) === resolve(car.vehicle.file))
    throw badInput([fileIssue(out, 'a file of its own for the fitted car', 'the car that is fitted', 'Name another file.')])
}

/** Writes the car's file and those of its parts that the fit has changed: all or none. */
function write(out: string, car: Car, found: Calibration, { training, validation }: Errors): readonly string[] {
  const folder = dirname(out)
  const { spec } = car.vehicle
  const files = fittedCar(found, {
    stem: basename(out).replace(/\.ya?ml$/i, ''),
    title: `Fitted by firstdrive fit to ${training.length} measured drives, from ${car.id}`,
    variant: `${spec.variant === undefined ? '' : `${spec.variant}, `}fitted to measured drives`,
    remarks: fitRemarks(found, training, validation),
    schemaLine: (noun) => schemaLine(noun, out),
    relocated: (reference, by) => {
      if (!isPath(reference) || isAbsolute(reference)) return reference
      const near = relative(folder, join(dirname(by), reference))
        .split(sep)
        .join('/')
      return near.startsWith('.') ? near : `./${near}`
    },
  })
  const together = files.map(({ name, text }) => ({ path: join(folder, name), text }))
  writeTogether(together)
  return together.map(({ path }) => path)
}

interface Errors {
  readonly training: readonly TripError[]
  readonly validation: readonly TripError[]
}

/** The stable shape of `fit --json`. */
const document = (car: Car, found: Calibration, { training, validation }: Errors, before: readonly TripError[], written: readonly string[]): object => ({
  vehicle: car.id,
  parameters: found.free.map(({ name, unit, start }, k) => {
    const { standardDeviation, verdict, reason } = found.findings[k]!
    return {
      path: name,
      unit,
      before: start,
      value: found.values[k],
      standard_deviation: Number.isFinite(standardDeviation) ? standardDeviation : null,
      verdict,
      reason,
    }
  }),
  covariance: found.covariance.map(finite),
  correlation: found.correlations.map(finite),
  condition_number: found.conditionNumber,
  starts: found.starts,
  training: { days: daysOf(training), summary: summariseTrips(training), drives: training },
  validation: { days: daysOf(validation), summary: summariseTrips(validation), before: summariseTrips(before), drives: validation },
  files: written,
})

const finite = (row: Float64Array): readonly (number | null)[] => Array.from(row, (value) => (Number.isFinite(value) ? value : null))

const daysOf = (trips: readonly TripError[]): readonly string[] => [...new Set(trips.map(({ day }) => day))]

function show(car: Car, found: Calibration, { training, validation }: Errors, before: readonly TripError[], written: readonly string[]): void {
  print(
    `${car.vehicle.spec.name}, fitted to ${training.length} drives of ${daysOf(training).length} days, scored on ${validation.length} of ${daysOf(validation).length} others\n`,
  )
  const known: readonly Input[] = inputs(car)
  printTable(
    [
      { title: 'input' },
      { title: 'before', align: 'right' },
      { title: 'fitted', align: 'right' },
      { title: '±', align: 'right' },
      { title: 'unit' },
      { title: 'verdict' },
    ],
    found.free.map(({ name, start }, k) => {
      const { standardDeviation, verdict } = found.findings[k]!
      const unit = known.find(({ path }) => path === name)!.unit
      return [name, significant(start, 4), significant(found.values[k]!, 4), significant(standardDeviation, 2), unit === '1' ? '' : unit, verdict]
    }),
  )
  print('')
  for (const { reason, verdict } of found.findings) if (verdict !== 'determined') print(`${verdict}: ${reason}.`)
  printTable(
    [{ title: 'error of a drive' }, ...['n', 'median', 'mean', '90 %', 'bias'].map((title) => ({ title, align: 'right' as const }))],
    [errorRow('training', training), errorRow('validation, before', before), errorRow('validation', validation)],
  )
  const sums = found.starts.map(({ sum }) => sum)
  if (Math.max(...sums) > 1.01 * Math.min(...sums)) print('The starts have come down to different valleys: the deepest was taken.')
  if (found.ended === 'evaluations') print('The fit has not come to its end.')
  if (written.length > 0) print(`Written: ${written.join(', ')}`)
}

function errorRow(name: string, trips: readonly TripError[]): readonly (string | number)[] {
  const { n, median_abs_pct, mean_abs_pct, p90_abs_pct, bias_pct } = summariseTrips(trips)
  return [name, `${n}`, ...[median_abs_pct, mean_abs_pct, p90_abs_pct, bias_pct].map((error) => `${fixed(error, 1)} %`)]
}
