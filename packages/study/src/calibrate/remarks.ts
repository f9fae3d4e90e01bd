import { fixed, significant } from '@firstdrive/units'
import type { Calibration } from './calibrate.ts'
import { summariseTrips, type TripError } from './trip-error.ts'

/** What a fitted file says of itself: which days, how far off, how well each value is known, how they hang together. */
export function fitRemarks(
  { free, values, findings, covariance, correlations, conditionNumber }: Calibration,
  training: readonly TripError[],
  validation: readonly TripError[],
  scored = `scored on ${validation.length} of other days`,
): readonly string[] {
  const matrix = (rows: readonly Float64Array[], format: (value: number) => string): readonly string[] =>
    rows.map((row) => `  ${[...row].map((value) => format(value).padStart(10)).join(' ')}`)
  return [
    `Fitted by firstdrive fit on ${training.length} drives of ${daysOf(training)}, ${scored}.`,
    `Error of a drive's energy, training:   ${errorText(training)}`,
    ...(validation.length > 0 ? [`Error of a drive's energy, validation: ${errorText(validation)}`] : []),
    ...free.map(({ name, unit }, k) => `${name}: ${significant(values[k]!, 4)}${unit === '1' ? '' : ` ${unit}`}, ${findings[k]!.reason}.`),
    `Covariance, in the order and the units above (condition number ${significant(conditionNumber, 3)}):`,
    ...matrix(covariance, (value) => significant(value, 3)),
    'Correlation:',
    ...matrix(correlations, (value) => fixed(value, 3)),
  ]
}

const daysOf = (trips: readonly TripError[]): string => {
  const days = new Set(trips.map(({ day }) => day)).size
  return days === 1 ? 'one day' : `${days} days`
}

function errorText(trips: readonly TripError[]): string {
  const { median_abs_pct, mean_abs_pct, p90_abs_pct, bias_pct } = summariseTrips(trips)
  return `median ${fixed(median_abs_pct, 1)} %, mean ${fixed(mean_abs_pct, 1)} %, 90 % within ${fixed(p90_abs_pct, 1)} %, bias ${fixed(bias_pct, 1)} %.`
}
