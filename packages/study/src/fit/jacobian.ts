import { evaluate, type FitProblem, sizeOf } from './problem.ts'

export type Differences = 'forward' | 'central'

/** Shares of a parameter's size at which rounding and curvature spoil the quotient alike: about √ε and ∛ε. */
const shares = { forward: 2 ** -26, central: 2 ** -17 }

/**
 * J = ∂r/∂p, a column a parameter, by differences that never leave the bounds.
 *   forward (r(p + h) − r(p))/h      central (r(p + h) − r(p − h))/2h      Nocedal & Wright 2006, ch. 8.1
 * Where one side is out of bounds or has no residuals the other serves alone; where both are, the column is nought.
 * @param residuals those at `values`
 */
export function jacobian(problem: FitProblem, values: Float64Array, residuals: Float64Array, differences: Differences): Float64Array[] {
  const moved = values.slice()
  return problem.parameters.map((parameter, j) => {
    const centre = { p: values[j]!, r: residuals }
    const probe = (p: number): typeof centre | undefined => {
      if (p < parameter.lower || p > parameter.upper) return undefined
      const r = new Float64Array(problem.residualCount)
      moved[j] = p
      const sum = evaluate(problem, moved, r)
      moved[j] = centre.p
      return Number.isFinite(sum) ? { p, r } : undefined
    }
    const h = shares[differences] * sizeOf(parameter, centre.p)
    const ahead = probe(centre.p + h)
    const behind = ahead !== undefined && differences === 'forward' ? centre : (probe(centre.p - h) ?? centre)
    const { p, r } = ahead ?? centre
    return r.map((above, i) => (p === behind.p ? 0 : (above - behind.r[i]!) / (p - behind.p)))
  })
}
