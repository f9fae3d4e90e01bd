import { type AgeingModel, evaluate, nmc50, resistanceFactor } from '@firstdrive/engine'
import { describe, expect, test } from 'vitest'
import { type Case, errorOf, unitOf } from '../case.ts'
import { fixture } from '../fixture.ts'
import { runSuite } from '../suite.ts'
import { blastCases } from './blast-lite.ts'
import { capacityCases } from './capacity.ts'
import { resistanceCases } from './cold-resistance.ts'
import { type ParallelFixture, parallelCases } from './parallel-cells.ts'
import { peers } from './peers.ts'
import { fitResistance } from './resistance-fit.ts'
import { theveninCases } from './thevenin.ts'
import { currentAt, meanCurrent } from './thevenin-current.ts'
import type { TheveninFixture } from './thevenin-fixture.ts'
import { linear } from './uniform.ts'

const found = runSuite('peers', peers, '')

test.each(found.limits)('$quantity: $statistic ≤ $limit', ({ got, limit }) => expect(Math.abs(got)).toBeLessThanOrEqual(limit))

test('every stated limit is asked for, and the same suite gives the same bytes', () => {
  const own = peers.filter(({ needs }) => needs.length === 0)
  expect(found.parts.map(({ title }) => title)).toEqual(own.map(({ title }) => title))
  expect(found.limits.length).toBe(own.flatMap(({ limits }) => limits).length)
  expect(JSON.stringify(runSuite('peers', peers, ''))).toBe(JSON.stringify(found))
})

test('the suite has its eight drives and their closed form', () => {
  const cases = found.parts[0]!.cases
  const ids = (wanted: string) => cases.filter(({ quantity }) => quantity === wanted).map(({ id }) => id)
  expect(ids('pybamm_thevenin_mV').length).toBe(8)
  expect(ids('pybamm_thevenin_mK')).toEqual(ids('pybamm_thevenin_mV'))
  const analytic = (quantity: string) => cases.find((each) => each.quantity === quantity)!
  expect(analytic('analytic_voltage_mV').got).toBeCloseTo(3350, 3)
  expect(analytic('analytic_soc_pct').got).toBeCloseTo(0.4, 7)
  expect(analytic('analytic_temperature_mK').got).toBeCloseTo(1e3 * (13.856_467 + 273.15), 1)
})

