import type { FitParameter } from './problem.ts'
import { solveLeastSquares } from './qr.ts'
import { linearly, type Slope } from './slope.ts'

/**
 * Where a damped step leads. What is held stays; what would cross a bound is set on it, and the step of the others is solved again.
 *   least ‖r + J·d‖² + λ·‖D·d‖²
 */
export function stepWithin(parameters: readonly FitParameter[], slope: Slope, scaling: Float64Array, damping: number): Float64Array {
  const next = slope.values.slice()
  let free = parameters.map((_, j) => j).filter((j) => !slope.held[j])
  for (;;) {
    const columns = free.map((j) => slope.J[j]!)
    const d = dampedStep(
      columns,
      linearly(slope, next),
      free.map((j) => Math.sqrt(damping) * (scaling[j]! || 1)),
    )
    const moves = free.map((j, k) => {
      const { lower, upper } = parameters[j]!
      const wish = slope.values[j]! + d[k]!
      const value = Math.min(upper, Math.max(lower, wish))
      return { j, value, crosses: value !== wish }
    })
    const crossing = moves.filter(({ crosses }) => crosses)
    for (const { j, value } of crossing.length > 0 ? crossing : moves) next[j] = value
    if (crossing.length === 0) return next
    free = moves.filter(({ crosses }) => !crosses).map(({ j }) => j)
  }
}

/** The d that makes ‖r + J·d‖² + ‖diagonal·d‖² least: that of [J; diagonal]·d against [−r; 0]. */
function dampedStep(J: readonly Float64Array[], r: Float64Array, diagonal: readonly number[]): Float64Array {
  const stacked = J.map((column, k) => {
    const tall = new Float64Array(r.length + J.length)
    tall.set(column)
    tall[r.length + k] = diagonal[k]!
    return tall
  })
  const right = new Float64Array(r.length + J.length)
  right.set(r.map((residual) => -residual))
  return solveLeastSquares(stacked, right)
}
