import type { Bounds } from './quantity.ts'

export const isSection = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

export const isWithin = (value: number, { above = -Infinity, least = -Infinity, most = Infinity }: Bounds): boolean =>
  value > above && value >= least && value <= most

/** What a reader is told who wrote another: `a number above 0 and of at most 1`. */
export function numberWithin({ above, least, most }: Bounds): string {
  const bounds = [
    above === undefined ? '' : ` above ${above}`,
    least === undefined ? '' : ` of at least ${least}`,
    most === undefined ? '' : ` of at most ${most}`,
  ]
  return `a number${bounds.filter((bound) => bound !== '').join(' and')}`
}
