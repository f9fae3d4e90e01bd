import fc from 'fast-check'
import { expect, test } from 'vitest'
import { battery } from '../../test/made-up-car.ts'
import { constantCurve, evaluate } from '../numerics/curve.ts'
import { type ChargePlan, charge } from './charge.ts'

const room = 298.15
const plan: ChargePlan = {
  battery: { ...battery, chargeCurrent: 500, fullCharge: 1 },
  charging: {
    fadeStart: 323,
    fadeEnd: 333,
    cooling: 1500,
    coolantTemperature: room,
    chillerEfficiency: 3,
    auxiliaryPower: 300,
  },
  charger: { power: 400e3, current: 600, voltage: 1000, efficiency: 0.95 },
  airTemperature: room,
  startTemperature: room,
  from: 0.1,
  to: 0.8,
  atLeast: 0,
  step: 1,
}
const charging = (change: Partial<ChargePlan['charging']>): ChargePlan => ({ ...plan, charging: { ...plan.charging, ...change } })
const end = (of: ChargePlan) => charge(of).at(-1)!
const limits = (of: ChargePlan) => new Set(charge(of).map(({ limit }) => limit))

test('CHG1 what the charger gives is what the pack takes and the car draws, and the grid gives more by the loss', () => {
  const { batteryEnergy, chargerEnergy, gridEnergy, time } = end(charging({ cooling: 0 }))
  expect(chargerEnergy - batteryEnergy).toBeCloseTo(300 * time, 3)
  expect(gridEnergy).toBeCloseTo(chargerEnergy / 0.95, 3)
})

test('CHG2 each limit is named when it is the tightest, and none is exceeded', () => {
  expect(limits({ ...plan, charger: { ...plan.charger, power: 100e3 } })).toEqual(new Set(['charger power']))
  expect(limits({ ...plan, battery: { ...plan.battery, chargeCurrent: 100 } })).toEqual(new Set(['pack current']))
  expect(limits({ ...plan, charger: { ...plan.charger, current: 50 } })).toEqual(new Set(['charger current']))
  expect(limits({ ...plan, charger: { ...plan.charger, voltage: 700 } })).toContain('charger voltage')
  expect(limits(charging({ platingRate: constantCurve(0.2) }))).toEqual(new Set(['plating']))
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
  const time = (startTemperature: number) =>
    end({ ...plan, ...charging({ platingRate: constantCurve(1.5) }), startTemperature, airTemperature: startTemperature }).time
  const times = [243, 253, 263, 273, 283, 293, 298].map(time)
  for (const [k, one] of times.slice(1).entries()) expect(one).toBeLessThanOrEqual(times[k]!)
  const warm = { ...charging({ platingRate: constantCurve(1.5), cooling: 0 }), to: 0.3 }
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
  const slow = charge({ ...charging({ platingRate: constantCurve(0.5), cooling: 0 }), to: 0.2 }).at(-1)!
  // half a capacity an hour, 8/10 of a tenth of the window
  expect(slow.time).toBeCloseTo(Math.ceil((0.1 * 0.98) / (0.5 / 3600)), -1)
})
