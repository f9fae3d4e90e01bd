import { createLadder, createParallel, evaluate, type ParallelParameters, splitCurrent, stepParallel, type TerminalPlace, tabulate } from '@firstdrive/engine'
import { fromAmpereHours } from '@firstdrive/units'
import { type Case, compare, worstOf } from '../case.ts'
import { fixture, type Origin } from '../fixture.ts'
import type { Part } from '../suite.ts'

interface Ladder {
  readonly Np: number
  readonly Ns: number
  readonly Rb: number
  readonly Rc: number
  readonly Ri: number
  readonly V: number
  readonly I: number
  readonly terminals: TerminalPlace
  readonly string_currents_A: readonly number[]
}

interface Group {
  readonly Q_Ah: readonly number[]
  readonly R0_Ohm: readonly number[]
  readonly R1_Ohm: readonly number[]
  readonly tau_s: number
  readonly z0: number
  readonly I_total_A: number
  readonly trajectory: readonly { readonly t_s: number; readonly V: number; readonly I_A: readonly number[]; readonly z: readonly number[] }[]
}

/** `fixtures/parallel-cells.json`. */
export interface ParallelFixture extends Origin {
  readonly ladders: readonly Ladder[]
  readonly group: Group
}

const peer = (): ParallelFixture => fixture<ParallelFixture>('parallel-cells')
const quantity = 'parallel_cells_pct'
const dt = 0.5 // s

export const parallelCells: Part = {
  title: 'Cells side by side',
  about:
    'How current splits between strings on resistive busbars, and between four unlike cells over half an hour, at steps of 0.5 s. A case is the branch, or the instant, that is furthest off.',
  needs: [],
  limits: [{ quantity, statistic: 'max_abs_pct', limit: 1e-4 }],
  origins: () => [peer()],
  cases: () => parallelCases(peer()),
}

export const parallelCases = ({ ladders, group }: ParallelFixture): readonly Case[] => [...ladders.map(ladderCase), ...groupCases(group)]

function ladderCase({ Np, Ns, Rb, Rc, Ri, V, I, terminals, string_currents_A }: Ladder): Case {
  const ladder = createLadder(Np, Rb, terminals)
  ladder.source.fill(Ns * V)
  ladder.resistance.fill(Ns * (Ri + Rc))
  ladder.totalCurrent = I
  splitCurrent(ladder)
  return worstOf(
    string_currents_A.map((theirs, j) => compare(quantity, `${Np}p${Ns}s, terminals ${terminals}`, theirs, ladder.current[j]!, `A of string ${j + 1}`)),
  )!
}

/** Voltage, currents and charges of the group at every instant of its trajectory. */
function groupCases(group: Group): readonly Case[] {
  const cells = parallelOf(group)
  const state = createParallel(cells, group.z0, dt)
  state.totalCurrent = group.I_total_A
  const found: Record<'voltage' | 'current' | 'charge', Case[]> = { voltage: [], current: [], charge: [] }
  let t = 0
  for (const { t_s, V, I_A, z } of group.trajectory) {
    for (; t < t_s; t += dt) stepParallel(cells, state)
    const now = instant(cells, group, state.stateOfCharge, state.fastPolarisation)
    found.voltage.push(compare(quantity, 'group of 4, voltage', V, now.voltage, `V at ${t_s} s`))
    for (const [j, theirs] of I_A.entries())
      found.current.push(compare(quantity, 'group of 4, currents', theirs, now.current[j]!, `A of cell ${j + 1} at ${t_s} s`))
    for (const [j, theirs] of z.entries())
      found.charge.push(compare(quantity, 'group of 4, charge', theirs, state.stateOfCharge[j]!, `of cell ${j + 1} at ${t_s} s`))
  }
  return Object.values(found).map((cases) => worstOf(cases)!)
}

const parallelOf = ({ Q_Ah, R0_Ohm, R1_Ohm, tau_s }: Group): ParallelParameters => ({
  cells: Q_Ah.map((charge, j) => ({
    capacity: fromAmpereHours(charge),
    seriesResistance: R0_Ohm[j]!,
    fastResistance: R1_Ohm[j]!,
    fastTime: tau_s,
    slowResistance: 0,
    slowTime: 1,
  })),
  openCircuit: tabulate(0, 1, 20_001, (z) => 3 + z + 0.2 * z * z),
  connectionResistance: 0,
  busbarResistance: 0,
  terminals: 'left',
})

/** A step gives means; the split at an instant follows from the states there. */
function instant({ cells, openCircuit }: ParallelParameters, { I_total_A }: Group, charges: Float64Array, polarisations: Float64Array) {
  const ladder = createLadder(cells.length, 0, 'left')
  for (const [j, { seriesResistance }] of cells.entries()) {
    ladder.source[j] = evaluate(openCircuit, charges[j]!) - polarisations[j]!
    ladder.resistance[j] = seriesResistance
  }
  ladder.totalCurrent = I_total_A
  splitCurrent(ladder)
  return ladder
}
