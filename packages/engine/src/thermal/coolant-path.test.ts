import { fromCelsius } from '@firstdrive/units'
import { expect, test } from 'vitest'
import { evaluate } from '../numerics/curve.ts'
import { waterGlycol50, waterGlycol60 } from './coolant.ts'
import { type CoolantPathParameters, type CoolantPathState, createCoolantPath, nusselt, stepCoolantPath } from './coolant-path.ts'

/** 60 channels of 8 mm and 1.5 m under a pack of 400 kJ/K, 12 litres a minute. */
const path: CoolantPathParameters = {
  coolant: waterGlycol50,
  zones: 8,
  zoneHeatCapacity: 50e3,
  solidConductance: 2000,
  wettedArea: 60 * Math.PI * 0.008 * 1.5,
  hydraulicDiameter: 0.008,
  channelLength: 1.5,
  ratedFlow: 12e-3 / 60,
  pumpPressure: 300,
}
const warm = fromCelsius(35)

function step(parameters: CoolantPathParameters, change: Partial<CoolantPathState>, temperatures?: number[], dt = 1) {
  const state = Object.assign(createCoolantPath(parameters, warm, dt), change)
  if (temperatures) state.temperatures.set(temperatures)
  stepCoolantPath(parameters, state)
  return state
}

test('COO1 equal temperatures exchange nothing', () => {
  for (const temperature of [-20, 5, 35].map(fromCelsius)) {
    const state = createCoolantPath(path, temperature, 10)
    stepCoolantPath(path, state)
    expect(state.heat).toBe(0)
    expect(state.outletTemperature).toBe(temperature)
    expect([...state.temperatures]).toEqual(Array.from({ length: 8 }, () => temperature))
  }
})

test('COO2 what the cells lose is what the coolant carries away, whatever the step', () => {
  const before = [310, 300, 305, 290, 320, 285, 311, 299]
  for (const dt of [1e-3, 1, 100, 1e5]) {
    const state = step(path, { inletTemperature: fromCelsius(15) }, before, dt)
    const lost = before.reduce((sum, T, zone) => sum + path.zoneHeatCapacity * (T - state.temperatures[zone]!), 0)
    const store = before.reduce((sum, T) => sum + path.zoneHeatCapacity * T, 0)
    expect(Math.abs(lost - state.heat * dt)).toBeLessThan(1e-12 * store)
    expect(Math.abs(state.carried * (state.outletTemperature - state.inletTemperature) * dt - lost)).toBeLessThan(1e-12 * store)
  }
})

test('COO3 no step carries a zone or the coolant beyond what it meets', () => {
  const before = [310, 300, 305, 290, 320, 285, 311, 299]
  for (const inletTemperature of [260, 288, 340]) {
    for (const dt of [0.01, 1, 60, 3600, 1e7]) {
      const { temperatures, outletTemperature } = step(path, { inletTemperature }, before, dt)
      const low = Math.min(inletTemperature, ...before)
      const high = Math.max(inletTemperature, ...before)
      for (const T of [...temperatures, outletTemperature]) {
        expect(T).toBeGreaterThanOrEqual(low)
        expect(T).toBeLessThanOrEqual(high)
      }
    }
  }
  const long = step(path, { inletTemperature: 288 }, before, 1e9)
  for (const T of long.temperatures) expect(T).toBeCloseTo(288, 3)
})

test('COO4 past an isothermal wall, the outlet is that of the one-stream exchanger, however many zones', () => {
  for (const zones of [1, 2, 8, 100]) {
    const state = step({ ...path, zones, zoneHeatCapacity: 1e10 }, { inletTemperature: fromCelsius(15) })
    const mc = state.flow * evaluate(waterGlycol50.density, state.inletTemperature) * evaluate(waterGlycol50.specificHeat, state.inletTemperature)
    const expected = warm + (state.inletTemperature - warm) * Math.exp(-state.conductance / mc)
    expect(state.outletTemperature).toBeCloseTo(expected, 4)
    expect(state.heat).toBeGreaterThan(0)
  }
})

