import type { LimitStretch } from './limit.ts'

/** How a car charges at one charger: from several starting temperatures, and once in detail. */
export interface ChargingReport {
  readonly charger: string
  readonly from_pct: number
  readonly to_pct: number
  /** The axis of all curves. */
  readonly soc_pct: readonly number[]
  /** Pack and air begin at the same temperature; the warmest first. */
  readonly starts: readonly ChargeFrom[]
  readonly own: OwnCharge
}

export interface ChargeFrom {
  readonly start_C: number
  /** null when the pack does not get there. */
  readonly minutes: number | null
  readonly peak_kW: number
  readonly energy_battery_kWh: number
  readonly energy_charger_kWh: number
  readonly energy_grid_kWh: number
  /** As long as `soc_pct`; null beyond where the pack gets. */
  readonly power_kW: readonly (number | null)[]
  /** Over the state of charge in per cent. */
  readonly limits: readonly LimitStretch[]
}

/** The charge that the programme's targets speak of, over time. */
export interface OwnCharge {
  readonly start_C: number
  readonly air_C: number
  readonly minutes: number | null
  readonly t_s: readonly number[]
  /** Along the coolant. */
  readonly coldest_C: readonly number[]
  readonly mean_C: readonly number[]
  readonly hottest_C: readonly number[]
  /** Released in the cells, moved out of them into the coolant, and what they keep. */
  readonly released_kW: readonly number[]
  readonly cooled_kW: readonly number[]
  readonly stored_kW: readonly number[]
  readonly limits: readonly LimitStretch[]
  readonly balance: ChargeHeat
}

/** Sums over the charge: released = cooled + stored + to the case. */
export interface ChargeHeat {
  readonly released_kWh: number
  readonly cooled_kWh: number
  readonly stored_kWh: number
  readonly case_kWh: number
}
