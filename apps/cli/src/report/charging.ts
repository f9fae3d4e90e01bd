import type { ChargePoint } from '@firstdrive/engine'
import type { ChargeFrom, ChargeHeat, ChargingReport, OwnCharge } from '@firstdrive/report'
import { type Car, type ChargerSpec, type Checked, compileBattery, fine, type Result } from '@firstdrive/spec'
import { type Charge, type Conditions, chargeCar } from '@firstdrive/study'
import { fromPercent, type JoulePerKelvin, toCelsius, toKilowattHours, toKilowatts, toPercent } from '@firstdrive/units'
import { limitStretches } from './limit-stretches.ts'

const starts_C = [40, 25, 0, -20] as const
/** Points of a curve over the state of charge lie so far apart, in per cent. */
const curveStep_pct = 0.5
/** As many points of a curve over time as a plot shows. */
const mostPoints = 400

/** One car at one charger from several starting temperatures, and under the programme's own conditions; issues where they do not go together. */
export function chargingReport(car: Car, charger: Checked<ChargerSpec>, { ambient_C }: Conditions): Result<ChargingReport> {
  const own = chargeCar(car, charger, { ambient_C })
  if (!own.ok) return own
  const { from_pct, to_pct } = own.value
  const soc_pct = Array.from({ length: Math.floor((to_pct - from_pct) / curveStep_pct) + 1 }, (_, k) => from_pct + k * curveStep_pct)
  const starts: ChargeFrom[] = []
  for (const start_C of starts_C) {
    const charge = chargeCar(car, charger, { ambient_C: start_C })
    if (!charge.ok) return charge
    starts.push(chargeFrom(charge.value, soc_pct))
  }
  return fine({ charger: charger.spec.name, from_pct, to_pct, soc_pct, starts, own: ownCharge(own.value, compileBattery(car).heatCapacity) })
}

function chargeFrom(charge: Charge, soc_pct: readonly number[]): ChargeFrom {
  const { start_C, minutes, peak_kW, energy_battery_kWh, energy_charger_kWh, energy_grid_kWh } = charge
  const points = charged(charge)
  return {
    start_C,
    minutes,
    peak_kW,
    energy_battery_kWh,
    energy_charger_kWh,
    energy_grid_kWh,
    power_kW: powerOver(soc_pct, points),
    limits: limitStretches(
      charge.from_pct,
      points.slice(1).map(({ stateOfCharge, limit }) => ({ at: Math.min(toPercent(stateOfCharge), charge.to_pct), limit, binds: true })),
    ),
  }
}

/** The points of a charge up to its end; what goes on beyond it only counts added range. */
function charged({ points, to_pct }: Charge): readonly ChargePoint[] {
  const end = points.findIndex(({ stateOfCharge }) => stateOfCharge >= fromPercent(to_pct))
  return end < 0 ? points : points.slice(0, end + 1)
}

/** The power of the step in which each state of charge is reached. */
function powerOver(soc_pct: readonly number[], points: readonly ChargePoint[]): readonly (number | null)[] {
  let k = 0
  return soc_pct.map((pct) => {
    while (k < points.length && (points[k]?.stateOfCharge ?? 0) < fromPercent(pct) - 1e-9) k++
    const point = points[k]
    return point === undefined ? null : toKilowatts(point.power)
  })
}

/** Powers are means between two points, so that what is drawn adds up to the balance. */
function ownCharge(charge: Charge, heatCapacity: JoulePerKelvin): OwnCharge {
  const points = charged(charge)
  const stride = Math.max(1, Math.ceil(points.length / mostPoints))
  const kept: Kept[] = points.flatMap((point, k) => (k % stride === 0 || k === points.length - 1 ? [{ point, k }] : []))
  const between = kept.map((_, i) => {
    const [before, { point, k }] = [kept[Math.max(i - 1, 0)], kept[Math.max(i, 1)]] as [Kept, Kept] // the first is drawn as the second
    const steps = points.slice(before.k + 1, k + 1)
    const seconds = point.time - before.point.time
    return {
      released_kW: toKilowatts(mean(steps, ({ heat }) => heat)),
      cooled_kW: toKilowatts(mean(steps, ({ cooling }) => cooling)),
      stored_kW: toKilowatts((heatCapacity * (point.temperature - before.point.temperature)) / seconds),
    }
  })
  return {
    start_C: charge.start_C,
    air_C: charge.ambient_C,
    minutes: charge.minutes,
    t_s: kept.map(({ point }) => point.time),
    coldest_C: kept.map(({ point }) => toCelsius(point.coldest)),
    mean_C: kept.map(({ point }) => toCelsius(point.temperature)),
    hottest_C: kept.map(({ point }) => toCelsius(point.hottest)),
    released_kW: between.map(({ released_kW }) => released_kW),
    cooled_kW: between.map(({ cooled_kW }) => cooled_kW),
    stored_kW: between.map(({ stored_kW }) => stored_kW),
    limits: limitStretches(
      0,
      points.slice(1).map(({ time, limit }) => ({ at: time, limit, binds: true })),
    ),
    balance: balance(points, heatCapacity),
  }
}

interface Kept {
  readonly point: ChargePoint
  readonly k: number
}

/** What is neither moved into the coolant nor kept by the cells went to the case. */
function balance(points: readonly ChargePoint[], heatCapacity: JoulePerKelvin): ChargeHeat {
  const [first, last] = [points[0], points.at(-1)] as [ChargePoint, ChargePoint]
  const sum = (of: (point: ChargePoint) => number): number =>
    points.reduce((total, point, k) => total + of(point) * (point.time - (points[k - 1]?.time ?? point.time)), 0)
  const released = sum(({ heat }) => heat)
  const cooled = sum(({ cooling }) => cooling)
  const stored = heatCapacity * (last.temperature - first.temperature)
  return {
    released_kWh: toKilowattHours(released),
    cooled_kWh: toKilowattHours(cooled),
    stored_kWh: toKilowattHours(stored),
    case_kWh: toKilowattHours(released - cooled - stored),
  }
}

const mean = (steps: readonly ChargePoint[], of: (point: ChargePoint) => number): number =>
  steps.length === 0 ? 0 : steps.reduce((sum, point) => sum + of(point), 0) / steps.length
