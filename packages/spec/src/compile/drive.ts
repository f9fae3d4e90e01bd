import { type Axle, constantCurve, type DriveUnitParameters, scaleMachine, tabulateGrid } from '@firstdrive/engine'
import { fromRevolutionsPerMinute } from '@firstdrive/units'
import type { Car, MachinePart } from '../car.ts'

const noLoadReference = fromRevolutionsPerMinute(10_000)

/** An axle without a drive. */
const none: DriveUnitParameters = {
  present: false,
  speedRatio: 1,
  drivingRatio: 1,
  regenerationRatio: 1,
  maximumSpeed: Infinity,
  drivingTorque: constantCurve(0),
  regenerationTorque: constantCurve(0),
  loadLoss: tabulateGrid([0, 1, 2], [-1, 1, 2], () => 0),
  noLoadLoss: constantCurve(0),
  canIdle: false,
  idleDrag: 0,
  fadeEnd: 0,
  fadeStart: 0,
}

/** Inverter, machine and reducer of an axle. */
export function compileDrive({ vehicle: { spec }, tyre, machines }: Car, axle: Axle): DriveUnitParameters {
  const unit = spec.drive[axle]
  const part = machines[axle]
  if (unit === undefined || part === undefined) return none
  const { machine } = part
  const speedRatio = unit.ratio.si / tyre.spec.dynamic_radius.si
  const canIdle = machine.spec.type !== 'pmsm'
  const idleDrag = canIdle ? (unit.idle_drag?.si ?? 0) : 0
  const coasted = spec.road_load !== undefined
  const maps = scaleMachine(
    { power: machine.spec.power.si, torque: machine.spec.torque.si, maximumSpeed: machine.spec.maximum_speed.si },
    lossesOf(part),
    { standing: unit.inverter_standing_loss.si, load: unit.inverter_load_loss.si },
    heldByRoadLoad(coasted, canIdle, idleDrag / speedRatio),
  )
  return {
    present: true,
    speedRatio,
    drivingRatio: speedRatio * unit.reducer_efficiency.si,
    regenerationRatio: speedRatio / unit.reducer_efficiency.si,
    maximumSpeed: machine.spec.maximum_speed.si,
    drivingTorque: maps.torque,
    regenerationTorque: maps.torque,
    loadLoss: maps.loadLoss,
    noLoadLoss: maps.noLoadLoss,
    canIdle,
    idleDrag: coasted ? 0 : idleDrag,
    fadeEnd: spec.regeneration.fade_end.si,
    fadeStart: spec.regeneration.fade_start.si,
  }
}

/**
 * A road load A, B, C was measured coasting with the driveline turning: it holds all of the no-load loss of a machine with magnets, but of one
 * that is excited only when it works no more than the drag of its idle rotor. What it holds is not counted again.
 */
const heldByRoadLoad =
  (coasted: boolean, canIdle: boolean, idleTorque: number) =>
  (speed: number): number =>
    !coasted ? 0 : canIdle ? idleTorque * speed : Infinity

function lossesOf({ machine, reference }: MachinePart) {
  const losses = machine.spec.losses ?? reference.spec.losses
  if (losses === undefined) throw new RangeError(`${reference.id} has no losses to scale from`) // the loader has checked it
  const { load, no_load } = losses
  const n = noLoadReference
  return {
    load: [load.constant.si, load.linear.si, load.quadratic.si],
    noLoad: [no_load.linear.si / n, no_load.quadratic.si / (n * n), no_load.cubic.si / (n * n * n)],
  } as const
}
