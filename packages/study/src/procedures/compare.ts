import { loadCycle } from '@firstdrive/library'
import { type Car, compileVehicle, fine, type Result } from '@firstdrive/spec'
import { toKilometresPerHour } from '@firstdrive/units'
import { type Conditions, chargeOf, environmentOf, testLoad } from '../conditions.ts'
import { drive } from './drive.ts'
import { launchAgain } from './launches.ts'
import { performTaskOf, sprint } from './perform.ts'

/** The figures by which cars, or versions of the motor software of one car, are laid side by side; null where a car does not get there, or has no such temperature. */
export interface CompareFigures {
  readonly cltc_kWh_per_100km: number
  readonly wltc_kWh_per_100km: number
  /** Brought back over drawn, at the battery. */
  readonly cltc_regenerated_pct: number
  readonly t_0_100_s: number | null
  readonly t_0_200_s: number | null
  /** Of the last of several launches in a row, and what is warmest then. */
  readonly last_t_0_100_s: number | null
  readonly last_winding_C: number | null
  readonly last_junction_C: number | null
  /** What bound in the last launch, longest first. */
  readonly last_limits: readonly string[]
  readonly top_speed_kmh: number
}

export const comparedLaunches = 5
const step = 0.01

/** Drives one car through all that is compared. Issues where the library lacks a cycle. */
export function compareFigures(car: Car, conditions: Conditions = {}): Result<CompareFigures> {
  const [cltc, wltc] = [loadCycle('cltc-p'), loadCycle('wltc-3b')]
  if (!cltc.ok) return cltc
  if (!wltc.ok) return wltc
  const inTown = drive(car, { cycle: cltc.value, untilEmpty: false }, { conditions })
  const mixed = drive(car, { cycle: wltc.value, untilEmpty: false }, { conditions })
  const { t_0_100_s, t_0_200_s, topSpeed } = sprint(performTaskOf(car, conditions), step)
  const environment = environmentOf(conditions)
  const launches = launchAgain(
    {
      vehicle: compileVehicle(car, { load: conditions.load_kg ?? testLoad }),
      environment,
      stateOfCharge: chargeOf(conditions),
      packTemperature: environment.airTemperature[0]!,
      model: 'full',
    },
    comparedLaunches,
    step,
  )
  const last = launches.at(-1)
  return fine({
    cltc_kWh_per_100km: inTown.battery_kWh_per_100km,
    wltc_kWh_per_100km: mixed.battery_kWh_per_100km,
    cltc_regenerated_pct: (100 * inTown.regenerated_kWh) / (inTown.energy.battery_kWh + inTown.regenerated_kWh),
    t_0_100_s,
    t_0_200_s,
    last_t_0_100_s: last?.t_0_100_s ?? null,
    last_winding_C: warmest(last?.front_winding_C, last?.rear_winding_C),
    last_junction_C: warmest(last?.front_junction_C, last?.rear_junction_C),
    last_limits: last?.limits.map(({ limit }) => limit) ?? [],
    top_speed_kmh: toKilometresPerHour(topSpeed),
  })
}

const warmest = (front: number | null | undefined, rear: number | null | undefined): number | null => {
  const known = [front, rear].filter((temperature) => typeof temperature === 'number')
  return known.length === 0 ? null : Math.max(...known)
}
