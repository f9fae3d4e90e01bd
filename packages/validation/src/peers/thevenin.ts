import { type BatteryState, createBattery, limitBattery, passCurrent, stepBattery } from '@firstdrive/engine'
import { fromCelsius } from '@firstdrive/units'
import { type Case, compare, worstOf } from '../case.ts'
import { fixture } from '../fixture.ts'
import type { Part } from '../suite.ts'
import { exampleLaws, theveninCell } from './thevenin-cell.ts'
import { currentAt, meanCurrent } from './thevenin-current.ts'
import type { TheveninCase, TheveninFixture } from './thevenin-fixture.ts'

const dt = 1 // s

const pybamm = (): TheveninFixture => fixture<TheveninFixture>('pybamm-thevenin')

export const thevenin: Part = {
  title: 'Thevenin cell of PyBaMM',
  about:
    'Eight drives of equivalent_circuit.Thevenin at constant current, constant power and in pulses, with the engine at steps of 1 s. A case is the instant at which voltage, or cell or jig temperature, is furthest off. Dependence of resistance on current, dU/dT over temperature and τ = R₁·C₁ are PyBaMM’s and set from outside; all else is the engine’s. Case A has a closed form.',
  needs: [],
  limits: [
    { quantity: 'pybamm_thevenin_mV', statistic: 'max_abs_mV', limit: 0.5 },
    { quantity: 'pybamm_thevenin_mK', statistic: 'max_abs_mK', limit: 20 },
    { quantity: 'analytic_voltage_mV', statistic: 'max_abs_mV', limit: 5e-4 },
    { quantity: 'analytic_soc_pct', statistic: 'max_abs_pct', limit: 1e-4 },
    { quantity: 'analytic_temperature_mK', statistic: 'max_abs_mK', limit: 0.1 },
  ],
  origins: () => [pybamm()],
  cases: () => theveninCases(pybamm()),
}

/** The engine beside each drive of the fixture, and beside the closed form of the first. */
export const theveninCases = (from: TheveninFixture): readonly Case[] => [...besideDrives(from), ...besideClosedForm(from)]

/** Voltage and temperatures of each drive, where they are furthest off. */
function besideDrives(from: TheveninFixture): readonly Case[] {
  const drives = from.cases.map((drive) => ({ drive, ours: follow(from, drive) }))
  return [
    ...drives.map(({ drive, ours }) => worst('pybamm_thevenin_mV', drive, ours, [['voltage', ({ voltage }) => voltage, drive.voltage_V]])),
    ...drives.map(({ drive, ours }) =>
      worst('pybamm_thevenin_mK', drive, ours, [
        ['cell', ({ temperature }) => temperature, drive.temperature_C.map(fromCelsius)],
        ['jig', ({ caseTemperature }) => caseTemperature, drive.jig_C.map(fromCelsius)],
      ]),
    ),
  ]
}

function besideClosedForm(from: TheveninFixture): readonly Case[] {
  const { analytic } = from
  const last = follow(from, from.cases[0]!).at(-1)!
  return [
    compare('analytic_voltage_mV', 'A', 1e3 * analytic.voltage_V, 1e3 * last.voltage, `${analytic.time_s} s`),
    compare('analytic_soc_pct', 'A', analytic.soc, last.stateOfCharge, `${analytic.time_s} s`),
    compare('analytic_temperature_mK', 'A', 1e3 * fromCelsius(analytic.temperature_C), 1e3 * last.temperature, `${analytic.time_s} s`),
  ]
}

type Sample = Pick<BatteryState, 'voltage' | 'stateOfCharge' | 'temperature' | 'caseTemperature'>
type Read = readonly [name: string, ours: (sample: Sample) => number, theirs: readonly number[]]

/** The instant of a drive at which any of these is furthest off, in thousandths. */
const worst = (quantity: string, { id, time_s }: TheveninCase, ours: readonly Sample[], reads: readonly Read[]): Case =>
  worstOf(
    reads.flatMap(([name, read, theirs]) => ours.map((sample, k) => compare(quantity, id, 1e3 * theirs[k]!, 1e3 * read(sample), `${name} at ${time_s[k]} s`))),
  )!

/** Drives the engine as the case was driven; what it shows at the instants of the case. */
function follow(from: TheveninFixture, { asked, time_s }: TheveninCase): readonly Sample[] {
  const tables = from.tables[asked.tables]
  const battery = theveninCell(from, tables)
  const state = createBattery(battery, asked.soc, fromCelsius(asked.temperature_C), dt)
  const around = { airTemperature: fromCelsius(asked.air_C) }
  const prepare = (current: number): void => {
    limitBattery(battery, state)
    exampleLaws(tables, state, current, dt)
  }
  const samples: Sample[] = []
  for (let t = 0; samples.length < time_s.length; t += dt) {
    const { power_W } = asked
    const now = power_W === undefined ? currentAt(asked, t) : currentOf(power_W, state, prepare)
    prepare(now)
    if (time_s[samples.length] === t) samples.push({ ...state, voltage: state.source - state.resistance * now })
    if (power_W === undefined) {
      const mean = meanCurrent(asked, t, t + dt)
      prepare(mean)
      passCurrent(state, mean, around)
    } else {
      state.wanted = power_W
      stepBattery(state, around)
    }
  }
  return samples
}

/** The current at which the cell gives this power, found by repetition because the resistance depends on it: I = 2P/(e + √(e² − 4·R₀·P)). */
function currentOf(power: number, state: BatteryState, prepare: (current: number) => void): number {
  let current = state.current
  for (let k = 0; k < 5; k++) {
    prepare(current)
    const { source: e, resistance: R0 } = state
    current = (2 * power) / (e + Math.sqrt(e * e - 4 * R0 * power))
  }
  return current
}
