import { type BatteryParameters, ofBenchCell, tabulate, tabulateCharge, tabulateTemperature } from '@firstdrive/engine'
import { expect, test } from 'vitest'
import { type BenchTest, type Duty, runCell } from './bench.ts'
import { hppc, readHppc } from './hppc.ts'

const room = 298.15
/** 10 Ah, 3 to 4 V, 10 + 5 + 5 mΩ. */
const cell: BatteryParameters = {
  capacity: 36_000,
  openCircuit: tabulate(0, 1, 11, (z) => 3 + z),
  enthalpy: tabulate(0, 1, 11, (z) => 3 + z),
  diffusionTime: 0,
  seriesResistance: 0.01,
  fastResistance: 0.005,
  ofCharge: tabulateCharge(
    {
      openCircuit: (z) => 3 + z,
      entropy: () => 0,
      seriesResistance: () => 0.01,
      fastResistance: () => 0.005,
      slowResistance: () => 0.005,
      platingCurrent: () => 1e9,
    },
    11,
  ),
  ofTemperature: tabulateTemperature({ resistanceFactor: (T) => 2 ** ((room - T) / 20), platingFactor: () => 1 }),
  fastTime: 8,
  slowTime: 90,
  hysteresis: 0,
  hysteresisRate: 1,
  heatCapacity: 180,
  caseHeatCapacity: 2,
  caseConductance: 10,
  conductance: 0.1,
  minimumVoltage: 2.9,
  maximumVoltage: 4.1,
  ...ofBenchCell,
}
const constant = (mode: Duty['mode'], value: number, seconds: number): Duty => ({ mode, atLimit: 'stop', time: [0, seconds], value: [value, value] })
const bench = (duty: Duty, change: Partial<BenchTest> = {}) =>
  runCell({ battery: cell, duty, stateOfCharge: 1, temperature: room, airTemperature: room, isothermal: true, step: 1, ...change })

test('under constant current the log is the closed form of two RC pairs, at any step', () => {
  for (const step of [0.1, 1, 7]) {
    const { time, voltage, stateOfCharge, end } = bench(constant('current', 20, 700), { step })
    expect(end).toBe('complete')
    for (const [k, t] of time.entries()) {
      const z = 1 - (20 * t) / 36_000
      const V = 3 + z - 20 * (0.01 + 0.005 * (1 - Math.exp(-t / 8)) + 0.005 * (1 - Math.exp(-t / 90)))
      expect(stateOfCharge[k]).toBeCloseTo(z, 12)
      expect(voltage[k]).toBeCloseTo(V, 9)
    }
  }
})

test('the log has a row at each time of the duty, and none beyond its end', () => {
  const { time, current } = bench({ mode: 'current', atLimit: 'stop', time: [0, 0.5, 3, 10], value: [1, 2, -3, 0] }, { stateOfCharge: 0.5 })
  expect(time.slice(0, 5)).toEqual([0, 0.5, expect.closeTo(1.333, 3), expect.closeTo(2.167, 3), 3])
  expect(current[0]).toBe(1)
  expect(current.slice(1, 4)).toEqual([2, 2, 2])
  expect(time.at(-1)).toBe(9)
})

test('constant power is given to the watt, and ends where the cell can give no more', () => {
  const { current, voltage, end } = bench(constant('power', 100, 1200))
  for (const [k, I] of current.entries()) expect(I * voltage[k]!).toBeCloseTo(100, 9)
  expect(end).toBe('lower voltage')
  expect(bench(constant('power', 1e4, 10)).end).toBe('power')
})

test('a limit ends the test before it is broken, or tapers the current', () => {
  expect(bench(constant('current', 40, 4000)).end).toBe('lower voltage')
  const charged = bench(constant('current', -30, 4000), { stateOfCharge: 0 })
  expect(charged.end).toBe('upper voltage')
  expect(Math.max(...charged.voltage)).toBeLessThanOrEqual(4.1)
  expect(bench(constant('current', 0.5, 80_000)).end).toBe('empty')
  const tapered = bench({ ...constant('current', -30, 12_000), atLimit: 'taper' }, { stateOfCharge: 0 })
  expect(Math.max(...tapered.voltage)).toBeCloseTo(4.1, 9)
  expect(tapered.current.at(-1)!).toBeGreaterThan(-5)
})

test('in the cold a cell that may warm itself gives more than one that is held cold', () => {
  const at = (isothermal: boolean) => bench(constant('current', 8, 5000), { temperature: 253.15, airTemperature: 253.15, isothermal })
  const given = ({ time }: ReturnType<typeof at>) => time.at(-1)!
  expect(given(at(false))).toBeGreaterThan(1.5 * given(at(true)))
  expect(new Set(at(true).temperature)).toEqual(new Set([253.15]))
})

test('HPPC reads the resistances that the cell has: R₀ + R₁·(1 − e^(−10 s/τ₁)) + R₂·(1 − e^(−10 s/τ₂)), and the charge drawn on the way', () => {
  const duty = hppc(cell)
  const rungs = readHppc(duty, bench(duty))
  expect(rungs).toHaveLength(9)
  const t = 9 // the last row of a pulse stands a step before its end
  const R = 0.01 + 0.005 * (1 - Math.exp(-t / 8)) + 0.005 * (1 - Math.exp(-t / 90))
  for (const [k, { stateOfCharge, dischargeResistance, restVoltage }] of rungs.entries()) {
    expect(stateOfCharge).toBeCloseTo(1 - 0.1 * (k + 1) - (10 * 0.25 * 10 * k) / 36_000, 3)
    expect(dischargeResistance).toBeCloseTo(R + t / 36_000, 5)
    expect(restVoltage).toBeCloseTo(3 + stateOfCharge, 5)
  }
})
