import type { Kelvin, Ratio, Second } from '@firstdrive/units'
import { type AgeingBound, type AgeingModel, type AgeingRate, calendarRate, cycleRate } from './rates.ts'

/** A stretch of a day or week of use: parked, driving or charging. */
export interface UseSegment {
  readonly duration: Second
  /** Of the cells. */
  readonly temperature: Kelvin
  /** State of charge at its start and end, between which it moves evenly. */
  readonly from: Ratio
  readonly to: Ratio
  /** Charge moved in and out over the new cell's capacity: at least |to − from|, more by what regeneration moves to and fro. */
  readonly throughput: Ratio
}

/** What repeats itself over a life, at least one segment. */
export type UseProfile = readonly UseSegment[]

const hour: Second = 3600

/**
 * The rates that stand for a whole profile, after BLAST-Lite: the time mean of the calendar k, along each segment's charge, and the
 * mean of the cycle k weighted by throughput, with the depth and middle of the whole window and with C-rates weighted by throughput.
 */
export function meanRates(model: AgeingModel, profile: UseProfile) {
  const levels = profile.flatMap(({ from, to }) => [from, to])
  const low = Math.min(...levels)
  const high = Math.max(...levels)
  const chargeRate = meanCurrent(profile.filter(({ from, to }) => to > from))
  const dischargeRate = meanCurrent(profile.filter(({ from, to }) => to <= from))
  const moving = profile.filter(({ throughput }) => throughput > 0)
  const cycling = ({ temperature }: UseSegment): AgeingRate =>
    cycleRate(model, { temperature, depthOfDischarge: high - low, middleCharge: 0.5 * (low + high), chargeRate, dischargeRate })
  return {
    calendar: mean(profile.map((segment) => [segment.duration, alongCharge(model, segment)])),
    cycle: mean(moving.map((segment) => [segment.throughput, cycling(segment)])),
    duration: profile.reduce((sum, { duration }) => sum + duration, 0),
    fullCycles: moving.reduce((sum, { throughput }) => sum + throughput, 0) / 2,
  }
}

/** The calendar k while the charge moves evenly: the mean of the middles of 32 parts. */
function alongCharge(model: AgeingModel, { temperature, from, to }: UseSegment): AgeingRate {
  const parts = from === to ? 1 : 32
  return mean(Array.from({ length: parts }, (_, n) => [1, calendarRate(model, temperature, from + ((to - from) * (n + 0.5)) / parts)]))
}

/** Capacities an hour, weighted by throughput. */
function meanCurrent(segments: UseProfile): number {
  const moved = segments.reduce((sum, { throughput }) => sum + throughput, 0)
  return moved > 0 ? segments.reduce((sum, { throughput: q, duration }) => sum + (q * q * hour) / duration, 0) / moved : 0
}

function mean(rates: readonly (readonly [weight: number, rate: AgeingRate])[]): AgeingRate {
  const weight = rates.reduce((sum, [w]) => sum + w, 0) || 1
  const over = (key: 'loss' | 'growth') => rates.reduce((sum, [w, rate]) => sum + w * rate[key], 0) / weight
  const clamped: readonly AgeingBound[] = [...new Set(rates.flatMap(([, rate]) => rate.clamped))]
  return { loss: over('loss'), growth: over('growth'), clamped }
}
