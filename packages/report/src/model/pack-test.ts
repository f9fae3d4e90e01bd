import type { LimitStretch } from './limit.ts'

/** The pack over one recorded drive: what it could give and take against what was drawn, and its heat. */
export interface PackTest {
  /** The same test has the same title for every car: `CLTC-P`, `Full throttle`. */
  readonly title: string
  /** Seconds of a launch, minutes of a cycle. */
  readonly axis: 's' | 'min'
  readonly t_s: readonly number[]
  /** Positive out of the pack; `acceptable` is positive into it. */
  readonly drawn_kW: readonly number[]
  readonly available_kW: readonly number[]
  readonly acceptable_kW: readonly number[]
  readonly temperature_C: readonly number[]
  readonly heat_kW: readonly number[]
  /** Over seconds: what keeps the pack from giving, and from taking, more. */
  readonly gives: readonly LimitStretch[]
  readonly takes: readonly LimitStretch[]
  /** How long a limit of the pack clipped the drive, as the engine counted. */
  readonly clipped: readonly { readonly limit: string; readonly seconds: number }[]
  /** Largest drawn over available, and taken over acceptable, in [0, 1]. */
  readonly highest_use: { readonly give: number; readonly take: number }
  readonly balance: PackHeat
}

/** Sums over the drive: released = cells + case + air. */
export interface PackHeat {
  readonly from_C: number
  readonly to_C: number
  readonly released_kWh: number
  readonly cells_kWh: number
  readonly case_kWh: number
  readonly air_kWh: number
}
