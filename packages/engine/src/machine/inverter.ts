import type { Ampere, Hertz, Joule, Ohm, Ratio, Volt, Watt } from '@firstdrive/units'
import { power } from '../numerics/exponential.ts'

/** What flows through a switch: V = threshold + r·I. A silicon carbide channel has no threshold and conducts both ways. */
export interface Device {
  readonly threshold: Volt
  readonly resistance: Ohm
}

/**
 * A two-level inverter of six switches.
 *   switch  V_T·I·(1/2π + M·cos φ/8) + r_T·I²·(1/8 + M·cos φ/3π)      diode  V_D·I·(1/2π − M·cos φ/8) + r_D·I²·(1/8 − M·cos φ/3π)
 *   switching  f·E/π · I/I₀ · (U/U₀)^k      M = 2u/U
 * Six of each; sinusoidal currents, no ripple, dead time left out. Wintrich et al., Application Manual Power Semiconductors, § 5.2.
 */
export interface InverterDesign {
  readonly transistor: Device
  readonly diode: Device
  /** Turning on and off and recovering, of one switch, at the reference current and voltage. */
  readonly switchingEnergy: Joule
  readonly referenceCurrent: Ampere
  readonly referenceVoltage: Volt
  /** k: near 1.3 for silicon, 1 to 1.4 for silicon carbide. */
  readonly voltageExponent: Ratio
  readonly switchingFrequency: Hertz
  /** Drivers, control, and the charge of the switches' own capacities. */
  readonly standing: Watt
}

/** No inverter, for the machine alone. */
export const lossless: InverterDesign = {
  transistor: { threshold: 0, resistance: 0 },
  diode: { threshold: 0, resistance: 0 },
  switchingEnergy: 0,
  referenceCurrent: 1,
  referenceVoltage: 1,
  voltageExponent: 1,
  switchingFrequency: 10e3,
  standing: 0,
}

/** Loss per ampere, per squared ampere, and their parts that follow M·cos φ; at one dc voltage. */
export interface InverterParameters {
  readonly perCurrent: number
  readonly perSquare: number
  readonly perActiveCurrent: number
  readonly perActiveSquare: number
  readonly standing: Watt
}

export function inverterAt(inverter: InverterDesign, dcVoltage: Volt): InverterParameters {
  const { transistor, diode, switchingEnergy: E, referenceCurrent, referenceVoltage, voltageExponent, switchingFrequency: f, standing } = inverter
  const switching = E === 0 ? 0 : ((6 * f * E) / (Math.PI * referenceCurrent)) * power(dcVoltage / referenceVoltage, voltageExponent)
  return {
    perCurrent: (3 / Math.PI) * (transistor.threshold + diode.threshold) + switching,
    perSquare: 0.75 * (transistor.resistance + diode.resistance),
    perActiveCurrent: 0.75 * (transistor.threshold - diode.threshold),
    perActiveSquare: (2 / Math.PI) * (transistor.resistance - diode.resistance),
    standing,
  }
}

/** @param active M·cos φ = 2·u·cos φ/U, negative when regenerating */
export const inverterLoss = (
  { perCurrent, perSquare, perActiveCurrent, perActiveSquare, standing }: InverterParameters,
  current: Ampere,
  active: Ratio,
): Watt => standing + current * (perCurrent + active * perActiveCurrent + current * (perSquare + active * perActiveSquare))
