import fc from 'fast-check'
import { expect, test } from 'vitest'
import { battery } from '../../test/made-up-car.ts'
import { tabulateCharge } from '../battery/parameters.ts'
import { evaluate } from '../numerics/curve.ts'
import { waterGlycol50 } from '../thermal/coolant.ts'
import { type ChargePlan, charge } from './charge.ts'
import { heatUp } from './heat-up.ts'
import type { PackConditioning } from './pack-conditioning.ts'

const room = 298.15
const zones = 6
const conditioning: PackConditioning = {
  path: {
    coolant: waterGlycol50,
    zones,
    zoneHeatCapacity: battery.heatCapacity / zones,
    solidConductance: 2500,
    wettedArea: 6,
    hydraulicDiameter: 2e-3,
    channelLength: 2,
    ratedFlow: 6e-4,
    pumpPressure: 30e3,
  },
  coolantTemperature: room,
  chillerEfficiency: 3,
  heaterPower: 0,
  heatUntil: 0,
}
const { ofTemperature } = battery
const plated = (rate: number): ChargePlan['battery'] => ({
  ...battery,
  chargeCurrent: 500,
  fullCharge: 1,
  ofTemperature,
  ofCharge: tabulateCharge(
    {
      openCircuit: (z) => 600 + 200 * z,
      entropy: () => 0,
      seriesResistance: () => 0.1,
      fastResistance: () => 0.015,
      slowResistance: () => 0.02,
      platingCurrent: () => rate * 140,
    },
    11,
  ),
})
const plan: ChargePlan = {
  battery: plated(3),
  charging: { fadeStart: 323, fadeEnd: 333, conditioning, auxiliaryPower: 300 },
  charger: { power: 400e3, current: 600, voltage: 1000, efficiency: 0.95 },
  airTemperature: room,
  startTemperature: room,
  from: 0.1,
  to: 0.8,
  atLeast: 0,
  step: 1,
}
const conditioned = (change: Partial<PackConditioning>): ChargePlan => ({
  ...plan,
  charging: { ...plan.charging, conditioning: { ...conditioning, ...change } },
})
/** The chiller never runs. */
const uncooled = conditioned({ coolantTemperature: 1000 })
const end = (of: ChargePlan) => charge(of).at(-1)!
const limits = (of: ChargePlan) => new Set(charge(of).map(({ limit }) => limit))

test('CHG1 what the charger gives is what the pack takes and the car draws, and the grid gives more by the loss', () => {
  const { batteryEnergy, chargerEnergy, gridEnergy, time } = end(uncooled)
  expect(chargerEnergy - batteryEnergy).toBeCloseTo(300 * time, 3)
  expect(gridEnergy).toBeCloseTo(chargerEnergy / 0.95, 3)
})