describe('what is made worse is found out', () => {
  const pybamm = fixture<TheveninFixture>('pybamm-thevenin')
  const largest = (cases: readonly Case[], wanted: string) =>
    Math.max(...cases.filter(({ quantity }) => quantity === wanted).map((each) => Math.abs(errorOf(each))))
  const limitOf = (wanted: string) => found.limits.find(({ quantity }) => quantity === wanted)!.limit

  const { ECM_Example: example } = pybamm.tables
  const scaled = (values: readonly number[], factor: number) => values.map((value) => value * factor)
  const withTables = (change: Partial<typeof example>): TheveninFixture => ({ ...pybamm, tables: { ...pybamm.tables, ECM_Example: { ...example, ...change } } })

  test.each<[string, string, TheveninFixture]>([
    ['R₀ 1 % larger', 'pybamm_thevenin_mV', withTables({ R0_Ohm: { ...example.R0_Ohm, ofCharge: scaled(example.R0_Ohm.ofCharge, 1.01) } })],
    ['R₁ 1 % larger', 'pybamm_thevenin_mV', withTables({ R1_Ohm: { ...example.R1_Ohm, ofCharge: scaled(example.R1_Ohm.ofCharge, 1.01) } })],
    ['τ 2 % longer', 'pybamm_thevenin_mV', withTables({ C1_F: { ...example.C1_F, ofCharge: scaled(example.C1_F.ofCharge, 1.02) } })],
    ['no growth with current', 'pybamm_thevenin_mV', withTables({ R0_Ohm: { ...example.R0_Ohm, ofCurrent: example.R0_Ohm.ofCurrent.map(() => 1) } })],
    [
      'dU/dT 3 % larger',
      'pybamm_thevenin_mK',
      withTables({ entropy: { ...example.entropy, rows_V_per_K: example.entropy.rows_V_per_K.map((row) => scaled(row, 1.03)) } }),
    ],
    ['a cell 1 % heavier', 'pybamm_thevenin_mK', { ...pybamm, cell: { ...pybamm.cell, heat_capacity_J_per_K: 1010 } }],
    ['a jig that holds 1 % more', 'pybamm_thevenin_mK', { ...pybamm, cell: { ...pybamm.cell, jig_heat_capacity_J_per_K: 505 } }],
    ['a capacity 1e-5 larger', 'analytic_voltage_mV', { ...pybamm, cell: { ...pybamm.cell, capacity_Ah: 100 * (1 + 1e-5) } }],
    ['a jig that cools 0.01 % better', 'analytic_temperature_mK', { ...pybamm, cell: { ...pybamm.cell, jig_to_air_W_per_K: 10.001 } }],
  ])('%s', (_, quantity, worse) => expect(largest(theveninCases(worse), quantity)).toBeGreaterThan(limitOf(quantity)))

  test('a resistance law of one Arrhenius term', () => {
    const { cells } = fixture<{ cells: Parameters<typeof resistanceCases>[1][] }>('measured-resistance')
    for (const cell of cells) expect(largest(resistanceCases('x_pct', cell, { a: 2500, b: 0 }), 'x_pct')).toBeGreaterThan(10)
  })

  test.each<[string, (model: AgeingModel) => AgeingModel]>([
    ['a power of time 2 % larger', (model) => ({ ...model, calendar: { ...model.calendar, lossPower: 1.02 * model.calendar.lossPower } })],
    ['a power of cycles 2 % larger', (model) => ({ ...model, cycle: { ...model.cycle, lossPower: 1.02 * model.cycle.lossPower } })],
    ['a day of 25 hours', (model) => ({ ...model, calendar: { ...model.calendar, unit: (25 / 24) * model.calendar.unit } })],
  ])('ageing with %s', (_, worse) =>
    expect(largest(blastCases(fixture('blast-lite'), [worse(nmc50)]), 'blast_lite_pct')).toBeGreaterThan(limitOf('blast_lite_pct')),
  )

  test.each<[string, (from: ParallelFixture) => ParallelFixture]>([
    ['a busbar of 0.1 % more resistance', (from) => ({ ...from, ladders: from.ladders.map((ladder) => ({ ...ladder, Rb: 1.001 * ladder.Rb })) })],
    ['terminals at the other place', (from) => ({ ...from, ladders: from.ladders.map((ladder) => ({ ...ladder, terminals: 'left-right' as const })) })],
    ['R₁ 0.01 % larger', (from) => ({ ...from, group: { ...from.group, R1_Ohm: scaled(from.group.R1_Ohm, 1.0001) } })],
  ])('side by side with %s', (_, worse) =>
    expect(largest(parallelCases(worse(fixture('parallel-cells'))), 'parallel_cells_pct')).toBeGreaterThan(limitOf('parallel_cells_pct')),
  )

  test('a cell of 2 % more charge', () => {
    const { cells } = fixture<{ cells: Parameters<typeof capacityCases>[0][] }>('bpx-cells')
    const nmc = cells.find(({ id }) => id === 'nmc111')!
    expect(largest(capacityCases({ ...nmc, capacity_Ah: 1.02 * nmc.capacity_Ah }), 'capacity_25C_pct')).toBeGreaterThan(2)
  })
})

test('the fit finds the law that made the points', () => {
  const law = { a: 1900, b: 3.3e6 }
  const factor = resistanceFactor(law)
  const points = [-25, -10, 0, 15, 25, 40].map((celsius) => ({ temperature: celsius + 273.15, resistance: 0.01 * evaluate(factor, celsius + 273.15) }))
  const fitted = fitResistance(points)
  expect(fitted.resistance).toBeCloseTo(0.01, 6)
  expect(fitted.law.a / law.a).toBeCloseTo(1, 3)
  expect(fitted.law.b / law.b).toBeCloseTo(1, 3)
})

test('the mean of a current that is linear between breaks', () => {
  const asked = { tables: 'constant', soc: 1, temperature_C: 25, air_C: 25, breaks_s: [0, 59.9, 60, 119.9, 120], breaks_A: [0, 0, 300, 300, 0] } as const
  expect(currentAt(asked, 59.95)).toBeCloseTo(150, 9)
  expect(meanCurrent(asked, 59, 60)).toBeCloseTo(15, 9)
  expect(meanCurrent(asked, 119, 120)).toBeCloseTo(285, 9)
  expect(meanCurrent(asked, 70, 71)).toBe(300)
})

test('a table goes on beyond its ends as in its last interval', () => {
  const table = { ends: [0, 2], values: [0, 10, 30] } as const
  expect([-1, 0.5, 1, 1.5, 2, 3].map((x) => linear(table, x))).toEqual([-10, 5, 10, 20, 30, 50])
})

test('every quantity is named after the unit of its error', () => {
  for (const { quantity } of found.parts.flatMap(({ cases }) => cases)) expect(quantity.endsWith(`_${unitOf(quantity)}`), quantity).toBe(true)
})
