import type { Ampere, NewtonMetre, RadianPerSecond, Volt, Weber } from '@firstdrive/units'

/** A synchronous machine without saturation, resistance and iron loss, of which the best currents are known in closed form. */
export interface IdealMachine {
  readonly polePairs: number
  readonly flux: Weber
  readonly d: number
  readonly q: number
}

export interface Currents {
  readonly d: Ampere
  readonly q: Ampere
}

/** T = 3/2·p·(ψ_m + (L_d − L_q)·i_d)·i_q */
export const torqueOf = ({ polePairs, flux, d, q }: IdealMachine, i: Currents): NewtonMetre => 1.5 * polePairs * (flux + (d - q) * i.d) * i.q

/** |ψ|, to which the voltage at a speed is proportional. */
export const fluxOf = ({ flux, d, q }: IdealMachine, i: Currents): Weber => Math.hypot(flux + d * i.d, q * i.q)

/**
 * Most torque per ampere.
 *   i_d = (ψ_m − √(ψ_m² + 8·(L_q − L_d)²·I²))/(4·(L_q − L_d)), for L_q = L_d: 0
 * Written as −2·(L_q − L_d)·I²/(ψ_m + √…), which keeps its digits for a small saliency. Morimoto et al., IEEE Trans. Ind. Appl. 26 (1990) 866.
 */
export function mostTorquePerAmpere({ flux, d, q }: IdealMachine, current: Ampere): Currents {
  const saliency = q - d
  const root = Math.sqrt(flux * flux + 8 * saliency * saliency * current * current)
  const id = current === 0 ? 0 : (-2 * saliency * current * current) / (flux + root)
  return { d: id, q: Math.sqrt(Math.max(current * current - id * id, 0)) }
}

/**
 * Most torque per volt, ψ being the flux linkage that the voltage allows.
 *   ψ_d = (L_q·ψ_m − √(L_q²·ψ_m² + 8·(L_q − L_d)²·ψ²))/(4·(L_q − L_d)) and 0 for L_q = L_d, so written that it keeps its digits
 * Morimoto et al., as above.
 */
export function mostTorquePerVolt({ flux, d, q }: IdealMachine, linkage: Weber): Currents {
  const saliency = q - d
  const root = Math.sqrt(q * q * flux * flux + 8 * saliency * saliency * linkage * linkage)
  const along = linkage === 0 ? 0 : (-2 * saliency * linkage * linkage) / (q * flux + root)
  return { d: (along - flux) / d, q: Math.sqrt(Math.max(linkage * linkage - along * along, 0)) / q }
}

/** The speed of the rotor up to which the current gives its most torque within the voltage of a phase. */
export const baseSpeed = (machine: IdealMachine, current: Ampere, voltage: Volt): RadianPerSecond =>
  voltage / (machine.polePairs * fluxOf(machine, mostTorquePerAmpere(machine, current)))

/** What the phases show at their terminals without current. */
export const openCircuitVoltage = ({ polePairs, flux }: IdealMachine, speed: RadianPerSecond): Volt => polePairs * speed * flux
