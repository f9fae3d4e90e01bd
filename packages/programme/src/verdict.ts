/** What a target says of its figure. */
export type VerdictState = 'pass' | 'fail' | 'not-shown' | 'stale' | 'missing' | 'waived'

export interface Claim {
  readonly op: '>=' | '<=' | 'within'
  readonly limit: number
  /** For `within`, percent of the limit on either side. */
  readonly tolerance_pct: number | null
}

export interface Bounds {
  readonly low: number
  readonly high: number
}

/** The figures that a claim accepts. */
export function accepted({ op, limit, tolerance_pct }: Claim): readonly [least: number, most: number] {
  if (op === '>=') return [limit, Infinity]
  if (op === '<=') return [-Infinity, limit]
  const margin = (Math.abs(limit) * (tolerance_pct ?? 0)) / 100
  return [limit - margin, limit + margin]
}

/** Pass when the interval lies wholly within what the claim accepts, fail when wholly beyond it, otherwise not shown. Without a figure it is missing. */
export function judge(claim: Claim, bounds: Bounds | null): VerdictState {
  if (bounds === null) return 'missing'
  const [least, most] = accepted(claim)
  if (bounds.low >= least && bounds.high <= most) return 'pass'
  if (bounds.high < least || bounds.low > most) return 'fail'
  return 'not-shown'
}
