import { quantile } from './quantile.ts'

/** One drive, measured and predicted. */
export interface TripError {
  readonly id: string
  readonly day: string
  readonly measured_kWh: number
  readonly predicted_kWh: number
  readonly error_pct: number
}

export interface ErrorSummary {
  readonly n: number
  readonly median_abs_pct: number
  readonly mean_abs_pct: number
  readonly p90_abs_pct: number
  readonly bias_pct: number
}

export function summariseTrips(trips: readonly TripError[]): ErrorSummary {
  const sizes = trips.map(({ error_pct }) => Math.abs(error_pct)).sort((a, b) => a - b)
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    n: trips.length,
    median_abs_pct: quantile(sizes, 0.5),
    mean_abs_pct: mean(sizes),
    p90_abs_pct: quantile(sizes, 0.9),
    bias_pct: mean(trips.map(({ error_pct }) => error_pct)),
  }
}
