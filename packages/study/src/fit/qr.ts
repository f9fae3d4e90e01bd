import { dot, norm } from './vector.ts'

/**
 * The x that makes ‖A·x − b‖ least, for an A of full rank with no fewer rows than columns. Overwrites A (given as its columns) and b.
 *   QᵀA = R by reflections I − 2·v·vᵀ/vᵀv, then R·x = Qᵀb      Golub & Van Loan 2013, ch. 5.2–5.3
 * Unlike the normal equations AᵀA·x = Aᵀb it does not square the condition number.
 */
export function solveLeastSquares(A: readonly Float64Array[], b: Float64Array): Float64Array {
  const diagonal = A.map((column, k) => {
    const v = column.subarray(k)
    const head = v[0]!
    const alpha = head > 0 ? -norm(v) : norm(v)
    v[0] = head - alpha // vᵀv = −2·alpha·v₀
    for (const other of [...A.slice(k + 1), b]) reflect(v, other.subarray(k), alpha)
    return alpha
  })
  const x = new Float64Array(A.length)
  for (let k = A.length - 1; k >= 0; k--) {
    let rest = b[k]!
    for (let j = k + 1; j < A.length; j++) rest -= A[j]![k]! * x[j]!
    x[k] = rest / diagonal[k]!
  }
  return x
}

function reflect(v: Float64Array, column: Float64Array, alpha: number): void {
  const share = dot(v, column) / (alpha * v[0]!)
  for (let i = 0; i < v.length; i++) column[i]! += share * v[i]!
}
