import type { Ratio } from '@firstdrive/units'
import { type Curve, tabulate } from '../numerics/curve.ts'
import { fluxOf, type IdealMachine, mostTorquePerAmpere, mostTorquePerVolt, torqueOf } from './loci.ts'
import { lowest } from './search.ts'

/**
 * What decides how a machine's torque falls beyond its base speed, whatever its size: currents over the current limit, flux linkages over L_d·I or,
 * of a cage, over L_M·I. Without saturation, resistance and iron loss.
 */
export type Proportions =
  /** ψ_m/(L_d·I), the short-circuit current over the limit, and L_q/L_d. */
  | { readonly kind: 'magnets'; readonly shortCircuit: Ratio; readonly saliency: Ratio }
  /** The same with all of its field current, of which it takes as little as it needs. */
  | { readonly kind: 'winding'; readonly shortCircuit: Ratio; readonly saliency: Ratio }
  /** Leakage over main inductance, all of it in the stator. */
  | { readonly kind: 'cage'; readonly leakage: Ratio }

export interface FieldWeakening {
  /** Torque over that at rest, over speed from base speed, which is 1, on. */
  readonly share: Curve
  /** The most power over that at base speed. */
  readonly most: Ratio
}

const reach = 9 // base speeds
const knots = 321

/** Within the current limit and a voltage: up to base speed all of the torque, beyond it what the flux linkage that the voltage allows still gives. */
export function weakenField(proportions: Proportions): FieldWeakening {
  const { torque, flux } = fullTorque(proportions)
  const share = tabulate(1, reach, knots, (speed) => mostTorque(proportions, flux / speed) / torque)
  return { share, most: share.values.reduce((most, value, k) => Math.max(most, value * (1 + k / share.density)), 1) }
}

const salient = (shortCircuit: number, saliency: number): IdealMachine => ({ polePairs: 1, flux: shortCircuit, d: 1, q: saliency })

function fullTorque(proportions: Proportions): { readonly torque: number; readonly flux: number } {
  if (proportions.kind === 'cage') return { torque: 0.5, flux: Math.hypot((1 + proportions.leakage) * Math.SQRT1_2, proportions.leakage * Math.SQRT1_2) }
  const machine = salient(proportions.shortCircuit, proportions.saliency)
  const best = mostTorquePerAmpere(machine, 1)
  return { torque: torqueOf(machine, best), flux: fluxOf(machine, best) }
}

function mostTorque(proportions: Proportions, flux: number): number {
  switch (proportions.kind) {
    case 'magnets':
      return synchronousTorque(salient(proportions.shortCircuit, proportions.saliency), flux)
    case 'winding': {
      const { shortCircuit, saliency } = proportions
      const missing = (excitation: number): number => -synchronousTorque(salient(excitation, saliency), flux)
      return -missing(lowest(missing, 0, shortCircuit, 1e-4))
    }
    case 'cage':
      return cageTorque(proportions.leakage, flux)
  }
}

/** Most torque per volt where the current allows it, else where both limits meet: (ψ_m + L_d·i_d)² + L_q²·(I² − i_d²) = ψ². */
function synchronousTorque(machine: IdealMachine, flux: number): number {
  const perVolt = mostTorquePerVolt(machine, flux)
  if (Math.hypot(perVolt.d, perVolt.q) <= 1) return torqueOf(machine, perVolt)
  const { flux: magnets, q } = machine
  const a = 1 - q * q
  const c = magnets * magnets + q * q - flux * flux
  const d = a === 0 ? -c / (2 * magnets) : -c / (magnets + Math.sqrt(Math.max(magnets * magnets - a * c, 0)))
  return Math.abs(d) > 1 ? 0 : torqueOf(machine, { d, q: Math.sqrt(1 - d * d) })
}

/** T = i_d·i_q; ψ² = (1 + σ)²·i_d² + σ²·i_q². The breakdown torque is ψ²/(2·σ·(1 + σ)). */
function cageTorque(leakage: Ratio, flux: number): number {
  const [along, across] = [1 + leakage, leakage]
  const perVolt = { d: (flux * Math.SQRT1_2) / along, q: (flux * Math.SQRT1_2) / across }
  if (Math.hypot(perVolt.d, perVolt.q) <= 1) return perVolt.d * perVolt.q
  const squared = (flux * flux - across * across) / (along * along - across * across)
  return Math.sqrt(squared * (1 - squared))
}
