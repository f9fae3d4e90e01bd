import type { MetrePerSecond, Newton, NewtonMetre, RadianPerMetre, RadianPerSecond, Second, Volt, Watt } from '@firstdrive/units'
import { type Curve, createPoint, lookUp } from '../numerics/curve.ts'
import { type Grid, lookUpGrid } from '../numerics/grid.ts'
import { defineChannels } from '../record/channel.ts'
import { createDriveWarmth, type DriveHeatParameters, type DriveHeatState } from './drive-heat.ts'
import type { VoltageLimit } from './voltage-limit.ts'

/** Inverter, machine and reducer of one axle. An axle without a drive has one whose limits are zero. */
export interface DriveUnitParameters {
  readonly present: boolean
  /** Machine speed over road speed: ratio / dynamic wheel radius. */
  readonly speedRatio: RadianPerMetre
  /** Force at the wheels per torque of the machine: speed ratio × reducer efficiency when driving, ÷ when regenerating. */
  readonly drivingRatio: RadianPerMetre
  readonly regenerationRatio: RadianPerMetre
  readonly maximumSpeed: RadianPerSecond
  /** Largest machine torque over machine speed whatever the voltage: by rating and motor software; driving and regenerating (both positive). */
  readonly drivingTorque: Curve
  readonly regenerationTorque: Curve
  /** Load-dependent loss of machine and inverter over machine speed × torque; zero at zero torque. */
  readonly loadLoss: Grid
  /** What turning the unit costs whatever its torque: drag, iron and the switching inverter. */
  readonly noLoadLoss: Curve
  /** A machine without magnets needs no current when idle and then leaves only this drag at the wheels. */
  readonly canIdle: boolean
  readonly idleDrag: Newton
  /** Regeneration fades out between these road speeds: none below the first, all above the second. */
  readonly fadeEnd: MetrePerSecond
  readonly fadeStart: MetrePerSecond
  /** What it may hold back at the wheels whatever it could, so that the car stays stable; infinite where nobody limits it. */
  readonly mostHolding: Newton
  readonly heat: DriveHeatParameters
  readonly voltage: VoltageLimit
}

export interface DriveUnitState extends DriveHeatState {
  /** Of the machine. */
  speed: RadianPerSecond
  /** Mean road speed of the step, for which limits and powers hold. */
  roadSpeed: MetrePerSecond
  /** Of the pack as the step before left it. */
  dcVoltage: Volt
  /** It leaves less than the whole driving torque. */
  voltageBinds: boolean
  /** What the machine can pull and hold back at the wheels in this step, both positive; not found where it only turns along. */
  pulling: Newton
  holding: Newton
  /** At the wheels, positive when driving. */
  force: Newton
  torque: NewtonMetre
  mechanicalPower: Watt
  electricalPower: Watt
  loss: Watt
}

/** Warmed up: all of it as warm as its coolant. */
export const createDriveUnit = ({ heat, voltage }: DriveUnitParameters, dt: Second): DriveUnitState => ({
  speed: 0,
  roadSpeed: 0,
  dcVoltage: voltage.nominal,
  voltageBinds: false,
  pulling: 0,
  holding: 0,
  force: 0,
  torque: 0,
  mechanicalPower: 0,
  electricalPower: 0,
  loss: 0,
  windingTemperature: heat.coolantTemperature,
  housingTemperature: heat.coolantTemperature,
  junctionTemperature: heat.coolantTemperature,
  sinkTemperature: heat.coolantTemperature,
  machineDerating: 1,
  inverterDerating: 1,
  derating: 1,
  warmth: createDriveWarmth(heat, dt),
})

const at = createPoint()

/** What the machine gives at the wheels at `state.roadSpeed`, as warm as it is and at the voltage that there is, regeneration faded out at walking speed. */
export function limitDriveUnit(unit: DriveUnitParameters, state: DriveUnitState): void {
  const { speedRatio, maximumSpeed, fadeEnd, fadeStart } = unit
  const { roadSpeed: v } = state
  const speed = v * speedRatio
  const blend = v < fadeStart ? Math.max((v - fadeEnd) / (fadeStart - fadeEnd), 0) : 1

  at.x = speed
  lookUp(unit.drivingTorque, at)
  let driving = speed > maximumSpeed ? 0 : at.value
  lookUp(unit.regenerationTorque, at)
  let regenerating = at.value
  const { voltage } = unit
  state.voltageBinds = false
  if (speed > voltage.from * state.dcVoltage) {
    at.x = speed / state.dcVoltage
    lookUp(voltage.driving, at)
    state.voltageBinds = at.value < driving
    driving = Math.min(driving, at.value)
    lookUp(voltage.regeneration, at)
    regenerating = Math.min(regenerating, at.value)
  }
  state.speed = speed
  state.pulling = driving * unit.drivingRatio * state.derating
  state.holding = Math.min(regenerating * blend * unit.regenerationRatio * state.derating, unit.mostHolding)
}

/** Brings `state.force` to the wheels: the reducer's loss adds to the machine's torque when driving and takes from it when regenerating. */
export function stepDriveUnit(unit: DriveUnitParameters, state: DriveUnitState): void {
  const { force, speed } = state
  const torque = force / (force > 0 ? unit.drivingRatio : unit.regenerationRatio)

  at.x = speed
  lookUp(unit.noLoadLoss, at)
  const noLoad = at.value
  at.y = torque
  lookUpGrid(unit.loadLoss, at)
  const mechanical = force * state.roadSpeed
  const electrical = torque * speed + at.value + noLoad
  state.torque = torque
  state.mechanicalPower = mechanical
  state.electricalPower = electrical
  state.loss = electrical - mechanical
}

/** The unit turns along at no force: what it loses comes from the pack. */
export function turnDriveUnit(unit: DriveUnitParameters, state: DriveUnitState): void {
  state.speed = state.roadSpeed * unit.speedRatio
  state.pulling = 0
  state.holding = 0
  state.force = 0
  stepDriveUnit(unit, state)
}

/** The unit turns along without current: what it loses it takes from the road. */
export function idleDriveUnit({ idleDrag, speedRatio }: DriveUnitParameters, state: DriveUnitState): void {
  const loss = idleDrag * state.roadSpeed
  state.speed = state.roadSpeed * speedRatio
  state.pulling = 0
  state.holding = 0
  state.force = -idleDrag
  state.torque = 0
  state.mechanicalPower = -loss
  state.electricalPower = 0
  state.loss = loss
}

/** At rest nothing turns and the inverter is off. */
export function restDriveUnit(state: DriveUnitState): void {
  state.speed = 0
  state.roadSpeed = 0
  state.pulling = 0
  state.holding = 0
  state.force = 0
  state.torque = 0
  state.mechanicalPower = 0
  state.electricalPower = 0
  state.loss = 0
}

const channels = (axle: string) =>
  defineChannels<DriveUnitState>(axle, {
    force: ['N', `force of the ${axle} drive at the wheels`],
    mechanicalPower: ['W', `power of the ${axle} drive at the wheels`],
    electricalPower: ['W', `power the ${axle} drive draws from the pack`],
    loss: ['W', `heat of the ${axle} inverter, machine and reducer`],
  })

export const frontChannels = channels('front')
export const rearChannels = channels('rear')

export function recordDriveUnit(state: DriveUnitState, row: Float64Array, at: number): void {
  row[at] = state.force
  row[at + 1] = state.mechanicalPower
  row[at + 2] = state.electricalPower
  row[at + 3] = state.loss
}
