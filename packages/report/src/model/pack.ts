/** What the pack of a car can give and take, and what it takes to heat it. */
export interface PackReport {
  readonly name: string
  readonly cell: string
  /** `198 × 1` */
  readonly layout: string
  readonly rated_energy_kWh: number
  readonly mass_kg: number
  /** Rested, over temperature and charge. */
  readonly power: readonly PackPower[]
  /** null for a pack without a heater. */
  readonly heat_up: HeatUp | null
}

export interface PackPower {
  readonly temperature_C: number
  readonly soc_pct: number
  /** The resistance law is used beyond where it was measured. */
  readonly extrapolated: boolean
  /** One for each duration, the same durations everywhere. */
  readonly discharge: readonly HeldPower[]
  readonly charge: readonly HeldPower[]
}

/** A power that can be held so long, and what keeps it from being larger. */
export interface HeldPower {
  readonly seconds: number
  readonly power_kW: number
  readonly limit: string
}

export interface HeatUp {
  readonly from_C: number
  readonly to_C: number
  readonly energy_kWh: number
  readonly minutes: number
  readonly reached: boolean
}
