import type { LimitStretch } from '@firstdrive/report'

/** What limits a step that ends at `at`. */
export interface LimitedStep {
  readonly at: number
  readonly limit: string
  readonly binds: boolean
}

/** Steps in a row with the same limit as one stretch; the first begins at `start`. */
export function limitStretches(start: number, steps: readonly LimitedStep[]): readonly LimitStretch[] {
  const stretches: LimitStretch[] = []
  for (const { at, limit, binds } of steps) {
    const last = stretches.at(-1)
    const from = last?.to ?? start
    if (last !== undefined && last.limit === limit && last.binds === binds) stretches[stretches.length - 1] = { ...last, to: at }
    else stretches.push({ limit, from, to: at, binds })
  }
  return stretches.filter(({ from, to }) => to > from)
}
