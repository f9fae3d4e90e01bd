import { describe, expect, test } from 'vitest'
import { evaluate } from '../numerics/curve.ts'
import { type Proportions, weakenField } from './field-weakening.ts'
import { fluxOf, mostTorquePerAmpere, torqueOf } from './loci.ts'

const kinds: readonly Proportions[] = [
  { kind: 'magnets', shortCircuit: 0.5, saliency: 1.7 },
  { kind: 'magnets', shortCircuit: 1.4, saliency: 2.5 },
  { kind: 'magnets', shortCircuit: 0.9, saliency: 1 },
  { kind: 'winding', shortCircuit: 1.3, saliency: 0.7 },
  { kind: 'cage', leakage: 0.18 },
]
const speeds = [1.05, 1.3, 1.9, 2.6, 3.4, 4.2]

/** The most torque of all currents within the limits, tried one by one. */
function tried(proportions: Proportions, speed: number): number {
  const grid = Array.from({ length: 1201 }, (_, k) => k / 1200)
  const most = (torque: (d: number, q: number) => number, flux: (d: number, q: number) => number, sign: 1 | -1, limit: number): number => {
    let best = 0
    for (const share of grid) {
      const d = sign * share
      let q = Math.sqrt(1 - d * d)
      if (flux(d, 0) > limit) continue
      if (flux(d, q) > limit) q = (q * Math.sqrt(limit ** 2 - flux(d, 0) ** 2)) / Math.sqrt(flux(d, q) ** 2 - flux(d, 0) ** 2)
      best = Math.max(best, torque(d, q))
    }
    return best
  }
  if (proportions.kind === 'cage') {
    const { leakage } = proportions
    const flux = (d: number, q: number) => Math.hypot((1 + leakage) * d, leakage * q)
    return most((d, q) => d * q, flux, 1, flux(Math.SQRT1_2, Math.SQRT1_2) / speed) / 0.5
  }
  const [magnets, saliency]: readonly number[] = [proportions.shortCircuit, proportions.saliency]
  const machine = { polePairs: 1, flux: magnets!, d: 1, q: saliency! }
  const best = mostTorquePerAmpere(machine, 1)
  const limit = fluxOf(machine, best) / speed
  const excitations = proportions.kind === 'winding' ? grid.filter((_, k) => k % 40 === 0).map((share) => share * machine.flux) : [machine.flux]
  const found = excitations.flatMap((flux) =>
    ([1, -1] as const).map((sign) => {
      const one = { ...machine, flux }
      return most(
        (d, q) => torqueOf(one, { d, q }),
        (d, q) => fluxOf(one, { d, q }),
        sign,
        limit,
      )
    }),
  )
  return Math.max(...found) / torqueOf(machine, best)
}

describe('a field that is weakened', () => {
  test.each(kinds)('leaves the most torque that any currents within both limits give: %o', (proportions) => {
    const { share } = weakenField(proportions)
    expect(share.start).toBe(1)
    expect(evaluate(share, 1)).toBeCloseTo(1, 3)
    for (const speed of speeds) expect(Math.abs(evaluate(share, speed) - tried(proportions, speed)), `at ${speed}`).toBeLessThan(2e-3)
  })

  test.each(kinds)('gives no more torque the faster it turns, and names its most power: %o', (proportions) => {
    const { share, most } = weakenField(proportions)
    for (let k = 1; k < share.values.length; k++) expect(share.values[k]!).toBeLessThanOrEqual(share.values[k - 1]! + 1e-9)
    for (const speed of speeds) expect(speed * evaluate(share, speed)).toBeLessThanOrEqual(most + 1e-9)
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThan(1.5)
  })

  test('the breakdown torque of a cage falls with the square of its speed; strong magnets end where they alone fill the voltage', () => {
    const cage = weakenField({ kind: 'cage', leakage: 0.18 })
    expect(evaluate(cage.share, 8) / evaluate(cage.share, 4)).toBeCloseTo(0.25, 2)
    const strong = weakenField({ kind: 'magnets', shortCircuit: 1.8, saliency: 1.7 })
    expect(evaluate(strong.share, 5)).toBe(0)
  })
})
