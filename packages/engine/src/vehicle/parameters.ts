import type { MetrePerSecond, Ratio, Watt } from '@firstdrive/units'
import type { BatteryParameters } from '../battery/parameters.ts'
import type { ChassisParameters } from '../chassis/chassis.ts'
import type { DriveUnitParameters } from '../drive/drive-unit.ts'
import type { SplitParameters } from './split.ts'

/** An axle that a machine can drive. */
export type Axle = 'front' | 'rear'

/** A car as the engine drives it: SI, frozen, nothing optional. */
export interface VehicleParameters {
  readonly name: string
  readonly chassis: ChassisParameters
  readonly front: DriveUnitParameters
  readonly rear: DriveUnitParameters
  /** The axle that drives and brakes first; the other helps with what is beyond its limits, or as the `split` says. */
  readonly lead: Axle
  readonly split: SplitParameters
  /** What of the grip the machines use when they drive: the rest keeps the tyres from slipping. */
  readonly driveGrip: Ratio
  /** What of the power that the pack takes is used by regeneration. */
  readonly chargeShare: Ratio
  /** Share of a retarding force that is asked of the machines; the friction brakes take the rest. */
  readonly recoveredShare: Ratio
  readonly battery: BatteryParameters
  readonly auxiliaryPower: Watt
  /** The declared limiter. */
  readonly topSpeed: MetrePerSecond
  /** Energy back in the pack over energy from the wall, after a drive. */
  readonly wallEfficiency: Ratio
}

/** Where the machines can turn no faster: the slowest of the drives. */
export function mechanicalTopSpeed({ front, rear }: VehicleParameters): MetrePerSecond {
  const fastest = ({ present, maximumSpeed, speedRatio }: DriveUnitParameters): MetrePerSecond => (present ? maximumSpeed / speedRatio : Infinity)
  return Math.min(fastest(front), fastest(rear))
}
