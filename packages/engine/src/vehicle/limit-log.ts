import type { Second } from '@firstdrive/units'
import { chargeLimit, dischargeLimit } from '../battery/limits.ts'
import type { DriveUnitState } from '../drive/drive-unit.ts'
import type { VehicleParameters } from './parameters.ts'
import type { Surroundings, VehicleState } from './state.ts'
import { forceTolerance } from './traction-state.ts'

/** What can stop a car from doing what its driver asks. */
const names = [
  'front machine',
  'rear machine',
  'front grip',
  'rear grip',
  'braking grip',
  'brakes',
  'top speed',
  'pack power',
  'pack current',
  'pack lower voltage',
  'pack empty',
  'charge current',
  'pack upper voltage',
  'pack full',
  'plating',
  'front machine temperature',
  'rear machine temperature',
  'front inverter temperature',
  'rear inverter temperature',
  'regeneration share',
  'front machine voltage',
  'rear machine voltage',
] as const

/**
 * The name of a limit, as the trace and every report tell it.
 * @useDeclaredType
 */
export type LimitName = (typeof names)[number]

/** How long each limit has bound, in seconds, in the order of their names. A limit is clipped, named and counted, never thrown. */
export type LimitLog = Float64Array

export const createLimitLog = (): LimitLog => new Float64Array(names.length)

/** A limit and how long it bound over a drive. */
export interface BindingLimit {
  readonly limit: LimitName
  readonly seconds: Second
}

/** The limits that bound, longest first. */
export const bindingLimits = (log: LimitLog): readonly BindingLimit[] =>
  names
    .map((limit, at) => ({ limit, seconds: log[at]! }))
    .filter(({ seconds }) => seconds > 0)
    .sort((a, b) => b.seconds - a.seconds)

const at = Object.fromEntries(names.map((name, place) => [name, place])) as Readonly<Record<LimitName, number>>
const pack = { power: at['pack power'], current: at['pack current'], 'lower voltage': at['pack lower voltage'], empty: at['pack empty'] } as const
const charge = { current: at['charge current'], 'upper voltage': at['pack upper voltage'], full: at['pack full'], plating: at.plating } as const

const frontUnit = {
  torque: at['front machine'],
  machine: at['front machine temperature'],
  inverter: at['front inverter temperature'],
  voltage: at['front machine voltage'],
} as const
const rearUnit = {
  torque: at['rear machine'],
  machine: at['rear machine temperature'],
  inverter: at['rear inverter temperature'],
  voltage: at['rear machine voltage'],
} as const

/** Notes which limits kept the car from what was asked in this step. */
export function logLimits(vehicle: VehicleParameters, state: VehicleState, around: Surroundings, log: LimitLog): void {
  const { traction } = state
  const { target, step } = around
  const missing = traction.wanted - traction.delivered
  if (traction.chargeBinds) log[vehicle.chargeShare < 1 ? at['regeneration share'] : charge[chargeLimit(vehicle.battery, state.battery)]]! += step
  if (target > traction.target && target < Infinity) log[at['top speed']]! += step
  if (missing > forceTolerance) logShortage(vehicle, state, around, log)
  else if (missing < -forceTolerance) log[traction.brakeForce === -vehicle.chassis.brakeForce ? at.brakes : at['braking grip']]! += step
}

/** The pack, or both axles: each by its machine or its grip. */
function logShortage(vehicle: VehicleParameters, { traction, front, rear, battery }: VehicleState, { step }: Surroundings, log: LimitLog): void {
  if (traction.packBinds) {
    log[pack[dischargeLimit(vehicle.battery, battery)]]! += step
    return
  }
  const rearLeads = vehicle.lead === 'rear'
  const frontPulling = rearLeads ? traction.followPulling : traction.leadPulling
  const rearPulling = rearLeads ? traction.leadPulling : traction.followPulling
  if (vehicle.front.present) log[frontPulling < front.pulling ? at['front grip'] : frontUnit[unitLimit(front)]]! += step
  if (vehicle.rear.present) log[rearPulling < rear.pulling ? at['rear grip'] : rearUnit[unitLimit(rear)]]! += step
}

/** What of a drive unit ends its force: its torque, or a temperature or a low voltage that takes some of it. */
const unitLimit = ({ derating, machineDerating, voltageBinds }: DriveUnitState): 'torque' | 'machine' | 'inverter' | 'voltage' =>
  derating < 1 ? (machineDerating === derating ? 'machine' : 'inverter') : voltageBinds ? 'voltage' : 'torque'
