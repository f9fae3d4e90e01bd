import type { JoulePerKelvin, Quantity, Ratio, Second, WattPerKelvin } from '@firstdrive/units'
import { exp } from './exponential.ts'

/** What a step of two coupled heat stores leaves of their excess over the surroundings, and adds for each watt into the inner one. */
export interface CoupledNodes {
  readonly innerKept: Ratio
  readonly innerFromOuter: Ratio
  readonly outerFromInner: Ratio
  readonly outerKept: Ratio
  readonly innerPerWatt: Quantity<'K/W'>
  readonly outerPerWatt: Quantity<'K/W'>
}

/**
 * Two heat stores in a row to the surroundings, solved exactly for a heat that is constant over the step, so that no step is too long:
 *   C₁·ẋ₁ = q − k₁₂·(x₁ − x₂)      C₂·ẋ₂ = k₁₂·(x₁ − x₂) − k₂·x₂
 *   x(dt) = e^(A·dt)·x(0) + ∫₀^dt e^(A·s)ds·(q/C₁, 0)
 * A is similar to a symmetric matrix: its eigenvalues are real and e^(A·s) = (e^(λs)·(A − μ) − e^(μs)·(A − λ))/(λ − μ).
 */
export function coupleNodes(C1: JoulePerKelvin, C2: JoulePerKelvin, k12: WattPerKelvin, k2: WattPerKelvin, dt: Second): CoupledNodes {
  const [a, b, c, d] = [-k12 / C1, k12 / C1, k12 / C2, -(k12 + k2) / C2]
  const half = 0.5 * (a + d)
  const root = Math.sqrt(0.25 * (a - d) * (a - d) + b * c)
  if (root === 0) {
    // uncoupled and alike: each by itself
    const kept = exp(a * dt)
    return { innerKept: kept, innerFromOuter: 0, outerFromInner: 0, outerKept: kept, innerPerWatt: mean(a, dt) / C1, outerPerWatt: 0 }
  }
  const [fast, slow] = [half - root, half + root]
  const blend = (f: number, s: number, entry: number, diagonal: boolean): number => {
    const unit = diagonal ? 1 : 0
    return (s * (entry - fast * unit) - f * (entry - slow * unit)) / (slow - fast)
  }
  const [f, s] = [exp(fast * dt), exp(slow * dt)]
  const [F, S] = [mean(fast, dt), mean(slow, dt)]
  return {
    innerKept: blend(f, s, a, true),
    innerFromOuter: blend(f, s, b, false),
    outerFromInner: blend(f, s, c, false),
    outerKept: blend(f, s, d, true),
    innerPerWatt: blend(F, S, a, true) / C1,
    outerPerWatt: blend(F, S, c, false) / C1,
  }
}

/** ∫₀^dt e^(λ·s)ds, by its series where the difference would lose digits. */
function mean(rate: number, dt: Second): number {
  const x = rate * dt
  return Math.abs(x) < 1e-3 ? dt * (1 + (x / 2) * (1 + (x / 3) * (1 + (x / 4) * (1 + x / 5)))) : (exp(x) - 1) / rate
}
