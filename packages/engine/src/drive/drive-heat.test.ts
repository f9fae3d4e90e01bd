import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { car, heated, still } from '../../test/made-up-car.ts'
import { constantSpeed, cycle, fullThrottle } from '../driver/course.ts'
import { type Plan, simulate } from '../simulate.ts'
import type { VehicleParameters } from '../vehicle/parameters.ts'

const plan: Omit<Plan, 'vehicle' | 'course'> = { environment: still, stateOfCharge: 0.8, packTemperature: 296.15, model: 'full', record: 0 }
const warming = (...how: Parameters<typeof heated> extends [unknown, ...infer Rest] ? Rest : never): VehicleParameters => ({
  ...car,
  rear: heated(car.rear, ...how),
})
const neverFades = { fadeStart: 1e4, fadeEnd: 2e4 }
const coolant = 338.15

describe('a drive that warms', () => {
  test('HEA1 all that it loses is stored while no coolant takes it', () => {
    const vehicle = warming(neverFades, { outerConductance: 1e-4 })
    const { state, ledger } = simulate({ ...plan, vehicle, course: constantSpeed(30, 1, { duration: 600 }) })
    const { windingTemperature, housingTemperature, junctionTemperature, sinkTemperature } = state.rear
    const { machine, inverter } = vehicle.rear.heat
    const stored = (inner: number, outer: number, path: typeof machine) =>
      path.innerHeatCapacity * (inner - coolant) + path.outerHeatCapacity * (outer - coolant)
    const all = stored(windingTemperature, housingTemperature, machine) + stored(junctionTemperature, sinkTemperature, inverter)
    expect(all / ledger.drive).toBeCloseTo(1, 5)
  })

  test('HEA1 and in the end the coolant takes what the drive loses, each store at its place', () => {
    const vehicle = warming(neverFades)
    const { state } = simulate({ ...plan, vehicle, course: constantSpeed(30, 1, { duration: 3600 }) })
    const { windingTemperature, housingTemperature, junctionTemperature, sinkTemperature, loss } = state.rear
    const { machine, inverter } = vehicle.rear.heat
    const taken = machine.outerConductance * (housingTemperature - coolant) + inverter.outerConductance * (sinkTemperature - coolant)
    expect(taken / loss).toBeCloseTo(1, 4) // the loss itself drifts with the pack's voltage no more than that
    expect(windingTemperature).toBeGreaterThan(housingTemperature)
    expect(junctionTemperature).toBeGreaterThan(sinkTemperature)
  })

  test('HEA2 hotter never gives more', () => {
    const far = (coolantTemperature: number) =>
      simulate({ ...plan, vehicle: warming({ coolantTemperature }), course: fullThrottle(0.05, { duration: 60 }) }).state.chassis.distance
    fc.assert(
      fc.property(fc.double({ min: 300, max: 460, noNaN: true }), fc.double({ min: 1, max: 80, noNaN: true }), (T, more) => far(T + more) <= far(T)),
      { numRuns: 40 },
    )
    expect(far(438.15)).toBeLessThan(far(400))
  })

  test('HEA3 at rest it cools towards the coolant, and never past it', () => {
    const vehicle = warming(neverFades)
    const hot = simulate({ ...plan, vehicle, course: fullThrottle(0.1, { duration: 20 }) }).state
    const standing = (seconds: number) => simulate({ ...plan, vehicle, course: cycle(new Float64Array(seconds + 1), 1), after: hot }).state.rear
    let before = hot.rear
    for (const seconds of [600, 1200, 3600]) {
      const now = standing(seconds)
      for (const node of ['windingTemperature', 'housingTemperature', 'junctionTemperature', 'sinkTemperature'] as const) {
        if (seconds > 600) expect(now[node]).toBeLessThanOrEqual(before[node])
        expect(now[node]).toBeGreaterThanOrEqual(coolant - 1e-9)
      }
      before = now
    }
    expect(before.windingTemperature).toBeCloseTo(coolant, 3)
  })

  test('HEA4 at a constant loss the temperatures do not depend on the step', () => {
    const at = (step: number) =>
      simulate({ ...plan, model: 'energy-only', vehicle: warming(neverFades), course: constantSpeed(30, step, { duration: 120 }) }).state.rear
    for (const node of ['windingTemperature', 'housingTemperature', 'junctionTemperature', 'sinkTemperature'] as const)
      expect(at(4)[node]).toBeCloseTo(at(0.5)[node], 8)
  })

  test('HEA5 the torque fades evenly from the first temperature to the second, where none is left', () => {
    const force = (coolantTemperature: number) =>
      simulate({ ...plan, vehicle: warming({ coolantTemperature, fadeStart: 400, fadeEnd: 440 }), course: fullThrottle(0.01, { duration: 0.01 }) }).state.rear
        .force
    expect(force(399)).toBe(simulate({ ...plan, vehicle: car, course: fullThrottle(0.01, { duration: 0.01 }) }).state.rear.force)
    expect(force(410) / force(399)).toBeCloseTo(0.75, 9)
    expect(force(441)).toBe(0)
  })

  test('without temperatures nothing of a drive changes by their being modelled', () => {
    const course = fullThrottle(0.02, { duration: 30 })
    const [cold, warm] = [car, warming(neverFades)].map((vehicle) => simulate({ ...plan, vehicle, course }))
    expect(warm!.ledger).toEqual(cold!.ledger)
    expect(cold!.state.rear.windingTemperature).toBe(car.rear.heat.coolantTemperature)
  })
})
