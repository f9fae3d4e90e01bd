import type { Second } from '@firstdrive/units'
import { chargeLimit, dischargeLimit } from '../battery/battery.ts'
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
] as const

export type LimitName = (typeof names)[number]

/** How long each limit has bound, in seconds. A limit is clipped, named and counted, never thrown. */
export type LimitLog = Record<LimitName, Second>

export const createLimitLog = (): LimitLog => ({
  'front machine': 0,
  'rear machine': 0,
  'front grip': 0,
  'rear grip': 0,
  'braking grip': 0,
  brakes: 0,
  'top speed': 0,
  'pack power': 0,
  'pack current': 0,
  'pack lower voltage': 0,
  'pack empty': 0,
  'charge current': 0,
  'pack upper voltage': 0,
  'pack full': 0,
})

export interface BindingLimit {
  readonly limit: LimitName
  readonly seconds: Second
}

/** The limits that bound, longest first. */
export const bindingLimits = (log: LimitLog): readonly BindingLimit[] =>
  names
    .map((limit) => ({ limit, seconds: log[limit] }))
    .filter(({ seconds }) => seconds > 0)
    .sort((a, b) => b.seconds - a.seconds)

/** Notes which limits kept the car from what was asked in this step. */
export function logLimits(vehicle: VehicleParameters, state: VehicleState, { target, step }: Surroundings, log: LimitLog): void {
  const { traction } = state
  const missing = traction.wanted - traction.delivered
  if (traction.chargeBinds) log[chargeLimitName[chargeLimit(vehicle.battery, state.battery)]] += step
  if (target > traction.target && target < Infinity) log['top speed'] += step
  if (missing > forceTolerance) logShortage(vehicle, state, step, log)
  else if (missing < -forceTolerance) log[traction.brakeForce === -vehicle.chassis.brakeForce ? 'brakes' : 'braking grip'] += step
}

/** The pack, or both axles: each by its machine or its grip. */
function logShortage(vehicle: VehicleParameters, { traction, front, rear, battery }: VehicleState, step: Second, log: LimitLog): void {
  if (traction.packBinds) {
    log[`pack ${dischargeLimit(vehicle.battery, battery)}`] += step
    return
  }
  const rearLeads = vehicle.lead === 'rear'
  const frontPulling = rearLeads ? traction.followPulling : traction.leadPulling
  const rearPulling = rearLeads ? traction.leadPulling : traction.followPulling
  if (vehicle.front.present) log[frontPulling < front.pulling ? 'front grip' : 'front machine'] += step
  if (vehicle.rear.present) log[rearPulling < rear.pulling ? 'rear grip' : 'rear machine'] += step
}

const chargeLimitName = { current: 'charge current', 'upper voltage': 'pack upper voltage', full: 'pack full' } as const
