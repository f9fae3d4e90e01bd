import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evaluate, tabulate } from '../numerics/curve.ts'
import { createParallel, type ParallelParameters, splitParallel, stepParallel } from './parallel.ts'
import { createLadder, splitCurrent, type TerminalPlace } from './parallel-ladder.ts'

interface Ladder {
  Np: number
  Ns: number
  Rb: number
  Rc: number
  Ri: number
  V: number
  I: number
  terminals: TerminalPlace
  string_currents_A: number[]
}
interface Group {
  Q_Ah: number[]
  R0_Ohm: number[]
  R1_Ohm: number[]
  tau_s: number
  z0: number
  I_total_A: number
  trajectory: { t_s: number; V: number; I_A: number[]; z: number[] }[]
}
/** Of liionpack and of SciPy: packages/validation/fixtures/parallel_cells.py. */
const peers = JSON.parse(readFileSync(new URL('../../../validation/fixtures/parallel-cells.json', import.meta.url), 'utf8')) as {
  ladders: Ladder[]
  group: Group
}

const openCircuit = tabulate(0, 1, 20_001, (z) => 3 + z + 0.2 * z * z)
const group: ParallelParameters = {
  cells: peers.group.Q_Ah.map((charge, j) => ({
    capacity: charge * 3600,
    seriesResistance: peers.group.R0_Ohm[j]!,
    fastResistance: peers.group.R1_Ohm[j]!,
    fastTime: peers.group.tau_s,
    slowResistance: 0,
    slowTime: 1,
  })),
  openCircuit,
  connectionResistance: 0,
  busbarResistance: 0,
  terminals: 'left',
}

test('PAR1 ladders split as liionpack splits them, within 1e-6', () => {
  expect(peers.ladders.map(({ Np, Ns }) => `${Np}p${Ns}s`)).toEqual(['4p1s', '16p2s', '7p3s'])
  for (const { Np, Ns, Rb, Rc, Ri, V, I, terminals, string_currents_A } of peers.ladders) {
    const ladder = createLadder(Np, Rb, terminals)
    ladder.source.fill(Ns * V)
    ladder.resistance.fill(Ns * (Ri + Rc))
    ladder.totalCurrent = I
    splitCurrent(ladder)
    for (const [j, i] of string_currents_A.entries()) expect(Math.abs(ladder.current[j]! - i)).toBeLessThan(1e-6)
  }
})

test('PAR2 Kirchhoff: currents sum, every mesh closes, and the terminals get what the sources give less what the resistances take', () => {
  for (const terminals of ['left', 'left-right'] as const) {
    const ladder = createLadder(5, 3e-4, terminals)
    ladder.source.set([3.6, 3.61, 3.58, 3.6, 3.65])
    ladder.resistance.set([0.02, 0.03, 0.015, 0.02, 0.04])
    ladder.totalCurrent = 40
    splitCurrent(ladder)
    const i = [...ladder.current]
    const gathered = i.map((_, j) => i.slice(0, j + 1).reduce((sum, x) => sum + x, 0))
    expect(gathered[4]).toBeCloseTo(40, 12)
    let loss = i.reduce((sum, x, j) => sum + ladder.resistance[j]! * x * x, 0)
    for (const P of gathered.slice(0, 4)) loss += 3e-4 * ((40 - P) ** 2 + (terminals === 'left' ? (40 - P) ** 2 : P * P))
    const given = i.reduce((sum, x, j) => sum + ladder.source[j]! * x, 0)
    expect(ladder.voltage * 40).toBeCloseTo(given - loss, 9)
    for (let j = 1; j < 5; j++) {
      const mesh = ladder.source[j]! - ladder.resistance[j]! * i[j]! - (ladder.source[j - 1]! - ladder.resistance[j - 1]! * i[j - 1]!)
      const P = gathered[j - 1]!
      expect(mesh).toBeCloseTo(3e-4 * (terminals === 'left' ? 2 * (40 - P) : 40 - 2 * P), 12)
    }
  }
})

