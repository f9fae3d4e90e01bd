/** Drives of some days to fit on, and those of other days to score. */
export interface Split<Drive> {
  readonly training: readonly Drive[]
  readonly validation: readonly Drive[]
}

/** Every third day is kept for validation, of two days the second: drives of one day share their weather, load and tyres. Null where all are of one day. */
export function splitByDay<Drive extends { readonly day: string }>(drives: readonly Drive[]): Split<Drive> | null {
  const days = [...new Set(drives.map(({ day }) => day))].sort()
  if (days.length < 2) return null
  const kept = new Set(days.filter((_, k) => (days.length === 2 ? k === 1 : k % 3 === 2)))
  return { training: drives.filter(({ day }) => !kept.has(day)), validation: drives.filter(({ day }) => kept.has(day)) }
}

/** The day that a name tells, as 2019-06-25 or 2019_06_25; a name without is a day of its own. */
export const dayOf = (name: string): string => /(\d{4})[-_](\d{2})[-_](\d{2})/.exec(name)?.slice(1).join('-') ?? name
