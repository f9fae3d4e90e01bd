import type { Ampere, NewtonMetre, RadianPerSecond, Ratio, Volt, Watt, Weber } from '@firstdrive/units'
import { createPoint, lookUp } from '../numerics/curve.ts'
import { lookUpGrid } from '../numerics/grid.ts'
import type { InverterParameters } from './inverter.ts'
import { inverterLoss } from './inverter.ts'
import { ironDrag, ironFlux, noLoadDrag } from './iron.ts'
import type { MachineParameters } from './machine.ts'

/** What a machine does in steady state: what it is given, and what comes of it. Peak values of a phase, in coordinates that turn with the rotor's flux. */
export interface OperatingPoint {
  speed: RadianPerSecond
  dcVoltage: Volt
  dCurrent: Ampere
  qCurrent: Ampere
  fieldCurrent: Ampere

  current: Ampere
  /** Of the rotor alone. */
  rotorFlux: Weber
  dFlux: Weber
  qFlux: Weber
  /** Electrical, of the stator: that of the rotor and its slip. */
  frequency: RadianPerSecond
  dVoltage: Volt
  qVoltage: Volt
  voltage: Volt
  /** In the air gap, and what iron and no-load loss leave of it at the shaft. */
  airGapTorque: NewtonMetre
  torque: NewtonMetre
  copperLoss: Watt
  rotorLoss: Watt
  ironLoss: Watt
  noLoadLoss: Watt
  inverterLoss: Watt
  /** All of it: what the dc side gives and the shaft does not get. */
  loss: Watt
}

export const createOperatingPoint = (speed: RadianPerSecond = 0, dcVoltage: Volt = 0): OperatingPoint => ({
  speed,
  dcVoltage,
  dCurrent: 0,
  qCurrent: 0,
  fieldCurrent: 0,
  current: 0,
  rotorFlux: 0,
  dFlux: 0,
  qFlux: 0,
  frequency: 0,
  dVoltage: 0,
  qVoltage: 0,
  voltage: 0,
  airGapTorque: 0,
  torque: 0,
  copperLoss: 0,
  rotorLoss: 0,
  ironLoss: 0,
  noLoadLoss: 0,
  inverterLoss: 0,
  loss: 0,
})

/** Largest phase voltage within the share of the dc voltage that the control uses: u = m·U/√3. */
export const voltageLimit = ({ modulation }: { readonly modulation: Ratio }, dcVoltage: Volt): Volt => (modulation * dcVoltage) / Math.sqrt(3)

/**
 * Torque, voltage and losses of the currents in `at`.
 *   T = 3/2·p·(ψ_d·i_q − ψ_q·i_d)      u_d = R·i_d − ω·ψ_q      u_q = R·i_q + ω·ψ_d      P_cu = 3/2·R·i²
 *   induction: ω = p·Ω + R_R·i_q/ψ_R, rotor loss 3/2·R_R·i_q²      wound rotor: R_f·i_f²
 * R grows by eddy currents, R·(1 + (ω/ω₂)²); iron and no-load loss hold the shaft back: T − (P_fe + P_0)/Ω.
 */
export function operate(machine: MachineParameters, inverter: InverterParameters, at: OperatingPoint): void {
  const { polePairs: p, iron, noLoad, doublingFrequency } = machine
  const { speed, dCurrent: id, qCurrent: iq } = at
  linkFlux(machine, at)
  const { dFlux, qFlux, rotorFlux } = at
  const slip = machine.rotor.kind === 'cage' && iq !== 0 ? (machine.rotor.resistance * iq) / rotorFlux : 0
  const frequency = p * speed + slip
  const eddies = frequency / doublingFrequency
  const R = machine.resistance * (1 + eddies * eddies)
  const ud = R * id - frequency * qFlux
  const uq = R * iq + frequency * dFlux
  const squared = id * id + iq * iq
  const current = Math.sqrt(squared)
  const airGapTorque = 1.5 * p * (dFlux * iq - qFlux * id)
  const fromIron = ironDrag(iron, p, speed, ironFlux(iron, dFlux, qFlux, rotorFlux))
  const fromNothing = noLoadDrag(noLoad, speed)
  const copper = 1.5 * R * squared
  const rotor = rotorLoss(machine, at)
  const active = current === 0 ? 0 : (2 * (ud * id + uq * iq)) / (current * at.dcVoltage)
  const inInverter = inverterLoss(inverter, current, active)

  at.current = current
  at.frequency = frequency
  at.dVoltage = ud
  at.qVoltage = uq
  at.voltage = Math.sqrt(ud * ud + uq * uq)
  at.airGapTorque = airGapTorque
  at.torque = airGapTorque - fromIron - fromNothing
  at.copperLoss = copper
  at.rotorLoss = rotor
  at.ironLoss = speed * fromIron
  at.noLoadLoss = speed * fromNothing
  at.inverterLoss = inInverter
  at.loss = copper + rotor + speed * (fromIron + fromNothing) + inInverter
}

const where = createPoint()

/** Flux linkages of the currents in `at`. */
export function linkFlux({ rotor }: MachineParameters, at: OperatingPoint): void {
  const { dCurrent: id, qCurrent: iq } = at
  switch (rotor.kind) {
    case 'magnets':
      at.rotorFlux = rotor.flux
      at.dFlux = rotor.flux + rotor.d * id
      at.qFlux = rotor.q * iq
      break
    case 'saturating':
      where.x = id
      where.y = Math.abs(iq)
      lookUpGrid(rotor.dFlux, where)
      at.dFlux = where.value
      lookUpGrid(rotor.qFlux, where)
      at.qFlux = iq < 0 ? -where.value : where.value
      at.rotorFlux = rotor.flux
      break
    case 'cage':
      where.x = id
      lookUp(rotor.magnetising, where)
      at.rotorFlux = where.value
      at.dFlux = where.value + rotor.leakage * id
      at.qFlux = rotor.leakage * iq
      break
    case 'winding':
      where.x = at.fieldCurrent
      lookUp(rotor.excitation, where)
      at.rotorFlux = where.value
      at.dFlux = where.value + rotor.d * id
      at.qFlux = rotor.q * iq
  }
}

function rotorLoss({ rotor }: MachineParameters, { qCurrent, fieldCurrent }: OperatingPoint): Watt {
  if (rotor.kind === 'cage') return 1.5 * rotor.resistance * qCurrent * qCurrent
  return rotor.kind === 'winding' ? rotor.resistance * fieldCurrent * fieldCurrent : 0
}
