import type { Ampere, Ohm, Volt } from '@firstdrive/units'

/** Where a group's terminals sit on its two busbars: both at the first branch, or the negative at the first and the positive at the last. */
export type TerminalPlace = 'left' | 'left-right'

/** Branches side by side between two busbars; a branch is a source behind its resistance. Currents are positive in discharge. */
export interface ParallelLadder {
  /** Of each busbar between neighbouring branches. */
  readonly busbarResistance: Ohm
  readonly terminals: TerminalPlace
  /** Of each branch; resistance includes its connection. */
  readonly source: Float64Array
  readonly resistance: Float64Array
  /** Wanted of all branches together. */
  totalCurrent: Ampere
  /** Found: of each branch, and between the terminals. */
  readonly current: Float64Array
  voltage: Volt
  /** Currents gathered from the first branch on, and what the elimination keeps. */
  readonly gathered: Float64Array
  readonly kept: Float64Array
}

export const createLadder = (branches: number, busbarResistance: Ohm, terminals: TerminalPlace): ParallelLadder => ({
  busbarResistance,
  terminals,
  source: new Float64Array(branches),
  resistance: new Float64Array(branches).fill(1),
  totalCurrent: 0,
  current: new Float64Array(branches),
  voltage: 0,
  gathered: new Float64Array(branches),
  kept: new Float64Array(branches),
})

/**
 * Splits the current by Kirchhoff's laws. With P_j = i_1 + … + i_j, the mesh between branches j and j + 1 is
 *   −R_j·P_(j−1) + (R_j + R_(j+1) + 2·R_b)·P_j − R_(j+1)·P_(j+1) = e_j − e_(j+1) + a·I      P_0 = 0, P_N = I
 * with a = 2·R_b for terminals at the left, where both busbars carry what lies beyond, and a = R_b for terminals at either end. The matrix is
 * tridiagonal and dominated by its diagonal: one elimination down and up (Thomas) is exact and stable.
 */
export function splitCurrent(ladder: ParallelLadder): void {
  const { source: e, resistance: R, busbarResistance: Rb, terminals, totalCurrent: I, current, gathered: P, kept } = ladder
  const last = e.length - 1
  const aI = (terminals === 'left' ? 2 : 1) * Rb * I

  for (let j = 0; j < last; j++) {
    const right = R[j + 1]!
    const pivot = R[j]! + right + 2 * Rb - (j > 0 ? R[j]! * kept[j - 1]! : 0)
    const load = e[j]! - e[j + 1]! + aI + (j > 0 ? R[j]! * P[j - 1]! : 0)
    kept[j] = right / pivot
    P[j] = load / pivot
  }
  P[last] = I
  for (let j = last - 1; j >= 0; j--) P[j]! += kept[j]! * P[j + 1]!

  let along = 0
  for (let j = 0; j <= last; j++) {
    current[j] = P[j]! - (j > 0 ? P[j - 1]! : 0)
    if (j < last) along += P[j]!
  }
  ladder.voltage = e[0]! - R[0]! * current[0]! - (terminals === 'left' ? 0 : Rb * along)
}
