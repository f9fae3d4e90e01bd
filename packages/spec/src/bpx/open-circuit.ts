import { type Coulomb, type Ratio, toAmpereHours, type Volt } from '@firstdrive/units'
import { fine, type Result, wrong } from '../issue.ts'
import type { Bpx } from './bpx.ts'
import type { BpxElectrode } from './electrode.ts'

/** A whole cell in balance: what its open-circuit voltage is at each state of charge. */
export interface BpxBalance {
  readonly capacity: Coulomb
  openCircuit(z: Ratio): Volt
  /** dU/dT in V/K; null where neither electrode has one. */
  readonly entropy: ((z: Ratio) => number) | null
  /** Half the distance between the curves after charge and after discharge; null where the file has no branches. */
  readonly halfGap: ((z: Ratio) => number) | null
  /** Stoichiometry of each electrode. */
  negativeAt(z: Ratio): number
  positiveAt(z: Ratio): number
  /** V by which the cut-offs are missed at both ends, and A·h by which the electrodes differ. */
  readonly missed: { readonly lower: Volt; readonly upper: Volt }
  readonly unlike: number
}

export const faraday = 96_485.332_12 // C/mol, SI 2019
/** The stoichiometric limits may be moved by as much of the window to meet the cut-offs, and a cell that still misses them by more is not this one. */
const mostMoved = 0.03
const mostMissed: Volt = 0.2
/** A curve that falls by more with the charge is no fit that wiggles. */
const mostFall: Volt = 0.05
const steps = 200

/**
 * The window between the stoichiometric limits, moved along the line on which lithium is kept until both ends are the voltage cut-offs.
 *   U(z) = U₊(y) − U₋(x)      x = x₀ + z·(x₁ − x₀), y = y₀ − z·(y₀ − y₁)      Q = F·c·(a·r/3)·L·A·(x₁ − x₀)
 */
export function balanceOf(bpx: Bpx): Result<BpxBalance> {
  const { negative, positive, json, lower, upper } = bpx
  const at = (electrode: string, value: string) => ['Parameterisation', `${electrode} electrode`, value]
  const raw = {
    x: (z: number): number => negative.least + z * (negative.most - negative.least),
    y: (z: number): number => positive.most - z * (positive.most - positive.least),
  }
  const voltage = (z: number): Volt => positive.potential(raw.y(z)) - negative.potential(raw.x(z))
  for (let k = 0; k <= steps; k++) {
    const z = k / steps
    for (const [name, side, stoichiometry] of [
      ['Negative', negative, raw.x(z)],
      ['Positive', positive, raw.y(z)],
    ] as const)
      if (!Number.isFinite(side.potential(stoichiometry)))
        return wrong([
          json.issue(at(name, 'OCP [V]'), {
            code: 'physics',
            expected: 'a potential at every stoichiometry between the limits',
            got: `${side.potential(stoichiometry)} at ${stoichiometry.toPrecision(4)}`,
            hint: 'Check the expression and the stoichiometric limits.',
          }),
        ])
  }
  const [empty, full] = [meet(voltage, lower, 0), meet(voltage, upper, 1)]
  const z = (share: Ratio): number => empty + share * (full - empty)
  const openCircuit = (share: Ratio): Volt => voltage(z(share))
  const missed = { lower: openCircuit(0) - lower, upper: openCircuit(1) - upper }
  const fall = fallOf(openCircuit)
  if (fall > mostFall || Math.max(Math.abs(missed.lower), Math.abs(missed.upper)) > mostMissed)
    return wrong([
      json.issue(['Parameterisation'], {
        code: 'physics',
        expected: `an open-circuit voltage that rises from ${lower} to ${upper} V between the stoichiometric limits`,
        got: `${openCircuit(0).toFixed(3)} to ${openCircuit(1).toFixed(3)} V${fall > mostFall ? ', and it falls on the way' : ''}`,
        hint: 'Check that the electrodes are not swapped, their OCP [V], and minimum and maximum stoichiometry.',
      }),
    ])
  const [Qn, Qp] = [chargeOf(negative, bpx.area), chargeOf(positive, bpx.area)]
  const x = (share: Ratio): number => raw.x(z(share))
  const y = (share: Ratio): number => raw.y(z(share))
  const { entropy: dUn } = negative
  const { entropy: dUp } = positive
  return fine({
    capacity: (full - empty) * Math.min(Qn, Qp),
    openCircuit,
    entropy: dUn === null && dUp === null ? null : (share) => (dUp?.(y(share)) ?? 0) - (dUn?.(x(share)) ?? 0),
    halfGap: negative.branches === null && positive.branches === null ? null : (share) => gap(negative, x(share)) + gap(positive, y(share)),
    negativeAt: x,
    positiveAt: y,
    missed,
    unlike: toAmpereHours(Qn - Qp),
  })
}

/** Where the voltage meets a cut-off, near one end of the window; that end itself where it does not. */
function meet(voltage: (z: number) => Volt, cutOff: Volt, end: 0 | 1): number {
  let [low, high] = end === 0 ? [-mostMoved, mostMoved] : [1 - mostMoved, 1 + mostMoved]
  if (!(voltage(low) <= cutOff && cutOff <= voltage(high))) return end
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2
    if (voltage(middle) < cutOff) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function fallOf(curve: (z: Ratio) => Volt): Volt {
  let [most, fall] = [-Infinity, 0]
  for (let k = 0; k <= steps; k++) {
    const V = curve(k / steps)
    fall = Math.max(fall, most - V)
    most = Math.max(most, V)
  }
  return fall
}

/** Charge between the stoichiometric limits; particles fill a·r/3 of the volume, as spheres do. */
const chargeOf = ({ concentration, surface, radius, thickness, least, most }: BpxElectrode, area: number): Coulomb =>
  faraday * concentration * ((surface * radius) / 3) * thickness * area * (most - least)

/** An electrode's share of the half gap: lithium leaves it at a higher potential than that at which it enters. */
const gap = ({ branches }: BpxElectrode, stoichiometry: number): number =>
  branches === null ? 0 : 0.5 * (branches.delithiation(stoichiometry) - branches.lithiation(stoichiometry))

/** Knots out of the engine's two hundred between which a straight line is nowhere off by more than `most`, with values that never fall. */
export function knotsOf(curve: (z: Ratio) => Volt, most: Volt): { readonly soc: number[]; readonly voltage: number[] } {
  const values: number[] = []
  for (let k = 0; k <= steps; k++) values.push(Math.max(curve(k / steps), values.at(-1) ?? -Infinity))
  const kept = new Set([0, steps])
  const split = (from: number, to: number): void => {
    let [worst, at] = [most, -1]
    for (let k = from + 1; k < to; k++) {
      const line = values[from]! + ((values[to]! - values[from]!) * (k - from)) / (to - from)
      if (Math.abs(values[k]! - line) > worst) [worst, at] = [Math.abs(values[k]! - line), k]
    }
    if (at < 0) return
    kept.add(at)
    split(from, at)
    split(at, to)
  }
  split(0, steps)
  const soc = [...kept].sort((a, b) => a - b)
  return { soc: soc.map((k) => k / steps), voltage: soc.map((k) => Number(values[k]!.toFixed(4))) }
}
