import { toKilometres, toKilowattHours } from '@firstdrive/units'
import type { Trace } from '../simulate.ts'
import { residual } from '../vehicle/ledger.ts'

/** Where the energy at the terminals went, kWh; all parts sum to `battery_kWh`. */
export interface EnergySplit {
  readonly battery_kWh: number
  readonly air_kWh: number
  readonly rolling_kWh: number
  readonly climb_kWh: number
  readonly kinetic_kWh: number
  readonly brakes_kWh: number
  readonly drive_kWh: number
  readonly cabin_kWh: number
  readonly thermal_kWh: number
  readonly auxiliaries_kWh: number
}

/** What a drive took, with units in the names. */
export interface Consumption {
  readonly distance_km: number
  readonly duration_s: number
  readonly battery_kWh_per_100km: number
  readonly wall_kWh_per_100km: number
  readonly energy: EnergySplit
  /** Made inside the pack, beyond what the terminals gave. */
  readonly battery_heat_kWh: number
  readonly regenerated_kWh: number
  /** Taken from the wall to bring the pack back to where the drive began. */
  readonly wall_kWh: number
  /** What the balance of the drive leaves unexplained, over its throughput. */
  readonly first_law_residual: number
}

/** Energy per distance and where it went. `wallEfficiency`: energy into the pack's terminals over energy from the wall. */
export function consumption({ ledger, state, duration }: Trace, wallEfficiency: number): Consumption {
  const distance_km = toKilometres(state.chassis.distance)
  const battery_kWh = toKilowattHours(ledger.terminals)
  const wall_kWh = battery_kWh / wallEfficiency
  const perHundred = (energy: number): number => (distance_km > 0 ? (100 * energy) / distance_km : 0)
  return {
    distance_km,
    duration_s: duration,
    battery_kWh_per_100km: perHundred(battery_kWh),
    wall_kWh_per_100km: perHundred(wall_kWh),
    energy: {
      battery_kWh,
      air_kWh: toKilowattHours(ledger.air),
      rolling_kWh: toKilowattHours(ledger.rolling),
      climb_kWh: toKilowattHours(ledger.climb),
      kinetic_kWh: toKilowattHours(ledger.kinetic),
      brakes_kWh: toKilowattHours(ledger.brakes),
      drive_kWh: toKilowattHours(ledger.drive),
      cabin_kWh: 0,
      thermal_kWh: 0,
      auxiliaries_kWh: toKilowattHours(ledger.auxiliaries),
    },
    battery_heat_kWh: toKilowattHours(ledger.heat),
    regenerated_kWh: toKilowattHours(ledger.regenerated),
    wall_kWh,
    first_law_residual: residual(ledger),
  }
}
