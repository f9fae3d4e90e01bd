import type { Ratio, Volt } from '@firstdrive/units'
import { exp } from '../../numerics/exponential.ts'

/**
 * Potential of a graphite electrode against lithium over the cell's state of charge: what calendar ageing sees of the charge, in plateaus.
 *   x = 0.0085 + z·(0.78 − 0.0085)      Uₐ(x) = a sum of exp and tanh
 * Safari & Delacourt, J. Electrochem. Soc. 158, A562 (2011), doi 10.1149/1.3567007; x(z) by Schimpe et al. (2018), doi 10.1149/2.1181714jes, for every cell.
 */
export function graphitePotential(stateOfCharge: Ratio): Volt {
  const x = 0.0085 + stateOfCharge * (0.78 - 0.0085)
  return (
    0.6379 +
    0.5416 * exp(-305.5309 * x) -
    0.044 * tanh((x - 0.1958) / 0.1088) -
    0.1978 * tanh((x - 1.0571) / 0.0854) -
    0.6875 * tanh((x + 0.0117) / 0.0529) -
    0.0175 * tanh((x - 0.5692) / 0.0875)
  )
}

const tanh = (x: number): number => 1 - 2 / (exp(2 * x) + 1)
