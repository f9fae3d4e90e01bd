/** One comparison: what another source says, and what the engine says. */
export interface Case {
  readonly id: string
  readonly quantity: string
  readonly expected: number
  readonly got: number
  /** 100·(got − expected)/|expected|. */
  readonly error_pct: number
  readonly note: string
}

export const compare = (quantity: string, id: string, expected: number, got: number, note = ''): Case => ({
  id,
  quantity,
  expected,
  got,
  error_pct: (100 * (got - expected)) / Math.abs(expected),
  note,
})

/** What an error is counted in. */
export type ErrorUnit = 'pct' | 'mV' | 'mK' | 'K'

/** A quantity whose name ends in mV, mK or K holds values in that unit and is judged by their difference; every other in per cent. */
export const unitOf = (quantity: string): ErrorUnit => (/_(mV|mK|K)$/.exec(quantity)?.[1] as ErrorUnit | undefined) ?? 'pct'

/** Signed, in the unit of the quantity. */
export const errorOf = ({ quantity, expected, got, error_pct }: Case): number => (unitOf(quantity) === 'pct' ? error_pct : got - expected)

/** The case that is furthest off; the first of several. */
export const worstOf = (cases: readonly Case[]): Case | undefined =>
  cases.reduce<Case | undefined>((worst, next) => (worst === undefined || Math.abs(errorOf(next)) > Math.abs(errorOf(worst)) ? next : worst), undefined)
