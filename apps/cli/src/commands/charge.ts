import { loadCar, loadCharger } from '@firstdrive/library'
import type { Car } from '@firstdrive/spec'
import { type Charge, chargeCar } from '@firstdrive/study'
import { fixed, toCelsius, toKilowatts, toMinutes, toPercent } from '@firstdrive/units'
import { BadInput } from '../failure.ts'
import { print, printJson, printTable } from '../output.ts'
import { valid } from '../valid.ts'

interface ChargeFlags {
  readonly charger: string
  readonly ambient?: number
  readonly precondition?: boolean
  readonly from: number
  readonly to: number
  readonly json?: boolean
}

/** Points a minute in `--json`; the engine steps every second. */
const curveStep_s = 10

/** `firstdrive charge`: the charging curve of one car at one charger. */
export function charge(vehicle: string, { charger, ambient, precondition, from, to, json = false }: ChargeFlags): void {
  if (from >= to) throw new BadInput(`charge: expected --from below --to, got ${from} and ${to}. For example: --from 10 --to 80`)
  const car = valid(loadCar(vehicle))
  const station = valid(loadCharger(charger))
  const answer = valid(chargeCar(car, station, { ambient_C: ambient, ...(precondition === undefined ? {} : { precondition }), from_pct: from, to_pct: to }))
  if (json) printJson(document(car, station.id, answer))
  else show(car, station.spec.name, answer)
}

/** The stable shape of `charge --json`. */
function document(car: Car, charger: string, { points, start_C: _start, ...answer }: Charge): object {
  const { ambient_C, from_pct, to_pct, minutes, energy_battery_kWh, energy_charger_kWh, energy_grid_kWh, peak_kW, added_range_km } = answer
  const curve = points
    .filter((_, k) => k % curveStep_s === 0 || k === points.length - 1)
    .map(({ time, stateOfCharge, power, temperature, limit }) => ({
      t_s: time,
      soc_pct: toPercent(stateOfCharge),
      power_kW: toKilowatts(power),
      temperature_C: toCelsius(temperature),
      limit,
    }))
  return {
    vehicle: car.id,
    charger,
    ambient_C,
    from_pct,
    to_pct,
    minutes,
    energy_battery_kWh,
    energy_charger_kWh,
    energy_grid_kWh,
    peak_kW,
    added_range_km,
    curve,
  }
}

function show({ vehicle: { spec } }: Car, charger: string, answer: Charge): void {
  const { ambient_C, start_C, from_pct, to_pct, minutes, points, added_range_km } = answer
  print(`${spec.name}${spec.variant === undefined ? '' : `, ${spec.variant}`}`)
  print(`${charger}, air at ${ambient_C} °C, pack at ${fixed(start_C, 0)} °C to begin with\n`)
  print(
    minutes === null
      ? `${from_pct} to ${to_pct} % is never reached`
      : `${from_pct} to ${to_pct} % in ${fixed(minutes, 1)} min, at most ${fixed(answer.peak_kW, 0)} kW`,
  )
  print(
    `${fixed(answer.energy_battery_kWh, 1)} kWh into the battery, ${fixed(answer.energy_charger_kWh, 1)} kWh from the charger, ${fixed(answer.energy_grid_kWh, 1)} kWh from the grid`,
  )
  print(
    `added range after 5, 10, 15 min: ${Object.values(added_range_km)
      .map((km) => fixed(km, 0))
      .join(', ')} km (CLTC-P at 23 °C)\n`,
  )
  const steps = [...new Set([from_pct, ...Array.from({ length: 21 }, (_, k) => 5 * k).filter((pct) => pct > from_pct && pct < to_pct), to_pct])]
  const rows = steps.flatMap((pct) => {
    const point = points.find(({ stateOfCharge }) => toPercent(stateOfCharge) >= pct - 1e-9)
    return point === undefined ? [] : [[pct, toMinutes(point.time), toKilowatts(point.power), toCelsius(point.temperature), point.limit]]
  })
  printTable(
    [
      { title: 'charge', unit: '%', decimals: 0 },
      { title: 'time', unit: 'min', decimals: 1 },
      { title: 'power', unit: 'kW', decimals: 0 },
      { title: 'cells', unit: '°C', decimals: 1 },
      { title: 'what limits it' },
    ],
    rows,
  )
}
