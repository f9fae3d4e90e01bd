import type { MetrePerSecond } from '@firstdrive/units'
import { auxiliariesChannels, recordAuxiliaries } from '../auxiliaries/auxiliaries.ts'
import { batteryChannels, recordBattery, stepBattery, stepSimpleBattery } from '../battery/battery.ts'
import { dischargeLimit, limitBattery, limitSimpleBattery } from '../battery/limits.ts'
import { chassisChannels, inertia, recordChassis, resistChassis, restChassis, stepChassis } from '../chassis/chassis.ts'
import { limitDriveHeat, stepDriveHeat } from '../drive/drive-heat.ts'
import { frontChannels, rearChannels, recordDriveUnit, restDriveUnit } from '../drive/drive-unit.ts'
import type { Channel } from '../record/channel.ts'
import type { VehicleParameters } from './parameters.ts'
import type { Surroundings, VehicleState } from './state.ts'
import { shareForce } from './traction.ts'
import { forceTolerance, recordTraction, tractionChannels } from './traction-state.ts'

/** What the pack can give and take in this step, and what warm machines leave. What they and the tyres can depends on the speed that the step finds: `shareForce`. */
export function limitVehicle({ battery, front, rear }: VehicleParameters, state: VehicleState, { model }: Surroundings): void {
  if (model === 'full') limitBattery(battery, state.battery)
  else limitSimpleBattery(battery, state.battery)
  if (front.heat.present) limitDriveHeat(front.heat, state.front)
  if (rear.heat.present) limitDriveHeat(rear.heat, state.rear)
  state.front.dcVoltage = state.battery.voltage
  state.rear.dcVoltage = state.battery.voltage
}

/** The speed to be reached: the driver's, within the limiter; and what is asked of the pack besides. */
export function demandVehicle({ topSpeed, auxiliaryPower }: VehicleParameters, { traction, auxiliaries }: VehicleState, around: Surroundings): void {
  const { target, comfortPower } = around
  traction.target = target < topSpeed ? target : topSpeed
  auxiliaries.wanted = auxiliaryPower + comfortPower
}

const speedTolerance: MetrePerSecond = 1e-11
/** Slow enough for what a car can do from rest. */
const creep: MetrePerSecond = 1e-6
const mostPasses = 60
const dampedFrom = 16

/**
 * Moves the car towards its target as far as its parts allow, then draws the power for it from the pack.
 *   m·(v₁ − v₀)/dt = F(v) − R(v),  v = ½·(v₀ + v₁)
 * A target within the limits is met in one pass. Otherwise the implicit midpoint is found by repetition, second order in `dt`,
 * from the present speed on: from a target far above it a car that can start on a hill would be found too weak for it.
 */
export function actVehicle(vehicle: VehicleParameters, state: VehicleState, around: Surroundings): void {
  findMotion(vehicle, state, around)
  const { chassis, traction } = state
  traction.brakePower = -traction.brakeForce * chassis.meanSpeed
  chassis.force = traction.delivered
  stepChassis(vehicle.chassis, chassis, around)
  drawPower(vehicle, state, around)
  if (vehicle.front.heat.present) stepDriveHeat(vehicle.front.heat, state.front)
  if (vehicle.rear.heat.present) stepDriveHeat(vehicle.rear.heat, state.rear)
}

/** Leaves every part at the mean speed of the step, and the chassis with the speed after it. */
function findMotion(vehicle: VehicleParameters, state: VehicleState, around: Surroundings): void {
  const { chassis, traction } = state
  const { target } = traction
  const { step: dt, rate } = around
  const m = inertia(vehicle.chassis)
  const v0 = chassis.speed
  const asked = 0.5 * (v0 + target)
  if (asked === 0) stand(state)

  chassis.speedAfter = target
  let v = asked
  for (let pass = 1; v > 0; pass++) {
    chassis.meanSpeed = v
    chassis.acceleration = 2 * (v - v0) * rate
    resistChassis(vehicle.chassis, chassis, around)
    const R = chassis.airForce + chassis.rollingForce + chassis.climbForce
    traction.wanted = m * (target - v0) * rate + R
    shareForce(vehicle, state)
    const met = Math.abs(traction.delivered - traction.wanted) <= forceTolerance
    if (met && v === asked) {
      chassis.speedAfter = target
      break
    }
    if (pass === 1) {
      v = Math.max(v0, creep)
      continue
    }
    const F = traction.delivered - R
    const free = v0 + (0.5 * dt * F) / m
    // a car that comes to rest within the step stays there: F·v·dt = −½·m·v₀²
    const next = met ? asked : free >= 0.5 * v0 ? free : v0 === 0 ? 0 : (-0.5 * m * v0 * v0) / (F * dt)
    chassis.speedAfter = Math.max(2 * next - v0, 0)
    if (next === 0) stayPut(state)
    if (Math.abs(next - v) <= speedTolerance || pass === mostPasses) break
    v = pass < dampedFrom ? next : 0.5 * (v + next)
  }
}

/** A car that stands though it should go: what kept it is not forgotten. */
function stayPut(state: VehicleState): void {
  const { traction } = state
  const { wanted, packBinds } = traction
  stand(state)
  if (traction.target > 0) {
    traction.wanted = wanted
    traction.packBinds = packBinds
  }
}

/** At rest nothing turns and the brakes hold. */
function stand({ chassis, front, rear, traction }: VehicleState): void {
  restChassis(chassis)
  restDriveUnit(front)
  restDriveUnit(rear)
  traction.wanted = 0
  traction.delivered = 0
  traction.brakeForce = 0
  traction.leadPulling = 0
  traction.leadHolding = 0
  traction.followPulling = 0
  traction.followHolding = 0
  traction.motors = 0
  traction.power = 0
  traction.bound = 0
  traction.inner = 0
  traction.packBinds = false
  traction.chargeBinds = false
}

/** Takes from the pack what drive and auxiliaries ask; where it cannot give that, the auxiliaries go short. An empty pack keeps a reserve for them. */
function drawPower({ battery }: VehicleParameters, state: VehicleState, around: Surroundings): void {
  const drive = state.front.electricalPower + state.rear.electricalPower
  const asked = drive + state.auxiliaries.wanted
  const { available, source: e, resistance: R0 } = state.battery
  const reserve = dischargeLimit(battery, state.battery) === 'empty' ? (0.25 * e * e) / R0 : available
  const power = asked <= available ? asked : Math.min(asked, reserve)
  state.auxiliaries.power = power - drive
  state.battery.wanted = power
  if (around.model === 'full') stepBattery(state.battery, around)
  else stepSimpleBattery(state.battery)
}

export const vehicleChannels: readonly Channel[] = [
  ...chassisChannels,
  ...tractionChannels,
  ...frontChannels,
  ...rearChannels,
  ...batteryChannels,
  ...auxiliariesChannels,
]

export function recordVehicle(state: VehicleState, row: Float64Array, at: number): void {
  recordChassis(state.chassis, row, at)
  recordTraction(state.traction, row, at + 7)
  recordDriveUnit(state.front, row, at + 10)
  recordDriveUnit(state.rear, row, at + 14)
  recordBattery(state.battery, row, at + 18)
  recordAuxiliaries(state.auxiliaries, row, at + 27)
}
