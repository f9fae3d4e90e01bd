import type { Watt } from '@firstdrive/units'
import { type DriveUnitParameters, type DriveUnitState, idleDriveUnit, limitDriveUnit, stepDriveUnit, turnDriveUnit } from '../drive/drive-unit.ts'
import { createPoint, lookUp } from '../numerics/curve.ts'
import { lookUpGrid } from '../numerics/grid.ts'
import type { VehicleParameters } from './parameters.ts'
import type { VehicleState } from './state.ts'
import { forceTolerance } from './traction-state.ts'

/* The functions of a step hand numbers to each other through the state, never as arguments: see `Point` in numerics/curve.ts. */

const leadOf = ({ lead, front, rear }: VehicleParameters): DriveUnitParameters => (lead === 'rear' ? rear : front)
const followOf = ({ lead, front, rear }: VehicleParameters): DriveUnitParameters => (lead === 'rear' ? front : rear)
const leadState = ({ lead }: VehicleParameters, { front, rear }: VehicleState): DriveUnitState => (lead === 'rear' ? rear : front)
const followState = ({ lead }: VehicleParameters, { front, rear }: VehicleState): DriveUnitState => (lead === 'rear' ? front : rear)

/**
 * Brings what is `wanted` to the wheels at the step's speed, as far as machines, grip, pack and brakes allow,
 * and leaves both drive units at it. The leading axle works first and the other adds what is missing, unless the car's split says otherwise;
 * when slowing down regeneration comes first, as far as the car's blend lets it, the brakes take the rest.
 */
export function shareForce(vehicle: VehicleParameters, state: VehicleState): void {
  const { traction } = state
  traction.brakeForce = 0
  traction.packBinds = false
  traction.chargeBinds = false
  traction.bound = 0
  traction.inner = 0

  limitLead(vehicle, state)
  const { wanted } = traction
  traction.motors = wanted < 0 ? vehicle.recoveredShare * wanted : wanted
  setMotors(vehicle, state)
  keepPack(vehicle, state)
  traction.delivered = traction.motors
  if (traction.wanted < traction.motors) brake(vehicle, state)
}

/** What the leading axle can pull and hold back at this speed: its machine or its tyres' grip. */
function limitLead(vehicle: VehicleParameters, state: VehicleState): void {
  const { chassis, traction } = state
  const lead = leadState(vehicle, state)
  const grip = vehicle.chassis.grip * (vehicle.lead === 'rear' ? chassis.rearLoad : chassis.frontLoad)
  lead.roadSpeed = chassis.meanSpeed
  limitDriveUnit(leadOf(vehicle), lead)
  traction.leadPulling = Math.min(lead.pulling, grip * vehicle.driveGrip)
  traction.leadHolding = Math.min(lead.holding, grip)
}

/** The same for the other axle, found only where it helps. */
function limitFollower(vehicle: VehicleParameters, state: VehicleState): void {
  const { chassis, traction } = state
  const follow = followState(vehicle, state)
  const grip = vehicle.chassis.grip * (vehicle.lead === 'rear' ? chassis.frontLoad : chassis.rearLoad)
  limitDriveUnit(followOf(vehicle), follow)
  traction.followPulling = Math.min(follow.pulling, grip * vehicle.driveGrip)
  traction.followHolding = Math.min(follow.holding, grip)
}

/** Splits the motors' force between the axles within their limits, sets both units to it, and notes what they give and take. */
function setMotors(vehicle: VehicleParameters, state: VehicleState): void {
  if (vehicle.split.kind === 'lead-first') setLeadFirst(vehicle, state)
  else setShared(vehicle, state)
}

const where = createPoint()

/** Both work, by a fixed share or where they take less power than the leading axle alone. */
function setShared(vehicle: VehicleParameters, state: VehicleState): void {
  const { split } = vehicle
  const { traction, chassis } = state
  const { motors: force } = traction
  if (split.kind === 'fixed') {
    setTogether(vehicle, state)
    return
  }
  setLeadFirst(vehicle, state)
  where.x = chassis.meanSpeed
  lookUp(force > 0 ? split.lonePulling : split.loneHolding, where)
  if (Math.abs(force) <= where.value) return
  const { power, motors } = traction
  traction.motors = force
  setTogether(vehicle, state)
  if (traction.power < power && Math.abs(traction.motors - force) <= Math.abs(motors - force) + forceTolerance) return
  traction.motors = force
  setLeadFirst(vehicle, state)
}

