import type { VehicleState } from './state.ts'

/** VEH1: the chemistry's power is spent on air, tyres, height, speed, brakes, heat and auxiliaries, and on nothing else. */
export function auditVehicle(state: VehicleState): void {
  const { chassis, front, rear, traction, battery, auxiliaries } = state
  const moving = chassis.airPower + chassis.rollingPower + chassis.climbPower + chassis.kineticPower
  state.imbalance = battery.chemicalPower - (moving + traction.brakePower + front.loss + rear.loss + battery.heat + auxiliaries.power)
}