test('COO5 evenly heated cells end in their steady state, each zone hotter than the one before', () => {
  const state = createCoolantPath(path, warm, 10)
  state.inletTemperature = fromCelsius(20)
  const heat = 500 // W a zone
  for (let n = 0; n < 20_000; n++) {
    for (let zone = 0; zone < path.zones; zone++) state.temperatures[zone]! += (heat * state.step) / path.zoneHeatCapacity
    stepCoolantPath(path, state)
  }
  expect(state.heat).toBeCloseTo(heat * path.zones, 6)
  for (let zone = 1; zone < path.zones; zone++) expect(state.temperatures[zone]).toBeGreaterThan(state.temperatures[zone - 1]!)
  // each zone's coolant is warmed by the same heat
  const mc = (heat * path.zones) / (state.outletTemperature - state.inletTemperature)
  expect(state.temperatures[7]! - state.temperatures[0]!).toBeCloseTo((7 * heat) / mc, 6)
})

test('COO8 halving the step quarters the error', () => {
  const after = (dt: number) => {
    const state = createCoolantPath(path, warm, dt)
    state.inletTemperature = fromCelsius(10)
    for (let t = 0; t < 240; t += dt) stepCoolantPath(path, state)
    return state.temperatures[7]!
  }
  const [coarse, mid, fine] = [after(60), after(30), after(15)]
  expect((coarse - mid) / (mid - fine)).toBeCloseTo(4, 1)
  expect(Math.abs(mid - fine)).toBeGreaterThan(1e-6)
})

test('COO6 frozen coolant moves no heat, and it says so; 60 % glycol flows where 50 % does not', () => {
  const cold = fromCelsius(-40)
  const cells = Array.from({ length: 8 }, () => fromCelsius(-30))
  const frozen = step(path, { inletTemperature: cold }, cells)
  expect(frozen).toMatchObject({ frozen: true, flow: 0, conductance: 0, heat: 0, outletTemperature: cold })
  expect([...frozen.temperatures]).toEqual(cells)
  // warm coolant does not come past a plate that is frozen
  expect(step(path, { inletTemperature: warm }, [300, 300, 300, cold, 300, 300, 300, 300])).toMatchObject({ frozen: true, heat: 0 })
  const flowing = step({ ...path, coolant: waterGlycol60 }, { inletTemperature: cold }, cells)
  expect(flowing.frozen).toBe(false)
  expect(flowing.heat).toBeGreaterThan(0)
})

test('COO7 thicker coolant flows less and takes less', () => {
  const states = [-30, -20, -10, 0, 10, 25, 40].map((celsius) => step(path, { inletTemperature: fromCelsius(celsius) }))
  for (const [n, state] of states.slice(1).entries()) {
    expect(state.flow).toBeGreaterThanOrEqual(states[n]!.flow)
    expect(state.conductance).toBeGreaterThanOrEqual(states[n]!.conductance)
  }
  const [, atMinus20, , , , at25] = states
  expect(at25!.flow).toBe(path.ratedFlow)
  expect(atMinus20!.flow).toBeLessThan(0.8 * path.ratedFlow)
  // at its pressure limit the pump moves as much less as the coolant is thicker
  expect(states[0]!.flow / atMinus20!.flow).toBeCloseTo(22.178 / 41.774, 6)
})

test('without pressure nothing moves', () => {
  expect(step({ ...path, pumpPressure: 0 }, { inletTemperature: 280 })).toMatchObject({
    frozen: false,
    flow: 0,
    conductance: 0,
    heat: 0,
    outletTemperature: 280,
  })
})

test('Nusselt: 4.36 in laminar flow, Gnielinski above, no jump between', () => {
  expect(nusselt(500, 20)).toBe(4.36)
  const f = (0.79 * Math.log(1e4) - 1.64) ** -2
  expect(nusselt(1e4, 7)).toBeCloseTo(((f / 8) * 9000 * 7) / (1 + 12.7 * Math.sqrt(f / 8) * (7 ** (2 / 3) - 1)), 9)
  expect(nusselt(1e4, 7) / (0.023 * 1e4 ** 0.8 * 7 ** 0.4)).toBeCloseTo(1, 1) // Dittus-Boelter
  expect(nusselt(2300.01, 20)).toBeCloseTo(4.36, 2)
  expect(nusselt(2999.99, 20)).toBeCloseTo(nusselt(3000.01, 20), 2)
})
