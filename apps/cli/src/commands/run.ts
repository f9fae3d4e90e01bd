import { loadCar, loadCycle } from '@firstdrive/library'
import { assumedShare, type Car, coldestMeasured } from '@firstdrive/spec'
import { type Conditions, type Drive, drive, type Itinerary, type Question, roomTemperature } from '@firstdrive/study'
import { fixed, toCelsius, toKilometresPerHour, toMinutes } from '@firstdrive/units'
import { type ConditionFlags, conditionsOf } from '../argument.ts'
import { energyParts } from '../energy-parts.ts'
import { BadInput } from '../failure.ts'
import { askWithIntervals, intervalsDocument, showIntervals } from '../intervals.ts'
import { checkOut, writeOut, writtenOut } from '../out-file.ts'
import { print, printJson, printTable } from '../output.ts'
import { valid } from '../valid.ts'
import { version } from '../version.ts'

/** Where the engine's table of the resistance begins, °C. */
const coldestTable = -60

interface RunFlags extends ConditionFlags {
  readonly cycle?: string
  readonly speed?: number
  readonly untilEmpty?: boolean
  readonly interval?: boolean
  readonly out?: string
  readonly json?: boolean
}

/** `firstdrive run`: one drive of one car. */
export async function run(vehicle: string, flags: RunFlags): Promise<void> {
  const { out, interval = false, json = false } = flags
  const itinerary = itineraryOf(flags)
  const car = valid(loadCar(vehicle))
  checkSpeed(flags.speed, car)
  if (out !== undefined) checkOut(out, 'cycle' in itinerary ? itinerary.cycle.file : undefined)
  const conditions = conditionsOf(flags)
  const answer = drive(car, itinerary, { conditions, record: out === undefined ? 0 : 1 })
  if (out !== undefined) await writeOut(out, answer.trace)
  const estimates = interval ? await askWithIntervals(questionOf(itinerary, conditions), car) : null
  if (json) printJson({ ...document(car, itinerary, conditions, answer), ...(estimates === null ? {} : { intervals: intervalsDocument(estimates) }) })
  else show(car, itinerary, conditions, answer)
  if (estimates !== null && !json) showIntervals(estimates)
  if (out !== undefined && !json) print(writtenOut(out, answer.trace))
}

function itineraryOf({ cycle, speed, untilEmpty = false }: RunFlags): Itinerary {
  if (cycle !== undefined) return { cycle: valid(loadCycle(cycle)), untilEmpty }
  if (speed !== undefined) return { speed_kmh: speed, untilEmpty }
  throw new BadInput('run: expected what to drive, got neither --cycle nor --speed. For example: firstdrive run su7-max-2024 --cycle cltc-p')
}

/** A car does not hold a speed beyond its limiter. */
function checkSpeed(speed: number | undefined, { vehicle: { spec } }: Car): void {
  const most = toKilometresPerHour(spec.top_speed.si)
  if (speed !== undefined && speed > most)
    throw new BadInput(`run: expected a --speed of at most ${fixed(most, 0)} km/h, the limiter of ${spec.name}, got ${speed}.`)
}

const questionOf = (itinerary: Itinerary, conditions: Conditions): Question => ({
  procedure: 'drive',
  course: 'cycle' in itinerary ? itinerary.cycle : itinerary.speed_kmh,
  untilEmpty: itinerary.untilEmpty,
  conditions,
})

/** The stable shape of `run --json`. */
function document(car: Car, itinerary: Itinerary, { ambient_C = roomTemperature }: Conditions, answer: Drive): object {
  return {
    vehicle: car.id,
    cycle: 'cycle' in itinerary ? itinerary.cycle.id : null,
    procedure: null,
    ambient_C,
    distance_km: answer.distance_km,
    duration_s: answer.duration_s,
    range_km: answer.range_km,
    consumption_battery_kWh_per_100km: answer.battery_kWh_per_100km,
    consumption_wall_kWh_per_100km: answer.wall_kWh_per_100km,
    energy: answer.energy,
    battery_heat_kWh: answer.battery_heat_kWh,
    regenerated_kWh: answer.regenerated_kWh,
    wall_kWh: answer.wall_kWh,
    trace_misses: answer.trace_misses,
    limits: answer.limits,
    assumed_share: assumedShare(car),
    extrapolated: extrapolated(car, ambient_C, answer),
    first_law_residual: answer.first_law_residual,
    engine: version,
  }
}

