import type { Ampere, Coulomb, Ohm, Ratio, Second, Volt } from '@firstdrive/units'
import { type Curve, createPoint, lookUp } from '../numerics/curve.ts'
import { exp } from '../numerics/exponential.ts'
import { createLadder, type ParallelLadder, splitCurrent, type TerminalPlace } from './parallel-ladder.ts'

/** One cell, or string, of a group: as the pack's, but each its own. A cell of one pair has a slow resistance of 0. */
export interface ParallelCell {
  readonly capacity: Coulomb
  readonly seriesResistance: Ohm
  readonly fastResistance: Ohm
  readonly fastTime: Second
  readonly slowResistance: Ohm
  readonly slowTime: Second
}

/** Cells of one kind, side by side between two busbars. */
export interface ParallelParameters {
  readonly cells: readonly ParallelCell[]
  readonly openCircuit: Curve
  /** From a cell to its busbars. */
  readonly connectionResistance: Ohm
  /** Of each busbar between neighbouring cells. */
  readonly busbarResistance: Ohm
  readonly terminals: TerminalPlace
}

export interface ParallelState {
  readonly step: Second
  /** Set before the step: of the group, positive in discharge. */
  totalCurrent: Ampere
  /** Between the terminals and of each cell, means over the last step. */
  voltage: Volt
  readonly current: Float64Array
  /** Of each cell. */
  readonly stateOfCharge: Float64Array
  readonly fastPolarisation: Float64Array
  readonly slowPolarisation: Float64Array
  readonly ladder: ParallelLadder
  /** What a step leaves of each polarisation, and its mean over the step, as shares of its start. */
  readonly fastDecay: Float64Array
  readonly fastMean: Float64Array
  readonly slowDecay: Float64Array
  readonly slowMean: Float64Array
}

export function createParallel(group: ParallelParameters, stateOfCharge: Ratio, step: Second): ParallelState {
  const { cells } = group
  const ladder = createLadder(cells.length, group.busbarResistance, group.terminals)
  const zeros = () => new Float64Array(cells.length)
  const of = (share: (cell: ParallelCell) => number) => Float64Array.from(cells, share)
  return {
    step,
    totalCurrent: 0,
    voltage: 0,
    current: ladder.current,
    stateOfCharge: zeros().fill(stateOfCharge),
    fastPolarisation: zeros(),
    slowPolarisation: zeros(),
    ladder,
    fastDecay: of(({ fastTime }) => exp(-step / fastTime)),
    fastMean: of(({ fastTime }) => meanDecay(step / fastTime)),
    slowDecay: of(({ slowTime }) => exp(-step / slowTime)),
    slowMean: of(({ slowTime }) => meanDecay(step / slowTime)),
  }
}

/** (1 − e⁻ˣ)/x, the mean of e⁻ˢ up to x. */
const meanDecay = (x: number): Ratio => (x < 1e-4 ? 1 - x / 2 + (x * x) / 6 : (1 - exp(-x)) / x)

const at = createPoint()

/**
 * Gives the group `totalCurrent` for a step, each cell a constant share of it, found from the sources' means over the step:
 *   e_j = OCV(z) − m₁·v₁ − m₂·v₂      R_j = R₀ + R_c + OCV′(z)·dt/(2·Q) + (1 − m₁)·R₁ + (1 − m₂)·R₂      m = (1 − e^(−dt/τ))·τ/dt
 * The states then follow exactly from that share. Because the shares see where they lead, no step is unstable and the error is of second order.
 * Plett, Battery Management Systems, vol. I, ch. 2 (Artech House, 2015), for the cell; the busbars are those of `splitCurrent`.
 */
export function stepParallel(group: ParallelParameters, state: ParallelState): void {
  const { cells, openCircuit, connectionResistance: Rc } = group
  const { step: dt, stateOfCharge: z, fastPolarisation: v1, slowPolarisation: v2, fastDecay, fastMean, slowDecay, slowMean, ladder, current } = state
  const knot = 1 / openCircuit.density
  const end = openCircuit.start + knot * (openCircuit.values.length - 1)

  for (let j = 0; j < cells.length; j++) {
    const { capacity: Q, seriesResistance: R0, fastResistance: R1, slowResistance: R2 } = cells[j]!
    const m1 = fastMean[j]!
    const m2 = slowMean[j]!
    at.x = z[j]!
    lookUp(openCircuit, at)
    const OCV = at.value
    const left = Math.max(Math.min(z[j]!, end - knot), openCircuit.start) // so that the slope is whole at both ends
    at.x = left
    lookUp(openCircuit, at)
    const low = at.value
    at.x = left + knot
    lookUp(openCircuit, at)
    const slope = (at.value - low) / knot
    ladder.source[j] = OCV - m1 * v1[j]! - m2 * v2[j]!
    ladder.resistance[j] = R0 + Rc + (slope * dt) / (2 * Q) + (1 - m1) * R1 + (1 - m2) * R2
  }
  ladder.totalCurrent = state.totalCurrent
  splitCurrent(ladder)

  state.voltage = ladder.voltage
  for (let j = 0; j < cells.length; j++) {
    const { capacity: Q, fastResistance: R1, slowResistance: R2 } = cells[j]!
    const i = current[j]!
    z[j]! -= (i * dt) / Q
    v1[j] = fastDecay[j]! * v1[j]! + (1 - fastDecay[j]!) * R1 * i
    v2[j] = slowDecay[j]! * v2[j]! + (1 - slowDecay[j]!) * R2 * i
  }
}

/** The shares at this very instant, at `totalCurrent`: for reporting between steps. */
export function splitParallel(group: ParallelParameters, state: ParallelState): void {
  const { cells, openCircuit, connectionResistance: Rc } = group
  const { ladder } = state
  for (let j = 0; j < cells.length; j++) {
    at.x = state.stateOfCharge[j]!
    lookUp(openCircuit, at)
    ladder.source[j] = at.value - state.fastPolarisation[j]! - state.slowPolarisation[j]!
    ladder.resistance[j] = cells[j]!.seriesResistance + Rc
  }
  ladder.totalCurrent = state.totalCurrent
  splitCurrent(ladder)
  state.voltage = ladder.voltage
}