test('CHG2 each limit is named when it is the tightest, and none is exceeded', () => {
  expect(limits({ ...plan, charger: { ...plan.charger, power: 100e3 } })).toEqual(new Set(['charger power']))
  expect(limits({ ...plan, battery: { ...plan.battery, chargeCurrent: 100 } })).toEqual(new Set(['pack current']))
  expect(limits({ ...plan, charger: { ...plan.charger, current: 50 } })).toEqual(new Set(['charger current']))
  expect(limits({ ...plan, charger: { ...plan.charger, voltage: 700 } })).toContain('charger voltage')
  expect(limits({ ...plan, battery: plated(0.2) })).toEqual(new Set(['plating']))
  expect(limits({ ...plan, startTemperature: 332 })).toContain('cell temperature')
  expect(limits({ ...plan, to: 1 })).toContain('pack upper voltage')
  fc.assert(
    fc.property(
      fc.record({
        power: fc.double({ min: 5e3, max: 5e5, noNaN: true }),
        current: fc.double({ min: 5, max: 700, noNaN: true }),
        voltage: fc.double({ min: 650, max: 1000, noNaN: true }),
      }),
      fc.double({ min: 243, max: 325, noNaN: true }),
      ({ power, current, voltage }, startTemperature) => {
        const points = charge({ ...plan, charger: { power, current, voltage, efficiency: 0.95 }, startTemperature, airTemperature: startTemperature, step: 5 })
        for (const point of points) {
          const open = evaluate(plan.battery.openCircuit, 0.02 + point.stateOfCharge * 0.98)
          expect(point.power).toBeGreaterThanOrEqual(0)
          expect(point.power).toBeLessThanOrEqual(power + 1e-6)
          expect(point.power / open).toBeLessThanOrEqual(Math.max(current, 0) * 1.4)
          expect(point.stateOfCharge).toBeLessThanOrEqual(1 + 1e-9)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('CHG3 colder never charges faster below room temperature, and above 25 °C plating gives no credit', () => {
  const time = (startTemperature: number) => end({ ...plan, battery: plated(1.5), startTemperature, airTemperature: startTemperature }).time
  const times = [243, 253, 263, 273, 283, 293, 298].map(time)
  for (const [k, one] of times.slice(1).entries()) expect(one).toBeLessThanOrEqual(times[k]!)
  const warm = { ...uncooled, battery: plated(1.5), to: 0.3 }
  expect(end({ ...warm, startTemperature: 310 }).time).toBe(end({ ...warm, startTemperature: 300 }).time)
})

test('CHG4 the time does not depend on the step', () => {
  const exact = (step: number) => {
    const points = charge({ ...plan, step })
    const k = points.findIndex(({ stateOfCharge }) => stateOfCharge >= 0.8)
    const [a, b] = [points[k - 1]!, points[k]!]
    return a.time + ((b.time - a.time) * (0.8 - a.stateOfCharge)) / (b.stateOfCharge - a.stateOfCharge)
  }
  expect(Math.abs(exact(10) / exact(1) - 1)).toBeLessThan(0.005)
})

test('a charge at constant current fills by I·t/Q, the plating limit by its rate', () => {
  const slow = charge({ ...uncooled, battery: plated(0.5), to: 0.2 }).at(-1)!
  // half a capacity an hour, 8/10 of a tenth of the window
  expect(slow.time).toBeCloseTo(Math.ceil((0.1 * 0.98) / (0.5 / 3600)), -1)
})

const sumOver = (points: ReturnType<typeof charge>, power: (point: ReturnType<typeof charge>[number]) => number): number =>
  points.slice(1).reduce((sum, point) => sum + power(point), 0)

test('CHG5 what the cells release warms them, their case and the coolant: the heat balance closes', () => {
  const sealed = { ...plan.battery, caseConductance: 0, conductance: 0 }
  const points = charge({ ...plan, battery: sealed, atLeast: 600 })
  const released = sumOver(points, ({ heat }) => heat)
  const cooled = sumOver(points, ({ cooling }) => cooling)
  const stored = battery.heatCapacity * (points.at(-1)!.temperature - room)
  expect(cooled).toBeGreaterThan(0.2 * released)
  expect(Math.abs(released - cooled - stored) / released).toBeLessThan(1e-9)
})

test('the coolant warms along the pack: the last zone is the hottest while it cools, the first while it heats', () => {
  const cooling = end(plan)
  expect(cooling.hottest - cooling.coldest).toBeGreaterThan(1)
  expect(cooling.temperature).toBeGreaterThan(cooling.coldest)
  expect(cooling.temperature).toBeLessThan(cooling.hottest)
})

test('a heater shortens a charge in the cold, and its energy comes from the charger', () => {
  const cold = (heaterPower: number) => end({ ...conditioned({ heaterPower, heatUntil: 288.15 }), startTemperature: 253.15, airTemperature: 253.15 })
  const [without, with7] = [cold(0), cold(7e3)]
  expect(with7.time).toBeLessThan(0.8 * without.time)
  expect(with7.chargerEnergy - with7.batteryEnergy).toBeGreaterThan(without.chargerEnergy - without.batteryEnergy)
})

test('heating a pack takes what its cells and its case store, and what the air takes meanwhile', () => {
  const sealed = { ...plan.battery, conductance: 0, caseConductance: 1e-9 }
  const heater = { ...conditioning, heaterPower: 7e3 }
  const { energy, time, reached } = heatUp(sealed, heater, 243.15, 288.15)
  expect(reached).toBe(true)
  expect(Math.abs(energy / time / 7e3 - 1)).toBeLessThan(0.005)
  // the coldest zone decides, so the mean is a little warmer
  expect(energy / (battery.heatCapacity * 45)).toBeGreaterThan(1)
  expect(energy / (battery.heatCapacity * 45)).toBeLessThan(1.25)
  expect(heatUp(plan.battery, heater, 243.15, 288.15).energy).toBeGreaterThan(energy)
  expect(heatUp(sealed, heater, 233.15, 288.15)).toMatchObject({ reached: false, energy: 0 }) // frozen
})
