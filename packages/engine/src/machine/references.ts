import type { NewtonMetre, RadianPerSecond, Ratio, Volt } from '@firstdrive/units'
import { type InverterParameters, inverterAt } from './inverter.ts'
import type { MachineParameters } from './machine.ts'
import { createOperatingPoint, type OperatingPoint, operate, voltageLimit } from './operating-point.ts'
import { crossing, lowest } from './search.ts'

/** What the currents are chosen for: the least loss of machine and inverter together, or the most torque per ampere. */
export type Aim = 'loss' | 'current'

/**
 * The currents that give a torque. On a curve of constant torque loss, current and voltage each have one valley over i_d. The lowest loss is
 * taken if the limits allow it (below base speed, MTPA or near it); else the nearest i_d at which they do (field weakening); where the curve only
 * touches the limits lies the most torque that there is (current limit, then MTPV).
 */
export interface References {
  readonly machine: MachineParameters
  readonly inverter: InverterParameters
  readonly aim: Aim
  /** The working of the last torque asked for. */
  readonly at: OperatingPoint
}

export const createReferences = (machine: MachineParameters, dcVoltage: Volt, aim: Aim = 'loss'): References => ({
  machine,
  inverter: inverterAt(machine.inverter, dcVoltage),
  aim,
  at: createOperatingPoint(0, dcVoltage),
})

const fineness = 1e-4 // of the current limit
/** A torque at the very limit is within it. */
const slack = 1e-6

/** Leaves in `references.at` how the machine gives a torque at the shaft; false where no currents within the limits do, and then those nearest to it. */
export function findCurrents(references: References, speed: RadianPerSecond, torque: NewtonMetre): boolean {
  references.at.speed = speed
  const { rotor } = references.machine
  if (rotor.kind !== 'winding') return findStatorCurrents(references, torque)
  const cost = (field: number): number => {
    references.at.fieldCurrent = field
    return findStatorCurrents(references, torque) ? objective(references) : 1e9 * load(references)
  }
  references.at.fieldCurrent = lowest(cost, 0, rotor.currentLimit, 1e-3 * rotor.currentLimit)
  return findStatorCurrents(references, torque)
}

function findStatorCurrents(references: References, torque: NewtonMetre): boolean {
  const [low, high] = dRange(references.machine)
  const tolerance = fineness * references.machine.currentLimit
  const cost = (id: number): number => (hold(references, id, torque) < Infinity ? objective(references) : Infinity)
  const best = lowest(cost, low, high, tolerance)
  if (hold(references, best, torque) <= 1) return true
  const easiest = lowest((id) => hold(references, id, torque), low, high, 0.1 * tolerance)
  const least = hold(references, easiest, torque)
  if (least > 1 - slack) return least <= 1 + slack
  const edge = crossing((id) => hold(references, id, torque) - 1, easiest, best, 1e-3 * tolerance)
  hold(references, edge, torque)
  return true
}

/**
 * The most torque at the shaft within the limits, driving or (sign −1) regenerating, no more than the machine is rated for.
 * NaN where even turning without torque is beyond the limits.
 */
export function torqueLimit(references: References, speed: RadianPerSecond, sign: 1 | -1): NewtonMetre {
  const { torque, power } = references.machine
  const rated = sign * Math.min(torque, power / Math.max(speed, 1e-9))
  const beyond = (asked: NewtonMetre): number => leastLoad(references, speed, asked) - 1
  if (beyond(rated) <= 0) return rated
  if (beyond(0) > slack) return Number.NaN
  return crossing(beyond, 0, rated, 1e-6 * torque)
}

/** How much of its limits the machine needs at least for a torque, 1 for all of it. */
export function leastLoad(references: References, speed: RadianPerSecond, torque: NewtonMetre): Ratio {
  const { machine, at } = references
  at.speed = speed
  const [low, high] = dRange(machine)
  const tolerance = 0.1 * fineness * machine.currentLimit
  const overStator = (): Ratio =>
    hold(
      references,
      lowest((id) => hold(references, id, torque), low, high, tolerance),
      torque,
    )
  if (machine.rotor.kind !== 'winding') return overStator()
  const limit = machine.rotor.currentLimit
  const overField = (field: number): Ratio => {
    at.fieldCurrent = field
    return overStator()
  }
  return overField(lowest(overField, 0, limit, 1e-3 * limit))
}

const objective = ({ aim, at }: References): number => (aim === 'loss' ? at.loss : at.current)

/** The larger of the shares of voltage and current limit. */
const load = ({ machine, at }: References): Ratio => Math.max(at.voltage / voltageLimit(machine, at.dcVoltage), at.current / machine.currentLimit)

/** Finds the i_q that gives the torque beside this i_d; the share of the limits that both take, infinite where no i_q gives it. */
function hold(references: References, id: number, torque: NewtonMetre): Ratio {
  const { machine, inverter, at } = references
  const enough = 1e-9 * machine.torque
  const saturating = machine.rotor.kind === 'saturating'
  at.dCurrent = id
  if (!Number.isFinite(at.qCurrent)) at.qCurrent = 0
  if (saturating && at.qCurrent === 0) at.qCurrent = 1e-3 * machine.currentLimit
  let [before, torqueBefore] = [Number.NaN, Number.NaN]
  for (let k = 0; k < 16; k++) {
    operate(machine, inverter, at)
    const missing = torque - at.torque
    if (Math.abs(missing) < enough) return load(references)
    const chord = torquePerCurrent(machine, at)
    if (!(chord > 0)) return Infinity
    const secant = saturating && at.qCurrent !== before ? (at.torque - torqueBefore) / (at.qCurrent - before) : Number.NaN
    before = at.qCurrent
    torqueBefore = at.torque
    at.qCurrent += missing / (secant > 0.05 * chord ? secant : chord)
  }
  return load(references)
}

/** dT/di_q at constant i_d; with a flux table the chord T/i_q. */
export function torquePerCurrent({ polePairs, rotor }: MachineParameters, at: OperatingPoint): number {
  switch (rotor.kind) {
    case 'magnets':
    case 'winding':
      return 1.5 * polePairs * (at.rotorFlux + (rotor.d - rotor.q) * at.dCurrent)
    case 'cage':
      return 1.5 * polePairs * at.rotorFlux
    case 'saturating':
      return at.qCurrent === 0 ? 1.5 * polePairs * at.dFlux : 1.5 * polePairs * (at.dFlux - (at.qFlux / at.qCurrent) * at.dCurrent)
  }
}

/** Where i_d is looked for: on the side on which the saliency helps, and against the field. */
function dRange({ rotor, currentLimit: I }: MachineParameters): readonly [number, number] {
  switch (rotor.kind) {
    case 'magnets':
      return rotor.q >= rotor.d ? [-I, 0] : [Math.max(-I, (-0.999 * rotor.flux) / (rotor.d - rotor.q)), I]
    case 'saturating': {
      const { startX, densityX, countX } = rotor.dFlux
      return [Math.max(-I, startX), Math.min(I, startX + (countX - 1) / densityX)]
    }
    case 'cage':
      return [1e-4 * I, I]
    case 'winding':
      return [-I, I]
  }
}
