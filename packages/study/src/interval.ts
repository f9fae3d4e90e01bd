import { type Car, inputs, withInput } from '@firstdrive/spec'

/** What one assumed input does to an answer when it is moved to the ends of its spread. */
export interface Influence {
  readonly path: string
  readonly spread: number
  readonly low: number
  readonly high: number
  /** Of the variance of the answer. */
  readonly share: number
}

/** What the stated spreads of the assumed inputs make of an answer. */
export interface Interval {
  readonly low: number
  readonly high: number
  /** Largest first. */
  readonly influences: readonly Influence[]
}

/** An answer; without an interval where it, or that of a moved car, is null. */
export interface Estimate {
  readonly value: number | null
  readonly interval: Interval | null
}

/**
 * Moves each assumed input that states a spread once down and once up, and adds the deviations of each side as the root of the sum of squares.
 * @param ask answers by name, null for what is never reached
 */
export function estimates<Answer extends string>(
  car: Car,
  ask: (car: Car) => Readonly<Partial<Record<Answer, number | null>>>,
): Partial<Record<Answer, Estimate>> {
  const centre = ask(car)
  const moved = inputs(car).flatMap(({ path, value, spread }) =>
    spread === null ? [] : [{ path, spread, low: ask(withInput(car, path, value * (1 - spread))), high: ask(withInput(car, path, value * (1 + spread))) }],
  )
  return Object.fromEntries(
    (Object.keys(centre) as Answer[]).map((name) => {
      const value = centre[name] ?? null
      const moves = moved.map(({ low, high, ...rest }) => ({ ...rest, low: low[name] ?? null, high: high[name] ?? null }))
      return [name, { value, interval: combine(value, moves) }]
    }),
  ) as Partial<Record<Answer, Estimate>>
}

interface Move {
  readonly path: string
  readonly spread: number
  readonly low: number | null
  readonly high: number | null
}

function combine(value: number | null, moves: readonly Move[]): Interval | null {
  if (value === null) return null
  let below = 0
  let above = 0
  let variance = 0
  const swings: { path: string; spread: number; low: number; high: number; swing: number }[] = []
  for (const { path, spread, low, high } of moves) {
    if (low === null || high === null) return null
    const down = Math.min(low - value, high - value, 0)
    const up = Math.max(low - value, high - value, 0)
    below += down * down
    above += up * up
    const swing = (0.5 * (high - low)) ** 2
    variance += swing
    swings.push({ path, spread, low, high, swing })
  }
  return {
    low: value - Math.sqrt(below),
    high: value + Math.sqrt(above),
    influences: swings.map(({ swing, ...rest }) => ({ ...rest, share: variance > 0 ? swing / variance : 0 })).sort((a, b) => b.share - a.share),
  }
}
