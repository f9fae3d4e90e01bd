import type { Kelvin, MetrePerSecond, Ratio, Second, Watt } from '@firstdrive/units'
import { type AuxiliariesState, createAuxiliaries } from '../auxiliaries/auxiliaries.ts'
import type { BatterySurroundings } from '../battery/battery.ts'
import { type BatteryState, createBattery } from '../battery/state.ts'
import { type ChassisState, createChassis, type Road } from '../chassis/chassis.ts'
import { createDriveUnit, type DriveUnitState } from '../drive/drive-unit.ts'
import type { VehicleParameters } from './parameters.ts'
import { createTraction, type TractionState } from './traction-state.ts'

export interface VehicleState {
  readonly chassis: ChassisState
  readonly front: DriveUnitState
  readonly rear: DriveUnitState
  readonly traction: TractionState
  readonly battery: BatteryState
  readonly auxiliaries: AuxiliariesState
  /** What the balance of the step leaves unexplained. */
  imbalance: Watt
}

/** What the world and the driver ask of the car during one step. */
export interface Surroundings extends Road, BatterySurroundings {
  readonly model: Model
  /** The speed that the driver wants at the end of the step. */
  target: MetrePerSecond
  /** What is drawn beside the car's own auxiliaries. */
  comfortPower: Watt
}

/** How much of the pack is modelled: OCV − R·I, or RC pairs, temperature and heat as well. */
export type Model = 'energy-only' | 'full'

export const createVehicle = (
  vehicle: VehicleParameters,
  speed: MetrePerSecond,
  stateOfCharge: Ratio,
  temperature: Kelvin,
  airTemperature: Kelvin,
  dt: Second,
): VehicleState => ({
  chassis: createChassis(vehicle.chassis, speed, airTemperature, dt),
  front: createDriveUnit(vehicle.front, dt),
  rear: createDriveUnit(vehicle.rear, dt),
  traction: createTraction(),
  battery: createBattery(vehicle.battery, stateOfCharge, temperature, dt),
  auxiliaries: createAuxiliaries(),
  imbalance: 0,
})

/** What a car keeps from one drive to the next: the charge and unrest of its pack, and every temperature. */
export function carryOn(state: VehicleState, before: VehicleState): void {
  const { stateOfCharge, fastPolarisation, slowPolarisation, lag, hysteresis, temperature, caseTemperature, voltage } = before.battery
  Object.assign(state.battery, { stateOfCharge, fastPolarisation, slowPolarisation, lag, hysteresis, temperature, caseTemperature, voltage })
  state.chassis.runningTemperature = before.chassis.runningTemperature
  for (const axle of ['front', 'rear'] as const) {
    const { windingTemperature, housingTemperature, junctionTemperature, sinkTemperature } = before[axle]
    Object.assign(state[axle], { windingTemperature, housingTemperature, junctionTemperature, sinkTemperature })
  }
}
