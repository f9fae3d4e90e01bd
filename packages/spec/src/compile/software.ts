import { type Axle, type Curve, fixedSplit, interpolate, leadFirst, optimalSplit, type SplitParameters, type VehicleParameters } from '@firstdrive/engine'
import {
  fromKilometresPerHour,
  fromRevolutionsPerMinute,
  type MetrePerSecond,
  type RadianPerMetre,
  type RadianPerSecond,
  type Ratio,
  standardGravity,
} from '@firstdrive/units'
import type { Car } from '../car.ts'

/** How the car brakes by its machines: as its software says, and where that says nothing, as the vehicle does. */
export function compileRegeneration({ vehicle, software }: Car) {
  const own = vehicle.spec.regeneration
  const over = software?.spec.regeneration
  return {
    fadeStart: (over?.fade_start ?? own.fade_start).si,
    fadeEnd: (over?.fade_end ?? own.fade_end).si,
    share: (over?.share ?? own.share)?.si ?? 1,
    chargeShare: (over?.charge_share ?? own.charge_share)?.si ?? 1,
    rearDeceleration: ((over?.rear_deceleration ?? own.rear_deceleration)?.si ?? Infinity) * standardGravity,
  }
}

export const compileDriveGrip = ({ software }: Car): Ratio => software?.spec.anti_slip?.grip_share.si ?? 1

/** How the two axles of the compiled drives share a force. */
export function compileSplit(
  { vehicle, software }: Car,
  { front, rear, lead }: Pick<VehicleParameters, 'front' | 'rear' | 'lead'>,
  fastest: MetrePerSecond,
): SplitParameters {
  const { split = 'lead-first', follow_share } = software?.spec.split === undefined ? vehicle.spec.drive : software.spec
  if (!front.present || !rear.present) return leadFirst
  switch (split) {
    case 'lead-first':
      return leadFirst
    case 'fixed':
      return fixedSplit(follow_share?.si ?? 0)
    case 'optimal':
      return lead === 'rear' ? optimalSplit(rear, front, fastest) : optimalSplit(front, rear, fastest)
  }
}

/** A torque limit as far as the software uses it: its torque map, and its pedal map with the pedal at the floor. */
export function limitedBySoftware({ software }: Car, axle: Axle, limit: Curve, speedRatio: RadianPerMetre): Curve {
  const map = software?.spec.torque_map?.[axle]
  const pedal = software?.spec.pedal_map
  if (map === undefined && pedal === undefined) return limit
  const ofMap = map === undefined ? whole : over(map.speed_rpm.map(fromRevolutionsPerMinute), map.share)
  const ofPedal = pedal === undefined ? whole : over(pedal.speed_kmh.map(fromKilometresPerHour), pedal.share.at(-1) ?? [])
  const share = (speed: RadianPerSecond): Ratio => ofMap(speed) * ofPedal(speed / speedRatio)
  return { ...limit, values: limit.values.map((torque, k) => torque * share(limit.start + k / limit.density)) }
}

const whole = (): Ratio => 1
const over =
  (speeds: readonly number[], shares: readonly Ratio[]) =>
  (speed: number): Ratio =>
    interpolate(speeds, shares, speed)
