import type { Kelvin, Quantity } from '@firstdrive/units'
import { type Curve, tabulate } from '../numerics/curve.ts'
import { exp } from '../numerics/exponential.ts'

/** ln(R/R₂₅) = a·x + b·x², x = 1/T − 1/298.15 K: quadratic in inverse temperature, because measured cells rise faster in the cold than one Arrhenius term. */
export interface ResistanceLaw {
  readonly a: Quantity<'K'>
  readonly b: Quantity<'K2'>
}

/** R(T)/R₂₅ from −60 to 80 °C; held at the parabola's turning point on the warm side (52.4 °C for a = 1750 K, b = 3.1e6 K²), beyond which it would rise again. */
export function resistanceFactor({ a, b }: ResistanceLaw): Curve {
  const turn = -a / (2 * b)
  return tabulate(213.15, 353.15, 281, (temperature: Kelvin) => {
    const x = Math.max(1 / temperature - 1 / 298.15, b > 0 ? turn : -Infinity)
    return exp(x * (a + x * b))
  })
}
