import type { Statistic, Summary } from './summary.ts'

/** What is promised of a quantity. */
export interface Limit {
  readonly quantity: string
  readonly statistic: Statistic
  readonly limit: number
}

export interface JudgedLimit extends Limit {
  readonly got: number
  readonly met: boolean
}

/** The limits of those quantities that have cases; a figure that is no number meets nothing. */
export const judge = (limits: readonly Limit[], summary: Readonly<Record<string, Summary>>): readonly JudgedLimit[] =>
  limits.flatMap((limit) => {
    const got = summary[limit.quantity]?.[limit.statistic]
    return got === undefined ? [] : [{ ...limit, got, met: Math.abs(got) <= limit.limit }]
  })
