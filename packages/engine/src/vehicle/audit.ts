import type { Watt } from '@firstdrive/units'
import type { VehicleState } from './state.ts'

/** VEH1: the chemistry's power is spent on air, tyres, height, speed, brakes, heat and auxiliaries, and on nothing else. */
export function imbalance({ chassis, front, rear, traction, battery, auxiliaries }: VehicleState): Watt {
  const moving = chassis.airPower + chassis.rollingPower + chassis.climbPower + chassis.kineticPower
  return battery.chemicalPower - (moving + traction.brakePower + front.loss + rear.loss + battery.heat + auxiliaries.power)
}
