import { expect, test } from 'vitest'
import { battery } from '../../test/made-up-car.ts'
import { evaluate } from '../numerics/curve.ts'
import { type BatteryState, chargeLimit, createBattery, dischargeLimit, limitBattery, limitSimpleBattery, stepBattery, stepSimpleBattery } from './battery.ts'
import { resistanceFactor } from './resistance-law.ts'

const room = 298.15

/** One step at `power`. */
function give(state: BatteryState, power: number | ((state: BatteryState) => number)): void {
  limitBattery(battery, state)
  state.wanted = typeof power === 'number' ? power : power(state)
  stepBattery(battery, state, { airTemperature: room })
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

test('BAT2 at rest the voltage returns to open circuit', () => {
  const state = createBattery(battery, 0.6, room, 1)
  const rest = (power: number, seconds: number) => {
    for (let k = 0; k < seconds; k++) {
      give(state, power)
    }
  }
  rest(200e3, 60)
  const open = evaluate(battery.openCircuit, state.stateOfCharge)
  expect(open - state.voltage).toBeGreaterThan(20)
  rest(0, 1500)
  expect(evaluate(battery.openCircuit, state.stateOfCharge) - state.voltage).toBeLessThan(1e-3)
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
    const state = createBattery(battery, 0.5, room, step)
    // constant current: ask for the power that the present voltage makes of 100 A
    for (let t = 0; t < 60; t += step) {
      give(state, ({ source, resistance }) => (source - resistance * 100) * 100)
      state.temperature = room
    }
    expect(state.current).toBeCloseTo(100, 6)
    expect(state.slowPolarisation).toBeCloseTo(battery.slowResistance * 100 * (1 - Math.exp(-60 / battery.slowTime)), 9)
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
