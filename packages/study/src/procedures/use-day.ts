import type { UseProfile, UseSegment } from '@firstdrive/engine'
import { fromCelsius, type Kelvin, type Ratio, type Second } from '@firstdrive/units'
import type { CarInUse, Draw } from './car-in-use.ts'

/** A day of the mean week. */
export interface UseDay {
  readonly profile: UseProfile
  /** Between which states of charge of the cells it is used. */
  readonly low: Ratio
  readonly high: Ratio
  /** Charge out over the capacity of the new pack: with as much in, so many equivalent full cycles. */
  readonly fullCycles: Ratio
}

export const daysPerYear = 365.25 // Julian
export const day: Second = 86_400

/**
 * The mean day of a month for a pack with `capacity` left of what it had when new.
 *   swing of a day of driving d = q·s/Q      depth D = min(max(d, to − from), to)
 * Kilometres and the charge q for each of them stay, so that d deepens as the capacity Q falls. Where d is less than the habit it is charged
 * every few days; where a day takes more than `to`, more often than once.
 */
export function useDay({ use, window, months, slowRate, fastRate }: CarInUse, month: number, capacity: Ratio): UseDay {
  const { trips, charging, parking, pack, climate } = use
  const { speed, net, back } = months[month] as Draw
  const air: Kelvin = fromCelsius(climate.monthly_mean_C[month] as number)
  const cells = (share: Ratio): Ratio => window.emptyCharge + share * (window.fullCharge - window.emptyCharge)

  const swing = (trips.distance.si * net) / capacity
  const high = cells(charging.to.si)
  const depth = Math.min(Math.max(swing, high - cells(charging.from.si)), high - window.emptyCharge)
  const low = high - depth

  const distance = (trips.distance.si * trips.days_per_week.si) / 7
  const taken = distance * net
  const fast = taken * charging.fast_share.si
  const slow = taken - fast
  const moving: readonly UseSegment[] = [
    { duration: distance / speed, temperature: air + pack.driving_rise.si, from: high, to: low, throughput: taken + 2 * distance * back },
    { duration: slow / slowRate, temperature: air + pack.slow_rise.si, from: low, to: high, throughput: slow },
    { duration: fast / fastRate, temperature: air + pack.fast_rise.si, from: low, to: high, throughput: fast },
  ]
  const parked = day - moving.reduce((sum, { duration }) => sum + duration, 0)
  const stands = parking === undefined ? { from: high, to: low } : { from: cells(parking.at.si), to: cells(parking.at.si) }
  const rest = { duration: parked, temperature: air, ...stands, throughput: 0 }
  return { profile: [...moving, rest].filter(({ duration }) => duration > 0), low, high, fullCycles: taken + distance * back }
}
