import type { MetrePerSecond, Newton, NewtonMetre, RadianPerMetre, RadianPerSecond, Ratio, Watt } from '@firstdrive/units'
import { type Curve, evaluate } from '../numerics/curve.ts'
import { evaluateGrid, type Grid } from '../numerics/grid.ts'
import { defineChannels } from '../record/channel.ts'

/** Inverter, machine and reducer of one axle. An axle without a drive has one whose limits are zero. */
export interface DriveUnitParameters {
  readonly present: boolean
  /** Machine speed over road speed: ratio / dynamic wheel radius. */
  readonly speedRatio: RadianPerMetre
  /** Share of the torque that the reducer passes on. */
  readonly reducerEfficiency: Ratio
  readonly maximumSpeed: RadianPerSecond
  /** Largest machine torque over machine speed, driving and regenerating (both positive). */
  readonly drivingTorque: Curve
  readonly regenerationTorque: Curve
  /** Load-dependent loss of machine and inverter over machine speed × torque; zero at zero torque. */
  readonly loadLoss: Grid
  /** What turning the unit costs whatever its torque: drag, iron and the switching inverter. */
  readonly noLoadLoss: Curve
  /** A machine without magnets needs no current when idle and then leaves only this drag at the wheels. */
  readonly canIdle: boolean
  readonly idleDrag: Newton
}

export interface DriveUnitState {
  /** At the wheels, positive when driving. */
  force: Newton
  mechanicalPower: Watt
  electricalPower: Watt
  loss: Watt
}

export const createDriveUnit = (): DriveUnitState => ({ force: 0, mechanicalPower: 0, electricalPower: 0, loss: 0 })

/** The largest driving force at the wheels at road speed `v`. */
export function drivingForce({ speedRatio, reducerEfficiency, drivingTorque, maximumSpeed }: DriveUnitParameters, v: MetrePerSecond): Newton {
  const speed = v * speedRatio
  return speed > maximumSpeed ? 0 : evaluate(drivingTorque, speed) * speedRatio * reducerEfficiency
}

/** The largest regenerating force at the wheels at road speed `v`, as a positive number. */
export const regenerationForce = ({ speedRatio, reducerEfficiency, regenerationTorque }: DriveUnitParameters, v: MetrePerSecond): Newton =>
  (evaluate(regenerationTorque, v * speedRatio) * speedRatio) / reducerEfficiency

/** Machine torque behind a wheel force: the reducer's loss adds to it when driving and takes from it when regenerating. */
const torqueFor = ({ speedRatio, reducerEfficiency }: DriveUnitParameters, force: Newton): NewtonMetre =>
  force > 0 ? force / (speedRatio * reducerEfficiency) : (force * reducerEfficiency) / speedRatio

/** Electrical power that a wheel `force` takes at road speed `v`; negative when it regenerates. At rest without force the inverter is off. */
export function electricalPower(unit: DriveUnitParameters, force: Newton, v: MetrePerSecond): Watt {
  if (!unit.present || (v === 0 && force === 0)) return 0
  const speed = v * unit.speedRatio
  const torque = torqueFor(unit, force)
  return torque * speed + evaluateGrid(unit.loadLoss, speed, torque) + evaluate(unit.noLoadLoss, speed)
}

export function stepDriveUnit(unit: DriveUnitParameters, state: DriveUnitState, force: Newton, v: MetrePerSecond): void {
  const electrical = electricalPower(unit, force, v)
  const mechanical = force * v
  state.force = force
  state.mechanicalPower = mechanical
  state.electricalPower = electrical
  state.loss = electrical - mechanical
}

/** The unit turns along without current: what it loses it takes from the road. */
export function idleDriveUnit({ idleDrag }: DriveUnitParameters, state: DriveUnitState, v: MetrePerSecond): void {
  const loss = idleDrag * v
  state.force = -idleDrag
  state.mechanicalPower = -loss
  state.electricalPower = 0
  state.loss = loss
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
