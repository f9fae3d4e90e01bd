import { expect, test } from 'vitest'
import { battery } from '../../test/made-up-car.ts'
import { evaluate } from '../numerics/curve.ts'
import { passCurrent, stepBattery, stepSimpleBattery } from './battery.ts'
import { chargeLimit, dischargeLimit, limitBattery, limitSimpleBattery } from './limits.ts'
import { type OfCharge, tabulateCharge, tabulateTemperature } from './parameters.ts'
import { resistanceFactor } from './resistance-law.ts'
import { type BatteryState, createBattery } from './state.ts'
import { sustained } from './sustained.ts'

const room = 298.15

const flat: OfCharge = {
  openCircuit: () => 700,
  entropy: () => 0,
  seriesResistance: () => 0.1,
  fastResistance: () => 0.015,
  slowResistance: () => 0.02,
  platingCurrent: () => 1e9,
}

/** One step at `power`. */
function give(state: BatteryState, power: number | ((state: BatteryState) => number)): void {
  limitBattery(battery, state)
  state.wanted = typeof power === 'number' ? power : power(state)
  stepBattery(state, { airTemperature: room })
}

test('BAT1 the terminals give the power that was asked, both ways', () => {
  for (const power of [-150e3, -1e3, 0, 5e3, 250e3]) {
    const state = createBattery(battery, 0.6, room, 1)
    for (let k = 0; k < 5; k++) {
      give(state, power)
      expect(state.power).toBeCloseTo(power, 6)
      expect(state.voltage * state.current).toBeCloseTo(power, 6)
    }
  }
})

test('BAT1 what leaves the chemistry is terminal power and heat, reversible heat included', () => {
  const state = createBattery(battery, 0.8, 263.15, 1)
  for (const power of [-150e3, -1e3, 0, 5e3, 250e3]) {
    const z = state.stateOfCharge
    give(state, power)
    expect(state.chemicalPower - state.power - state.heat).toBeCloseTo(0, 9)
    expect(state.chemicalPower).toBeCloseTo(evaluate(battery.enthalpy, z) * state.current, 6)
  }
})

test('the reversible heat −I·T·dU/dT changes sign with the current', () => {
  const heats = [50, -50].map((current) => {
    const state = createBattery({ ...battery, hysteresis: 0 }, 0.9, room, 1)
    limitBattery(battery, state)
    passCurrent(state, current, { airTemperature: room })
    return { heat: state.heat, ohmic: state.resistance * current * current, reversible: -current * room * state.entropy }
  })
  for (const { heat, ohmic, reversible } of heats) expect(heat).toBeCloseTo(ohmic + reversible, 6)
  expect(heats[0]!.reversible).toBeCloseTo(-heats[1]!.reversible, 9)
})

const branch = (state: BatteryState): number => state.openCircuit + battery.hysteresis * state.hysteresis

test('BAT2 at rest the voltage returns to open circuit, on the branch of the last current', () => {
  const state = createBattery(battery, 0.6, room, 1)
  const rest = (power: number, seconds: number) => {
    for (let k = 0; k < seconds; k++) {
      give(state, power)
      state.temperature = room
    }
  }
  rest(200e3, 200)
  expect(branch(state) - state.voltage).toBeGreaterThan(20)
  rest(0, 1500)
  expect(Math.abs(branch(state) - state.voltage)).toBeLessThan(1e-3)
  expect(state.openCircuit).toBeCloseTo(evaluate(battery.openCircuit, state.stateOfCharge), 3)
})

