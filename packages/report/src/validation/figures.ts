import { fixed, significant } from '@firstdrive/units'

/** The figures of a scale: as many decimals as tell two neighbours apart, powers of ten where these would be too many. */
export function scaleFigures(marks: readonly number[]): (value: number) => string {
  const [first = 0, second = first + 1] = marks
  const decimals = Math.ceil(-Math.log10(second - first) - 1e-9)
  return decimals > 4
    ? (value) => (Math.abs(value) < (second - first) / 2 ? '0' : significant(value, 1).replaceAll('-', '−'))
    : (value) => fixed(value, Math.max(0, decimals))
}

/** The size of an error as its column has it; what would be nothing there by its power of ten. */
export const sizeFigure = (value: number, decimals: number): string =>
  value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals ? significant(value, 2).replaceAll('-', '−') : fixed(value, decimals)
