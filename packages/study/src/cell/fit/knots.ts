import type { Ratio } from '@firstdrive/units'

/** Where the open-circuit voltage of a cell bends, denser at both ends: the knots of the library's cells. */
const usual: readonly Ratio[] = [
  0, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99, 1,
]
/** Knots lie on those of the engine's tables, so that nothing is lost when the cell is compiled. */
const perUnit = 200
const leastRows = 3
/** An end that is as near counts as reached. */
const reached: Ratio = 0.015
/** Pulses as near to each other share a knot, and there are no more knots than this. */
const together: Ratio = 0.03
const mostPulseKnots = 12

/** Knots of the open-circuit voltage over the states of charge that were seen, with at least three rows between any two. */
export function openCircuitKnots(charges: readonly Ratio[]): readonly Ratio[] {
  const seen = [...charges].sort((a, b) => a - b)
  const low = Math.floor(seen[0]! * perUnit) / perUnit
  const high = Math.max(Math.ceil(seen.at(-1)! * perUnit), Math.floor(seen[0]! * perUnit) + 1) / perUnit
  const [first, last] = [low <= reached ? 0 : low, high >= 1 - reached ? 1 : high]
  const rowsBetween = (from: Ratio, to: Ratio): number => seen.filter((z) => z >= from && z <= to).length
  const knots: Ratio[] = [first]
  for (const z of usual) if (z > first && z < last && rowsBetween(knots.at(-1)!, z) >= leastRows) knots.push(z)
  while (knots.length > 1 && rowsBetween(knots.at(-1)!, last) < leastRows) knots.pop()
  return [...knots, last]
}

/** Knots of the resistances: the states of charge at which pulses were given. */
export function resistanceKnots(pulses: readonly Ratio[]): readonly Ratio[] {
  const groups: Ratio[][] = []
  for (const z of [...pulses].sort((a, b) => a - b)) {
    const group = groups.at(-1)
    if (group === undefined || z - group[0]! > together) groups.push([z])
    else group.push(z)
  }
  const centres = [...new Set(groups.map((group) => Math.round((group.reduce((sum, z) => sum + z, 0) / group.length) * perUnit) / perUnit))].map(inside)
  const every = Math.ceil(centres.length / mostPulseKnots)
  return every <= 1 ? centres : centres.filter((_, k) => k % every === 0 || k === centres.length - 1)
}

const inside = (z: Ratio): Ratio => Math.min(1, Math.max(0, z))
