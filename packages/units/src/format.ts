/**
 * A number with `digits` significant figures, never in exponent notation between 1e-3 and 1e7, thousands apart by a thin space.
 * A missing value is an en dash.
 */
export function significant(value: number | null | undefined, digits = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return notANumber(value)
  if (value === 0) return '0'
  const magnitude = magnitudeOf(value)
  if (magnitude < -3 || magnitude > 6) return value.toExponential(digits - 1).replace('-', '−')
  return fixed(value, Math.max(0, digits - 1 - magnitude))
}

/** A number with `decimals` digits after the point, thousands apart by a thin space, a true minus. */
export function fixed(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return notANumber(value)
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u2009') : whole
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`
  return value < 0 && Number(text.replaceAll('\u2009', '')) !== 0 ? `−${text}` : text
}

/** How many decimals a value deserves when it is known to ± `uncertainty`: two figures of the uncertainty, never more. */
export function decimalsFor(uncertainty: number, most = 3): number {
  if (!(uncertainty > 0)) return most
  if (uncertainty === Infinity) return 0
  return Math.min(most, Math.max(0, 1 - magnitudeOf(uncertainty)))
}

/** A value with its unit: `12.3 kWh/100 km`. */
export const withUnit = (value: number | null | undefined, unit: string, digits = 3): string =>
  unit === '1' ? significant(value, digits) : `${significant(value, digits)}\u00a0${unit}`

const notANumber = (value: number | null | undefined): string => (value === Infinity ? '∞' : value === -Infinity ? '−∞' : '–')

/** The power of ten of the first significant figure. */
const magnitudeOf = (value: number): number => Number(value.toExponential().split('e')[1])
