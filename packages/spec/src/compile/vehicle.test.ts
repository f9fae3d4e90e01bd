import { expect, test } from 'vitest'
import { madeUpCar } from '../../test/made-up-car.ts'
import { checkCar, compileVehicle } from './vehicle.ts'

const car = madeUpCar()

function everyObject(value: object, visit: (inner: object) => void): void {
  visit(value)
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null && !ArrayBuffer.isView(inner)) everyObject(inner, visit)
}

test('what is compiled is frozen, and nothing in it is missing', () => {
  everyObject(compileVehicle(car, { load: 75 }), (inner) => {
    expect(Object.isFrozen(inner)).toBe(true)
    for (const [key, value] of Object.entries(inner)) {
      expect(value, key).not.toBe(undefined)
      expect(value, key).not.toBeNaN()
    }
  })
})

test('the same car compiles to the same parameters, and is not changed by it', () => {
  const before = structuredClone(car.vehicle.spec)
  expect(compileVehicle(car, { load: 75 })).toEqual(compileVehicle(madeUpCar(), { load: 75 }))
  expect(car.vehicle.spec).toEqual(before)
  expect(checkCar(car)).toEqual([])
})

test('units of the road become units of the equations', () => {
  const { name, lead, auxiliaryPower, rear, wallEfficiency, chassis } = compileVehicle(car, { load: 75 })
  expect({ name, lead, auxiliaryPower, wallEfficiency }).toEqual({ name: 'Made-up saloon', lead: 'rear', auxiliaryPower: 300, wallEfficiency: 0.88 })
  expect(rear.fadeStart * 3.6).toBeCloseTo(15, 12)
  expect(rear.fadeEnd * 3.6).toBeCloseTo(5, 12)
  expect(chassis.mass).toBe(2075)
})

test('the top speed is the limiter, or what the machine can turn if that is less', () => {
  expect(compileVehicle(car, { load: 0 }).topSpeed * 3.6).toBeCloseTo(200, 9)
  const free = madeUpCar({ vehicle: [['{ value: 200, unit: km/h', '{ value: 300, unit: km/h']] })
  expect(compileVehicle(free, { load: 0 }).topSpeed).toBeCloseTo(((16_000 * Math.PI) / 30 / 10) * 0.34, 9)
})