test('a sphere’s lag: τ_d·I/Q in the steady state, more of it in the cold, gone at rest', () => {
  const pack = {
    ...battery,
    diffusionTime: 200,
    heatCapacity: 1e15,
    ofTemperature: tabulateTemperature({ resistanceFactor: (T) => 2 ** ((room - T) / 20), platingFactor: () => 1 }),
  }
  for (const [temperature, factor] of [
    [room, 1],
    [room - 20, 2],
  ] as const) {
    const state = createBattery(pack, 0.9, temperature, 1)
    const pass = (current: number, seconds: number): void => {
      for (let t = 0; t < seconds; t++) {
        limitBattery(pack, state)
        passCurrent(state, current, { airTemperature: temperature })
      }
    }
    pass(70, 2000)
    const lag = (200 * factor * 70) / pack.capacity
    expect(state.lag).toBeCloseTo(lag, 5)
    limitBattery(pack, state)
    expect(state.openCircuit).toBeCloseTo(600 + 200 * (state.stateOfCharge - lag) + (temperature - room) * state.entropy, 2)
    pass(0, 2000)
    expect(Math.abs(state.lag)).toBeLessThan(1e-6)
  }
})

test('after a long discharge the branch is −1, after a long charge +1, whatever the step; it never leaves them', () => {
  for (const step of [1, 60]) {
    const state = createBattery(battery, 0.9, room, step)
    const pass = (current: number, seconds: number): void => {
      for (let t = 0; t < seconds; t += step) {
        limitBattery(battery, state)
        passCurrent(state, current, { airTemperature: room })
        expect(Math.abs(state.hysteresis)).toBeLessThanOrEqual(1)
      }
    }
    pass(100, 1200)
    const z = (100 * 1200) / battery.capacity
    expect(state.hysteresis).toBeCloseTo(-(1 - Math.exp(-battery.hysteresisRate * z)), step === 1 ? 6 : 2)
    pass(-500, 300)
    expect(state.hysteresis).toBeGreaterThan(0.98)
  }
})

test('left alone in warm air, cells and case warm as two coupled stores do, and no step is too long', () => {
  const run = (step: number, seconds: number) => {
    const state = createBattery(battery, 0.5, 263.15, step)
    for (let t = 0; t < seconds; t += step) {
      limitBattery(battery, state)
      passCurrent(state, 0, { airTemperature: room })
    }
    return state
  }
  const fine = run(1, 7200)
  const coarse = run(3600, 7200)
  expect(coarse.temperature).toBeCloseTo(fine.temperature, 8)
  expect(coarse.caseTemperature).toBeCloseTo(fine.caseTemperature, 8)
  expect(fine.caseTemperature).toBeGreaterThan(fine.temperature)
  expect(run(86_400, 100 * 86_400).temperature).toBeCloseTo(room, 6)
})

test('sustained power: shorter is more, colder is less, and what holds is held to the end', () => {
  const at = (celsius: number, seconds: number) => sustained(battery, createBattery(battery, 0.5, celsius + 273.15, 1), 'discharge', seconds)
  expect(at(25, 2).power).toBeGreaterThan(at(25, 30).power)
  expect(at(25, 30).power).toBeGreaterThan(at(-10, 30).power)
  expect(at(-10, 30).power).toBeGreaterThan(at(-30, 30).power)
  expect(at(-30, 10).limit).toBe('lower voltage')
  // the weakest cell, of `weakest` times the resistance, stands at its limit when the pulse ends
  const pack = { ...battery, hysteresis: 0, diffusionTime: 0, heatCapacity: 1e15 }
  const cold = createBattery(pack, 0.5, 243.15, 0.1)
  const { current } = sustained(pack, cold, 'discharge', 10)
  const { resistance, fastResistance, slowResistance, entropy } = cold
  for (let k = 0; k < 100; k++) passCurrent(Object.assign(cold, { resistance, fastResistance, slowResistance }), current, { airTemperature: 243.15 })
  const open = evaluate(pack.openCircuit, cold.stateOfCharge) + (243.15 - room) * entropy
  const weakest = open - pack.weakest * (cold.fastPolarisation + cold.slowPolarisation + current * resistance)
  expect(weakest).toBeCloseTo(pack.minimumVoltage, 6)
  expect(sustained(battery, createBattery(battery, 0.2, 253.15, 1), 'charge', 10).limit).toBe('plating')
})

test('BAT3 charge is conserved', () => {
  const state = createBattery(battery, 0.9, room, 0.1)
  let charge = 0
  for (let k = 0; k < 6000; k++) {
    give(state, 80e3 * Math.sin(k / 300))
    charge += state.current * 0.1
  }
  expect(0.9 - state.stateOfCharge).toBeCloseTo(charge / battery.capacity, 12)
})

