/**
 * Rounds parts so that the figures shown sum to the total shown: each is rounded down to its last decimal,
 * then those that lost most get one unit back (largest remainder, Hamilton 1792). No figure moves by a whole unit.
 * A reader who adds up a column must find its foot.
 */
export function apportion(parts: readonly number[], total: number, decimals: number): readonly number[] {
  const scale = 10 ** decimals
  const units = parts.map((part) => Math.floor(part * scale))
  const spare = Math.round(total * scale) - units.reduce((sum, unit) => sum + unit, 0)
  const byRemainder = parts.map((part, i) => ({ i, lost: part * scale - (units[i] ?? 0) })).sort((a, b) => b.lost - a.lost)
  for (const { i } of byRemainder.slice(0, Math.max(0, spare))) units[i] = (units[i] ?? 0) + 1
  return units.map((unit) => unit / scale)
}

/** Whether parts sum to their total: to a thousandth of it, or to half a unit of the last decimal shown. */
export const sumsTo = (parts: readonly number[], total: number, decimals: number): boolean =>
  Math.abs(sum(parts) - total) <= Math.max(0.001 * Math.abs(total), 0.5 * 10 ** -decimals)

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