function show(car: Car, itinerary: Itinerary, { ambient_C = roomTemperature }: Conditions, answer: Drive): void {
  const { spec } = car.vehicle
  const driven = 'cycle' in itinerary ? (itinerary.cycle.about?.spec.title ?? itinerary.cycle.id) : `${itinerary.speed_kmh} km/h`
  print(`${spec.name}${spec.variant === undefined ? '' : `, ${spec.variant}`}`)
  print(
    `${driven}${itinerary.untilEmpty ? ', until empty' : ''}, ${ambient_C} °C: ${fixed(answer.distance_km, 2)} km in ${fixed(toMinutes(answer.duration_s), 1)} min\n`,
  )
  if (answer.range_km !== null) print(`range                     ${fixed(answer.range_km, 1).padStart(8)} km`)
  print(`consumption at battery    ${fixed(answer.battery_kWh_per_100km, 2).padStart(8)} kWh/100 km`)
  print(`consumption at wall       ${fixed(answer.wall_kWh_per_100km, 2).padStart(8)} kWh/100 km\n`)
  printTable(
    [
      { title: 'where it went' },
      { title: 'energy', unit: 'kWh', decimals: 3 },
      { title: 'per 100 km', unit: 'kWh', decimals: 2 },
      { title: 'share', unit: '%', decimals: 1 },
    ],
    [
      ...energyParts(answer.energy).map(({ label, energy_kWh }) => [
        label,
        energy_kWh,
        perHundred(energy_kWh, answer),
        (100 * energy_kWh) / answer.energy.battery_kWh,
      ]),
      ['at the battery', answer.energy.battery_kWh, answer.battery_kWh_per_100km, 100],
    ],
  )
  print(`\n${notes(car, ambient_C, answer).join('\n')}`)
}

const perHundred = (energy_kWh: number, { distance_km }: Drive): number | null => (distance_km > 0 ? (100 * energy_kWh) / distance_km : null)

/** Whether the pack was colder than the resistance of its cells was ever measured. */
const extrapolated = (car: Car, ambient_C: number, { trace }: Drive): boolean =>
  Math.min(ambient_C, toCelsius(trace.state.battery.temperature)) < coldestMeasured(car.cell.spec)

function notes(car: Car, ambient_C: number, answer: Drive): string[] {
  const { trace_misses, trace, limits, regenerated_kWh, battery_heat_kWh } = answer
  const said = [`Brought back by regeneration ${fixed(regenerated_kWh, 3)} kWh; heat in the pack ${fixed(battery_heat_kWh, 3)} kWh.`]
  const { seconds, first } = trace.misses
  if (trace.end === 'could not follow') said.push('The drive ended where the car could no longer follow.')
  else if (trace_misses > 0)
    said.push(`Trace missed ${trace_misses === 1 ? 'once' : `${trace_misses} times`}, first after ${fixed(first, 1)} s, for ${fixed(seconds, 1)} s in all.`)
  if (limits.length > 0) said.push(`Limits that bound: ${limits.map(({ limit, seconds: bound }) => `${limit} ${fixed(bound, 1)} s`).join(', ')}.`)
  if (extrapolated(car, ambient_C, answer))
    said.push(
      `Below ${fixed(coldestMeasured(car.cell.spec), 0)} °C the resistance of the cells is extrapolated${ambient_C <= coldestTable ? `, and held from ${fixed(coldestTable, 0)} °C on` : ''}.`,
    )
  said.push(`${fixed(100 * assumedShare(car), 0)} % of the inputs are assumed.`)
  return said
}