/** Both work: the following axle takes its share, each takes what the other cannot. */
function setTogether(vehicle: VehicleParameters, state: VehicleState): void {
  const { traction, chassis } = state
  const { motors: force, leadPulling, leadHolding } = traction
  const lead = leadState(vehicle, state)
  const follow = followState(vehicle, state)
  follow.roadSpeed = chassis.meanSpeed
  limitFollower(vehicle, state)
  where.x = chassis.meanSpeed
  where.y = force
  lookUpGrid(vehicle.split.share, where)
  const first = Math.min(Math.max((1 - where.value) * force, -leadHolding), leadPulling)
  follow.force = Math.min(Math.max(force - first, -traction.followHolding), traction.followPulling)
  lead.force = Math.min(Math.max(force - follow.force, -leadHolding), leadPulling)
  stepDriveUnit(leadOf(vehicle), lead)
  stepDriveUnit(followOf(vehicle), follow)
  traction.motors = lead.force + follow.force
  traction.power = lead.electricalPower + follow.electricalPower
}

/** The leading axle works, the other adds what is missing, idles or turns along. */
function setLeadFirst(vehicle: VehicleParameters, state: VehicleState): void {
  const { traction } = state
  const { motors: force, leadPulling, leadHolding } = traction
  const lead = leadState(vehicle, state)
  const other = followOf(vehicle)
  const alone = force + other.idleDrag
  const helped = other.present && (alone > leadPulling || force < -leadHolding)

  lead.force = Math.min(Math.max(helped ? force : alone, -leadHolding), leadPulling)
  stepDriveUnit(leadOf(vehicle), lead)
  traction.motors = lead.force
  traction.power = lead.electricalPower
  if (!other.present) return
  const follow = followState(vehicle, state)
  follow.roadSpeed = state.chassis.meanSpeed
  if (helped) {
    limitFollower(vehicle, state)
    follow.force = Math.min(Math.max(force - lead.force, -traction.followHolding), traction.followPulling)
    stepDriveUnit(other, follow)
  } else {
    traction.followPulling = 0
    traction.followHolding = 0
    if (other.canIdle) idleDriveUnit(other, follow)
    else turnDriveUnit(other, follow)
  }
  traction.motors += follow.force
  traction.power += follow.electricalPower
}

/** Takes the motors back to what the pack can give or take. */
function keepPack(vehicle: VehicleParameters, state: VehicleState): void {
  const { traction, battery, auxiliaries } = state
  const most = Math.max(battery.available - auxiliaries.wanted, 0)
  const least = -battery.acceptable * vehicle.chargeShare - auxiliaries.wanted
  if (traction.power > most) {
    traction.packBinds = true
    traction.bound = most
    if (followOf(vehicle).present) limitFollower(vehicle, state)
    traction.inner = -traction.leadHolding - traction.followHolding
    solveMotors(vehicle, state)
  }
  // also after that: where the power leaps from one side of both bounds to the other the pack takes no more than it can
  if (traction.power < least) {
    traction.chargeBinds = true
    traction.bound = least
    traction.inner = 0
    solveMotors(vehicle, state)
  }
}

const powerTolerance: Watt = 1e-7
const mostTrials = 80

/**
 * Finds the motors' force at which they take the power `bound`, between the force `inner` that stays inside of it and the present one
 * that passes it, by the Illinois form of regula falsi; ends on the inner side, so that the limit is kept.
 */
function solveMotors(vehicle: VehicleParameters, state: VehicleState): void {
  const { traction } = state
  const { bound } = traction
  let inner = traction.inner
  let outer = traction.motors
  let outerExcess = traction.power - bound
  const sign = outerExcess > 0 ? 1 : -1
  traction.motors = inner
  setMotors(vehicle, state)
  let innerExcess = traction.power - bound
  let side = 0
  for (let trial = 0; trial < mostTrials && sign * innerExcess <= -powerTolerance; trial++) {
    let middle = (inner * outerExcess - outer * innerExcess) / (outerExcess - innerExcess)
    if (!(middle > Math.min(inner, outer) && middle < Math.max(inner, outer))) middle = 0.5 * (inner + outer)
    traction.motors = middle
    setMotors(vehicle, state)
    const excess = traction.power - bound
    if (sign * excess <= 0) {
      inner = middle
      innerExcess = excess
      if (side === 1) outerExcess *= 0.5
      side = 1
    } else {
      outer = middle
      outerExcess = excess
      if (side === -1) innerExcess *= 0.5
      side = -1
    }
  }
  traction.motors = inner
  setMotors(vehicle, state)
}

/** The friction brakes take what the motors leave, within their own limit and the grip that is left. */
function brake({ chassis }: VehicleParameters, { traction, chassis: { frontLoad, rearLoad } }: VehicleState): void {
  const { wanted, motors } = traction
  const grip = Math.max(chassis.grip * (frontLoad + rearLoad) + Math.min(motors, 0), 0)
  const most = Math.min(chassis.brakeForce, grip)
  const missing = wanted - motors
  if (missing >= -most) {
    traction.brakeForce = missing
    traction.delivered = wanted
  } else {
    traction.brakeForce = -most
    traction.delivered = motors - most
  }
}
