import { dot, norm } from './vector.ts'

/** A = U·Σ·Vᵀ without U. */
export interface SingularValues {
  /** The diagonal of Σ, in no order. */
  readonly values: Float64Array
  /** The columns of V: the directions in which A stretches by these values. */
  readonly directions: readonly Float64Array[]
}

/** Cosine below which two columns are orthogonal: the rounding of a product of some thousand terms. */
const orthogonal = 1e-14
/** Half a dozen sweeps are enough; only columns that are nothing but rounding would turn for ever. */
const mostSweeps = 30

/**
 * Turns the columns of A in pairs until all are orthogonal; their lengths are the singular values, and small ones keep their digits.
 *   tan 2θ = 2·aᵢᵀaⱼ/(aᵢᵀaᵢ − aⱼᵀaⱼ)      one-sided Jacobi: Golub & Van Loan 2013, ch. 8.6.3
 */
export function singularValues(A: readonly Float64Array[]): SingularValues {
  const turned = A.map((column) => column.slice())
  const directions = A.map((_, j) => Float64Array.from(A, (_, i) => (i === j ? 1 : 0)))
  for (let sweep = 0, turns = 1; turns > 0 && sweep < mostSweeps; sweep++) {
    turns = 0
    for (let i = 0; i < A.length; i++) {
      for (let j = i + 1; j < A.length; j++) {
        const [ii, jj, ij] = [dot(turned[i]!, turned[i]!), dot(turned[j]!, turned[j]!), dot(turned[i]!, turned[j]!)]
        if (Math.abs(ij) <= orthogonal * Math.sqrt(ii * jj)) continue
        const zeta = (jj - ii) / (2 * ij)
        const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta))
        rotate(turned[i]!, turned[j]!, tangent)
        rotate(directions[i]!, directions[j]!, tangent)
        turns++
      }
    }
  }
  return { values: Float64Array.from(turned, norm), directions }
}

function rotate(a: Float64Array, b: Float64Array, tangent: number): void {
  const cosine = 1 / Math.sqrt(1 + tangent * tangent)
  const sine = cosine * tangent
  for (let k = 0; k < a.length; k++) {
    const [ak, bk] = [a[k]!, b[k]!]
    a[k] = cosine * ak - sine * bk
    b[k] = sine * ak + cosine * bk
  }
}
