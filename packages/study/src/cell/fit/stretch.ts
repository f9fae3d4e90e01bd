import type { Ampere, Second } from '@firstdrive/units'
import type { CellRecord } from './record.ts'

/** Rows between two steps of the current. */
export interface Stretch {
  readonly first: number
  readonly last: number
  readonly duration: Second
  readonly kind: 'rest' | 'discharge' | 'charge'
}

/** Of the largest current: what a step changes it by, what still is rest, and what a pulse begins and ends with. */
const stepShare = 0.05
const restShare = 0.005
const jumpShare = 0.1
/** The longest load that is still a pulse, and the shortest rest at whose end the voltage says something of the open circuit. */
export const longestPulse: Second = 300
export const shortestRest: Second = 600

export const largestCurrent = ({ current }: CellRecord): Ampere => current.reduce((most, I) => Math.max(most, Math.abs(I)), 0)

/** The rows at which the current differs from that at which its stretch began; row 0 is one. `largest` is that of all files. */
export function stepsOf({ current }: CellRecord, largest: Ampere): readonly number[] {
  const steps: number[] = []
  let began = Infinity
  current.forEach((I, k) => {
    if (Math.abs(I - began) > stepShare * largest || isRest(I, largest) !== isRest(began, largest)) {
      steps.push(k)
      began = I
    }
  })
  return steps
}

/** The record in stretches of like current. */
export function stretchesOf(record: CellRecord, largest: Ampere): readonly Stretch[] {
  const { time, current } = record
  const steps = stepsOf(record, largest)
  return steps.map((first, at) => {
    const next = steps[at + 1] ?? time.length
    const last = next - 1
    const I = current[first]!
    const kind = isRest(I, largest) ? 'rest' : I > 0 ? 'discharge' : 'charge'
    return { first, last, kind, duration: time[last]! - time[Math.max(first - 1, 0)]! }
  })
}

export const restsOf = (stretches: readonly Stretch[]): readonly Stretch[] =>
  stretches.filter(({ kind, duration }) => kind === 'rest' && duration >= shortestRest)

/** Loads of at least three rows that begin and end with a jump of the current, as no taper does, and are short. */
export function pulsesOf({ current }: CellRecord, stretches: readonly Stretch[], largest: Ampere): readonly Stretch[] {
  const jumps = (row: number): boolean => row > 0 && row < current.length && Math.abs(current[row]! - current[row - 1]!) > jumpShare * largest
  return stretches.filter(
    ({ kind, duration, first, last }) => kind !== 'rest' && duration <= longestPulse && last - first >= 2 && jumps(first) && jumps(last + 1),
  )
}

const isRest = (I: Ampere, largest: Ampere): boolean => Math.abs(I) <= restShare * largest
