import type { ResistanceLaw } from '@firstdrive/engine'
import type { Kelvin, Ohm } from '@firstdrive/units'

export interface FittedResistance {
  readonly law: ResistanceLaw
  /** At 25 °C. */
  readonly resistance: Ohm
}

/**
 * ln R = ln R₂₅ + a·x + b·x², x = 1/T − 1/298.15 K, by linear least squares: the normal equations of ln R₂₅, a and b, solved by elimination.
 * x is counted in 1e-3/K, which keeps them well conditioned.
 */
export function fitResistance(points: readonly { readonly temperature: Kelvin; readonly resistance: Ohm }[]): FittedResistance {
  const rows = points.map(({ temperature, resistance }) => {
    const x = 1e3 * (1 / temperature - 1 / 298.15)
    return { terms: [1, x, x * x], value: Math.log(resistance) }
  })
  const equations = [0, 1, 2].map((i) => [
    ...[0, 1, 2].map((j) => rows.reduce((sum, { terms }) => sum + terms[i]! * terms[j]!, 0)),
    rows.reduce((sum, { terms, value }) => sum + terms[i]! * value, 0),
  ])
  const [level, slope, bend] = solve(equations)
  return { resistance: Math.exp(level!), law: { a: 1e3 * slope!, b: 1e6 * bend! } }
}

/** Rows of a symmetric, positive definite system with its right side at the end; Gauss and Jordan, without a search for pivots. */
function solve(rows: readonly (readonly number[])[]): readonly number[] {
  let left = rows
  for (let k = 0; k < rows.length; k++) {
    const pivot = left[k]!.map((entry) => entry / left[k]![k]!)
    left = left.map((row, i) => (i === k ? pivot : row.map((entry, j) => entry - row[k]! * pivot[j]!)))
  }
  return left.map((row) => row[rows.length]!)
}