test('a branch alone carries all; equal branches without busbar resistance share evenly; the branch next to the terminals carries most', () => {
  const solve = (branches: number, Rb: number, terminals: TerminalPlace) => {
    const ladder = createLadder(branches, Rb, terminals)
    ladder.source.fill(4)
    ladder.resistance.fill(0.05)
    ladder.totalCurrent = 10
    splitCurrent(ladder)
    return ladder
  }
  expect([...solve(1, 1e-3, 'left-right').current]).toEqual([10])
  expect(solve(1, 1e-3, 'left').voltage).toBeCloseTo(3.5, 12)
  for (const i of solve(6, 0, 'left').current) expect(i).toBeCloseTo(10 / 6, 12)
  const left = [...solve(6, 1e-3, 'left').current]
  expect(left).toEqual([...left].sort((a, b) => b - a))
  const ends = [...solve(6, 1e-3, 'left-right').current]
  for (let j = 0; j < 3; j++) expect(ends[j]).toBeCloseTo(ends[5 - j]!, 12)
  expect(ends[0]).toBeGreaterThan(ends[2]!)
})

/** The largest deviation from the trajectory of V, i and z at all its times. */
function deviation(dt: number) {
  const state = createParallel(group, peers.group.z0, dt)
  state.totalCurrent = peers.group.I_total_A
  let [time, worst] = [0, 0]
  for (const point of peers.group.trajectory) {
    for (; time < point.t_s - dt / 2; time += dt) stepParallel(group, state)
    splitParallel(group, state)
    const found = [state.voltage, ...state.current, ...state.stateOfCharge]
    for (const [n, value] of [point.V, ...point.I_A, ...point.z].entries()) worst = Math.max(worst, Math.abs(found[n]! - value))
  }
  return worst
}

test('PAR3 four unlike cells follow the trajectory of the differential-algebraic system, and halving the step quarters the error', () => {
  expect(deviation(0.5)).toBeLessThan(1e-6)
  expect(deviation(0.1)).toBeLessThan(2e-8)
  expect(deviation(1) / deviation(0.5)).toBeCloseTo(4, 1)
})

test('a step far beyond the time constants stays near the trajectory', () => {
  for (const dt of [60, 300, 600]) {
    const state = createParallel(group, peers.group.z0, dt)
    state.totalCurrent = peers.group.I_total_A
    for (let t = 0; t < 1800; t += dt) stepParallel(group, state)
    splitParallel(group, state)
    const end = peers.group.trajectory.at(-1)!
    for (const [j, i] of end.I_A.entries()) expect(Math.abs(state.current[j]! - i)).toBeLessThan(0.01)
    for (const [j, z] of end.z.entries()) expect(Math.abs(state.stateOfCharge[j]! - z)).toBeLessThan(1e-4)
  }
})

test('cells alike behave as one: each pair follows R·i·(1 − exp(−t/τ))', () => {
  const cell = { capacity: 180e3, seriesResistance: 1e-3, fastResistance: 5e-4, fastTime: 8, slowResistance: 7e-4, slowTime: 90 }
  const alike = { ...group, cells: [cell, cell, cell], connectionResistance: 2e-4 }
  for (const dt of [1, 20]) {
    const state = createParallel(alike, 0.8, dt)
    state.totalCurrent = 300
    for (let t = 0; t < 60; t += dt) stepParallel(alike, state)
    for (const j of [0, 1, 2]) {
      expect(state.current[j]).toBeCloseTo(100, 9)
      expect(state.fastPolarisation[j]).toBeCloseTo(0.05 * (1 - Math.exp(-60 / 8)), 12)
      expect(state.slowPolarisation[j]).toBeCloseTo(0.07 * (1 - Math.exp(-60 / 90)), 12)
      expect(state.stateOfCharge[j]).toBeCloseTo(0.8 - 6000 / 180e3, 12)
    }
    splitParallel(alike, state)
    const open = evaluate(openCircuit, 0.8 - 6000 / 180e3)
    expect(state.voltage).toBeCloseTo(open - state.fastPolarisation[0]! - state.slowPolarisation[0]! - 0.12, 9)
  }
})

test('PAR4 charge is conserved, and at rest the cells even out', () => {
  const state = createParallel(group, 0.5, 10)
  state.stateOfCharge.set([0.4, 0.5, 0.6, 0.55])
  const charge = () => group.cells.reduce((sum, { capacity }, j) => sum + capacity * state.stateOfCharge[j]!, 0)
  const before = charge()
  for (let n = 0; n < 2000; n++) stepParallel(group, state)
  expect(charge()).toBeCloseTo(before, 6)
  for (const z of state.stateOfCharge) expect(z).toBeCloseTo(state.stateOfCharge[0]!, 6)
  expect(state.voltage).toBeCloseTo(evaluate(openCircuit, state.stateOfCharge[0]!), 6)
  state.totalCurrent = 15
  for (let n = 0; n < 100; n++) stepParallel(group, state)
  expect(before - charge()).toBeCloseTo(15_000, 6)
})