test('a polarisation under constant current follows R·I·(1 − exp(−t/τ)), whatever the step', () => {
  for (const step of [0.5, 1, 30]) {
    const constant = { ...battery, heatCapacity: 1e15, ofCharge: tabulateCharge({ ...flat, slowResistance: () => 0.02 }, 11) }
    const state = createBattery(constant, 0.5, room, step)
    for (let t = 0; t < 60; t += step) {
      limitBattery(constant, state)
      passCurrent(state, 100, { airTemperature: room })
      state.temperature = room
    }
    expect(state.current).toBeCloseTo(100, 6)
    expect(state.slowPolarisation).toBeCloseTo(0.02 * 100 * (1 - Math.exp(-60 / battery.slowTime)), 9)
  }
})

test('each limit is named', () => {
  const at = (stateOfCharge: number, change: Partial<typeof battery> = {}) => {
    const pack = { ...battery, ...change }
    const state = createBattery(pack, stateOfCharge, room, 1)
    limitBattery(pack, state)
    return [dischargeLimit(pack, state), chargeLimit(pack, state)]
  }
  expect(at(0.5)).toEqual(['current', 'current'])
  expect(at(0.0201)).toEqual(['empty', 'current'])
  expect(at(0.5, { dischargeCurrent: 1e5, minimumVoltage: 600 })).toEqual(['lower voltage', 'current'])
  expect(at(0.5, { dischargeCurrent: 1e5, minimumVoltage: 0 })).toEqual(['power', 'current'])
  expect(at(0.5, { maximumVoltage: 710 })).toEqual(['current', 'upper voltage'])
  expect(at(0.9999)).toEqual(['current', 'full'])
  expect(at(0.8, { ofCharge: tabulateCharge({ ...flat, platingCurrent: () => 80 }, 11) })).toEqual(['current', 'plating'])
})

test('a pulse may pass the plating limit as long as it polarises less than that current does for good', () => {
  const pack = { ...battery, ofCharge: tabulateCharge({ ...flat, platingCurrent: () => 100 }, 11), capacity: 1e9, heatCapacity: 1e15 }
  const state = createBattery(pack, 0.5, room, 1)
  const now = (): number => {
    limitBattery(pack, state)
    return state.acceptableCurrent
  }
  expect(now()).toBeCloseTo((100 * 0.135) / 0.115, 9)
  for (let k = 0; k < 3000; k++) passCurrent(state, -now(), { airTemperature: room })
  expect(now()).toBeCloseTo(100, 6)
  for (let k = 0; k < 600; k++) {
    limitBattery(pack, state)
    passCurrent(state, 300, { airTemperature: room })
  }
  expect(now()).toBeGreaterThan((100 * 0.135) / 0.115)
})

test('the cold law: R/R₂₅ of the measured default is 2.29 at 0 °C, 8.55 at −20 °C, 22.5 at −30 °C, and is held above 52 °C', () => {
  const factor = resistanceFactor({ a: 1750, b: 3.1e6 })
  const at = (celsius: number) => evaluate(factor, celsius + 273.15)
  expect(at(25)).toBeCloseTo(1, 3)
  expect(at(0)).toBeCloseTo(2.292, 2)
  expect(at(-10)).toBeCloseTo(4.045, 2)
  expect(at(-20)).toBeCloseTo(8.545, 2)
  expect(at(-30)).toBeCloseTo(22.47, 1)
  expect(at(70)).toBe(at(60))
})

test('the energy-only pack gives the same power from one resistance', () => {
  const state = createBattery(battery, 0.6, room, 1)
  limitSimpleBattery(battery, state)
  state.wanted = 100e3
  stepSimpleBattery(state)
  expect(state.power).toBeCloseTo(100e3, 6)
  expect(state.temperature).toBe(room)
  expect(state.chemicalPower - state.heat).toBeCloseTo(state.power, 6)
})
