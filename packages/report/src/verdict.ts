import type { Verdict, VerdictState } from './model.ts'

/** How a verdict is said: a mark and a word; the colour only repeats it. */
export interface VerdictMark {
  readonly mark: string
  readonly word: string
}

export const verdictMarks: Readonly<Record<VerdictState, VerdictMark>> = {
  pass: { mark: '●', word: 'pass' },
  fail: { mark: '✕', word: 'fail' },
  stale: { mark: '◐', word: 'stale' },
  'not-shown': { mark: '◌', word: 'not shown' },
  missing: { mark: '○', word: 'missing' },
  waived: { mark: '–', word: 'waived' },
}

/** `● pass` */
export const verdictText = (state: VerdictState): string => `${verdictMarks[state].mark} ${verdictMarks[state].word}`

/** What a target accepts, open ends as null. */
export function accepted({ op, limit, tolerance_pct }: Pick<Verdict, 'op' | 'limit' | 'tolerance_pct'>): {
  readonly low: number | null
  readonly high: number | null
} {
  switch (op) {
    case '>=':
      return { low: limit, high: null }
    case '<=':
      return { low: null, high: limit }
    case 'within': {
      const reach = (Math.abs(limit) * (tolerance_pct ?? 0)) / 100
      return { low: limit - reach, high: limit + reach }
    }
  }
}

/** Targets met, counted from the verdicts themselves so that the head of the page agrees with its table. */
export const countMet = (verdicts: readonly Verdict[]): number => verdicts.filter(({ state }) => state === 'pass').length

/** Verdicts by metric, in the order in which the metrics first appear. */
export function byMetric(verdicts: readonly Verdict[]): readonly (readonly [Verdict, ...Verdict[]])[] {
  const groups = new Map<string, [Verdict, ...Verdict[]]>()
  for (const verdict of verdicts) {
    const key = `${verdict.metric}\n${verdict.unit}`
    const group = groups.get(key)
    if (group) group.push(verdict)
    else groups.set(key, [verdict])
  }
  return [...groups.values()]
}
