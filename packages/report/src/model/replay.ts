import type { EnergyKey, Fact, Series, Source } from '../model.ts'
import type { ToldCar } from '../panel/inputs.ts'

/** A measured drive beside the same drive by the engine: plain data, units in the keys, nothing computed by the page. */
export interface ReplayReport {
  readonly title: string
  /** One paragraph under the title: what was driven again, and how to read the page. */
  readonly subtitle: string
  readonly engine_version: string
  readonly distance_km: number
  readonly duration_s: number
  readonly energy_measured_kWh: number
  readonly energy_predicted_kWh: number
  readonly error_pct: number
  readonly errors: readonly ReplayError[]
  readonly drive: ReplayDrive
  /** Sum to the measured energy; those of the prediction to the predicted. */
  readonly causes: readonly ReplayCause[]
  /** What a reader has to know: what was missing, what was left out. */
  readonly notes: readonly string[]
  readonly car: ToldCar
  readonly sources: readonly Source[]
  /** The log: where it came from, how it was read. */
  readonly log: { readonly name: string; readonly facts: readonly Fact[]; readonly note: string }
}

/** One quantity as measured and as predicted. */
export interface ReplayError {
  readonly label: string
  readonly unit: string
  readonly decimals: number
  readonly measured: number
  readonly predicted: number
  /** Predicted less measured. */
  readonly error: ErrorFigure
  /** Root mean square of the error along the drive; null for what has one value a drive. */
  readonly rms: ErrorFigure | null
}

export interface ErrorFigure {
  readonly value: number
  readonly unit: string
  readonly decimals: number
}

export interface ReplayDrive {
  readonly title: string
  readonly t_s: readonly number[]
  readonly distance_km: readonly number[]
  readonly series: readonly Series[]
}

/** What a part of the measured energy went into. */
export interface ReplayCause {
  readonly label: string
  /** Its colour; null for what the prediction does not hold. */
  readonly key: EnergyKey | null
  readonly of: 'prediction' | 'residual'
  readonly energy_kWh: number
  /** One standard deviation; null where there is none. */
  readonly uncertainty_kWh: number | null
  /** What the cause would have to be: `+4.7 % of what was measured`. */
  readonly estimate: string | null
}
