import type { Ampere, Henry, NewtonMetre, Ohm, PerKelvin, RadianPerSecond, Ratio, Watt, Weber } from '@firstdrive/units'
import type { InverterDesign } from './inverter.ts'
import type { IronLoss, NoLoadLoss } from './iron.ts'

/** What the drawing of a machine says, at 20 °C. Currents, voltages and flux linkages are those of a phase at their peak. */
export interface MachineDesign {
  readonly polePairs: number
  readonly resistance: Ohm
  /** Electrical, at which skin and neighbours have doubled the resistance. */
  readonly doublingFrequency: RadianPerSecond
  readonly currentLimit: Ampere
  /** Of the dc voltage over √3 what the control uses: the rest lets it regulate. */
  readonly modulation: Ratio
  /** What it may be asked for, whatever it could. */
  readonly torque: NewtonMetre
  readonly power: Watt
  readonly maximumSpeed: RadianPerSecond
  readonly iron: IronLoss
  readonly noLoad: NoLoadLoss
  readonly inverter: InverterDesign
  readonly rotor: Rotor
}

export type Rotor = MagnetRotor | CageRotor | WoundRotor

/** Magnets on or in the rotor; L_q > L_d where they lie inside. */
export interface MagnetRotor {
  readonly kind: 'magnets'
  readonly flux: Weber
  /** Of the flux with temperature, negative. */
  readonly temperatureCoefficient: PerKelvin
  readonly inductance: Inductance | FluxTable
}

export interface Inductance {
  readonly d: Henry
  readonly q: Henry
}

/** Flux linkage over currents, saturation and cross-coupling included; i_q ≥ 0, the other half mirrors it. A row for each i_d. */
export interface FluxTable {
  readonly dCurrent: readonly Ampere[]
  readonly qCurrent: readonly Ampere[]
  readonly dFlux: readonly (readonly Weber[])[]
  readonly qFlux: readonly (readonly Weber[])[]
}

/** The cage of an induction machine in inverse-Γ form: all leakage lies in the stator. */
export interface CageRotor {
  readonly kind: 'cage'
  readonly leakage: Henry
  /** Rotor flux linkage over magnetising current, from 0; straight where two knots are given. */
  readonly magnetising: FluxCurve
  readonly resistance: Ohm
}

/** A rotor winding fed with direct current, seen from the rotor. */
export interface WoundRotor {
  readonly kind: 'winding'
  readonly inductance: Inductance
  /** Flux linkage of the stator over field current, from 0. */
  readonly excitation: FluxCurve
  readonly resistance: Ohm
  readonly currentLimit: Ampere
}

export interface FluxCurve {
  readonly current: readonly Ampere[]
  readonly flux: readonly Weber[]
}
