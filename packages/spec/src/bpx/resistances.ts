import { gasConstant, type Ohm, type Ratio, type Second } from '@firstdrive/units'
import type { Bpx, BpxElectrolyte } from './bpx.ts'
import type { BpxElectrode } from './electrode.ts'
import { type BpxBalance, faraday } from './open-circuit.ts'

/** What an electrochemical parameter set makes of the resistances of a cell, at 25 °C. */
export interface BpxResistances {
  series(z: Ratio): Ohm
  readonly fast: Ohm
  readonly fastTime: Second
  /** Of the surface of the particles behind their mean: it takes the place of a slow resistance. */
  readonly diffusionTime: Second
}

const T = 298.15
const thermal = (gasConstant * T) / faraday // 25.7 mV
const shortest: Second = 1
/** Where the slopes of the potentials are asked, and over which part of the charge: a pulse does not see a step in them. */
const slopesAt: readonly Ratio[] = [0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85]
const slopeOver = 0.05

/**
 * Resistances at a current of 1C, by the closed forms of the porous electrode with uniform reaction:
 *   R₀ = Σ L/3·(1/κB + 1/σ)/A + L/κB/A of the separator + Σ 2(RT/F)·asinh(i/2i₀)/I, i₀ = F·K·√(x(1 − x))      Butler and Volmer
 *   R₁ = 2RT·(1 − t₊)²/(F²·c·A)·(Σ L/(3·D·B) + L/DB of the separator): concentration in the electrolyte, τ₁ = L²·ε/(π²·D·B)
 *   τ_d = r²/(15·D), the mean of both electrodes weighted by |dU/dz|: concentration in the particles
 * after Newman & Balsara, Electrochemical Systems (2021), ch. 22; null for a model of single particles, which has no electrolyte.
 */
export function resistancesOf(bpx: Bpx, balance: BpxBalance): BpxResistances | null {
  const { negative, positive, electrolyte, area: A } = bpx
  if (electrolyte === null || negative.porous === null || positive.porous === null) return null
  const oneC = balance.capacity / 3600
  const sides = [
    { side: negative, porous: negative.porous, at: balance.negativeAt },
    { side: positive, porous: positive.porous, at: balance.positiveAt },
  ]
  const kappa = electrolyte.conductivity(electrolyte.concentration)
  const De = electrolyte.diffusivity(electrolyte.concentration)
  const paths = [...sides.map(({ side, porous }) => side.thickness / (3 * porous.transport)), electrolyte.thickness / electrolyte.transport]
  const path = paths.reduce((sum, one) => sum + one, 0)
  const solids = sides.reduce((sum, { side, porous }) => sum + side.thickness / (3 * porous.conductivity), 0)
  const ohmic = (path / kappa + solids) / A
  return {
    series: (z) => ohmic + sides.reduce((sum, { side, at }) => sum + transfer(side, at(z), oneC, A), 0),
    fast: concentrationResistance(electrolyte, De, path, A),
    fastTime: Math.max(shortest, relaxation(bpx, De)),
    diffusionTime: diffusionTime(sides),
  }
}

function transfer({ reactionRate, surface, thickness }: BpxElectrode, x: number, current: number, A: number): Ohm {
  const i0 = faraday * reactionRate * Math.sqrt(Math.max(x * (1 - x), 1e-6))
  return (2 * thermal * Math.asinh(current / (surface * thickness * A) / (2 * i0))) / current
}

const concentrationResistance = ({ transference, concentration }: BpxElectrolyte, De: number, path: number, A: number): Ohm =>
  ((2 * thermal * (1 - transference) ** 2) / (faraday * concentration * A)) * (path / De)

/** L²·ε/(π²·D·B) over the whole thickness, with the means of ε and B over the electrodes. */
function relaxation({ negative, positive, electrolyte }: Bpx, De: number): Second {
  const [n, p] = [negative.porous!, positive.porous!]
  const L = negative.thickness + positive.thickness + electrolyte!.thickness
  return (L ** 2 * (n.porosity + p.porosity)) / (Math.PI ** 2 * De * (n.transport + p.transport))
}

function diffusionTime(sides: readonly { readonly side: BpxElectrode; at(z: Ratio): number }[]): Second {
  let [weighted, weights] = [0, 0]
  for (const z of slopesAt)
    for (const { side, at } of sides) {
      const slope = Math.abs(side.potential(at(z + slopeOver / 2)) - side.potential(at(z - slopeOver / 2)))
      weighted += (slope * side.radius ** 2) / (15 * side.diffusivity(at(z)))
      weights += slope
    }
  return weighted / weights
}
