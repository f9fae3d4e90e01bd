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

/** An answer with the interval that the stated spreads of its assumed inputs give it. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Largest first. */
  readonly influences: readonly Influence[]
}

/**
 * Moves each assumed input that states a spread once down and once up, and adds the deviations of each side as the root of the sum of squares.
 * @param ask answers by name; an answer that is null for any of the moved cars has no interval
 */
export function intervals<Answer extends string>(car: Car, ask: (car: Car) => Readonly<Record<Answer, number | null>>): Record<Answer, Interval | null> {
  const centre = ask(car)
  const moved = inputs(car)
    .filter(({ spread }) => spread !== null && spread > 0)
    .map(({ path, value, spread }) => ({
      path,
      spread: spread as number,
      low: ask(withInput(car, path, value * (1 - (spread as number)))),
      high: ask(withInput(car, path, value * (1 + (spread as number)))),
    }))
  const names = Object.keys(centre) as Answer[]
  return Object.fromEntries(
    names.map((name) => [
      name,
      combine(
        centre[name],
        moved.map(({ path, spread, low, high }) => ({ path, spread, low: low[name], high: high[name] })),
      ),
    ]),
  ) as Record<Answer, Interval | null>
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
    value,
    low: value - Math.sqrt(below),
    high: value + Math.sqrt(above),
    influences: swings.map(({ swing, ...rest }) => ({ ...rest, share: variance > 0 ? swing / variance : 0 })).sort((a, b) => b.share - a.share),
  }
}
