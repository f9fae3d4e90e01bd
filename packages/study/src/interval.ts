import { type Car, inputs, withInput } from '@firstdrive/spec'
import type { Metric } from './metric.ts'
import type { Pool } from './pool/pool.ts'
import { type Question, taskOf } from './question.ts'

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

export type Estimates<Name extends string> = Partial<Record<Name, Estimate>>

/** What a question to the car answers, with intervals; the moved cars are asked on the threads of the pool. */
export const estimate = (question: Question, car: Car, pool: Pool): Promise<Estimates<Metric>> =>
  estimates(car, (cars) => Promise.all(cars.map((one) => pool.run('answer', taskOf(question, one)))))

/**
 * Moves each assumed input that states a spread once down and once up, and adds the deviations of each side as the root of the sum of squares.
 * @param askAll answers by name for each of the cars, null for what is never reached
 */
export async function estimates<Name extends string>(
  car: Car,
  askAll: (cars: readonly Car[]) => readonly Answers<Name>[] | Promise<readonly Answers<Name>[]>,
): Promise<Estimates<Name>> {
  const moves = inputs(car).flatMap(({ path, value, spread }) => (spread === null ? [] : [{ path, value, spread }]))
  const cars = moves.flatMap(({ path, value, spread }) => [withInput(car, path, value * (1 - spread)), withInput(car, path, value * (1 + spread))])
  const [centre = {}, ...moved] = await askAll([car, ...cars])
  const names = Object.keys(centre) as Name[]
  return Object.fromEntries(
    names.map((name) => {
      const value = (centre as Answers<Name>)[name] ?? null
      const ends = moves.map(({ path, spread }, k) => ({ path, spread, low: moved[2 * k]?.[name] ?? null, high: moved[2 * k + 1]?.[name] ?? null }))
      return [name, { value, interval: combine(value, ends) }]
    }),
  ) as Estimates<Name>
}

type Answers<Name extends string> = Readonly<Partial<Record<Name, number | null>>>

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
