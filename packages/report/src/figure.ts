import { decimalsFor, fixed, significant } from '@firstdrive/units'
import type { Verdict } from './model.ts'

/**
 * A simulated figure with as many decimals as its interval deserves, at most one more than the published figure beside it;
 * three significant figures without an interval.
 */
export function simulatedFigure({ value, low, high }: Interval, publishedDecimals: number): string {
  if (value === null) return '·'
  const decimals = intervalDecimals(low, high, publishedDecimals + 1)
  return decimals === null ? significant(value) : fixed(value, decimals)
}

/** The interval as its two ends, since it need not be symmetric: `678–715`; null without one. */
export function intervalFigure({ low, high }: Interval, publishedDecimals: number): string | null {
  const decimals = intervalDecimals(low, high, publishedDecimals + 1)
  return low === null || high === null || decimals === null ? null : fromTo(low, high, decimals)
}

/** `678–715`; with a minus in it the dash would mislead, so `−3 … 5`. */
export const fromTo = (low: number, high: number, decimals: number): string => `${fixed(low, decimals)}${low < 0 ? ' … ' : '–'}${fixed(high, decimals)}`

/** Figures that people wrote, as they wrote them, but with equal decimals so that a column lines up. */
export function givenDecimals(values: readonly number[]): number {
  return Math.min(4, Math.max(0, ...values.map((value) => (String(value).split('.')[1] ?? '').length)))
}

/** An input as it was written: no zeros added, at most six figures. */
export function givenFigure(value: number): string {
  const written = Number(value.toPrecision(6))
  return Math.abs(written) >= 1e-4 && Math.abs(written) < 1e9 ? fixed(written, (String(written).split('.')[1] ?? '').length) : significant(written)
}

/** `31 %` of a share in [0, 1]. */
export const percent = (share: number | null, decimals = 0): string => `${fixed(share === null ? null : share * 100, decimals)} %`

/** `± 3 %` as it was written, without the noise of binary fractions. */
export const spreadText = (spread_pct: number): string => `± ${Number(spread_pct.toPrecision(2))} %`

/** `+1.2`, `−0.3`, `0.0`: a difference with its sign. */
export const signed = (value: number, decimals: number): string => (value >= 0.5 * 10 ** -decimals ? `+${fixed(value, decimals)}` : fixed(value, decimals))

type Interval = Pick<Verdict, 'value' | 'low' | 'high'>

/** Two figures of the uncertainty when it begins with 1 or 2, one beyond: a reader gains nothing from 5.310 ± 0.053. */
function intervalDecimals(low: number | null, high: number | null, most: number): number | null {
  if (low === null || high === null || !(high > low)) return null
  const reach = (high - low) / 2
  const spare = Number(reach.toExponential(1)[0]) > 2 ? 1 : 0
  return Math.min(most, Math.max(0, decimalsFor(reach, 4) - spare))
}
