import { createEnvironment } from '@firstdrive/engine'
import { fromKilometresPerHour, toSI } from '@firstdrive/units'
import { describe, expect, test } from 'vitest'
import { type Change, madeUpCar } from '../../test/made-up-car.ts'
import { compileChassis } from './chassis.ts'

/** What holds the car back on the flat without wind: ½·ρ·CdA·v² + (r₀ + r₁·v + r₂·v²) at the temperature of the air. */
function resistance(chassis: ReturnType<typeof compileChassis>, v: number, celsius: number): number {
  const { airDensity, rollingFactor } = createEnvironment({ temperature: celsius + 273.15, altitude: 0, headwind: 0, relativeHumidity: 0 })
  const { dragArea, rollingConstant, rollingLinear, rollingQuadratic } = chassis
  return 0.5 * airDensity[0]! * dragArea * v * v + rollingFactor[0]! * (rollingConstant + rollingLinear * v + rollingQuadratic * v * v)
}

const v80 = fromKilometresPerHour(80)
const drag: Change = ['  drag_coefficient: { value: 0.2, source: guess, spread: 0.05 }\n  frontal_area: { value: 2.3, unit: m2 }\n', '']

describe('drag and tyres', () => {
  const car = madeUpCar()
  const air = 0.5 * 1.184 * 0.46 * v80 * v80 // dry air at 25 °C

  test('80 km/h at 25 °C take m·g·Crr + ½·ρ·Cd·A·v² + the drag of the driveline', () => {
    for (const load of [0, 75, 400]) {
      const expected = (2000 + load) * 9.80665 * 0.007 + air + 20
      expect(Math.abs(resistance(compileChassis(car, load), v80, 25) / expected - 1)).toBeLessThan(2e-4)
    }
  })

  test('the tyre keeps 0.87 of it at a crawl and has 0.87 + 0.05·1.5 + 0.08·2.25 of it at 120 km/h', () => {
    const { rollingConstant: r0, rollingLinear: r1, rollingQuadratic: r2 } = compileChassis(car, 0)
    const rolling = 2000 * 9.80665 * 0.007
    const v = fromKilometresPerHour(120)
    expect(r0).toBeCloseTo(0.87 * rolling + 20, 9)
    expect(r0 + r1 * v + r2 * v * v).toBeCloseTo((0.87 + 0.05 * 1.5 + 0.08 * 2.25) * rolling + 20, 9)
  })

  test('a drag area says the same as its two factors, and pounds and inches as kilograms and metres', () => {
    const other = madeUpCar({
      vehicle: [
        drag,
        [
          'kerb_mass: { value: 2000, unit: kg }',
          `kerb_mass: { value: ${2000 / 0.453_592_37}, unit: lb }\n  drag_area: { value: 0.46, unit: m2, source: guess }`,
        ],
      ],
      tyre: [['{ value: 0.34, unit: m }', `{ value: ${0.34 / 0.0254}, unit: in }`]],
    })
    const [here, there] = [compileChassis(car, 100), compileChassis(other, 100)]
    for (const key of Object.keys(here) as (keyof typeof here)[]) expect(there[key]).toBeCloseTo(here[key], 9)
  })

  test('the weight moves by height over wheelbase, and the load adds to the mass', () => {
    expect(compileChassis(car, 100)).toMatchObject({ mass: 2100, rotatingMass: 90, grip: 1.1, frontShare: 0.5, loadTransfer: 0.5 / 3, brakeForce: 26_000 })
  })
})

describe('a road load', () => {
  const metric =
    'road_load:\n  source: bench\n  a: { value: 150, unit: N }\n  b: { value: 1.2, unit: N/(m/s) }\n  c: { value: 0.35, unit: N/(m/s)2 }\n  test_mass: { value: 2100, unit: kg }\n'
  const pounds =
    'road_load:\n  source: bench\n  a: { value: 38.5, unit: lbf }\n  b: { value: 0.1, unit: lbf/mph }\n  c: { value: 0.0165, unit: lbf/mph2 }\n  test_mass: { value: 4500, unit: lb }\n'
  const withRoadLoad = (written: string) => madeUpCar({ vehicle: [drag, ['wheels:', `${written}wheels:`]] })

  test('is met to 1e-9 at its own mass, 20 °C and one atmosphere', () => {
    for (let v = 0; v <= 60; v += 2.5) {
      const car = compileChassis(withRoadLoad(metric), 100)
      expect(Math.abs(resistance(car, v, 20) / (150 + 1.2 * v + 0.35 * v * v) - 1)).toBeLessThan(1e-9)
    }
  })

  test('in pounds and miles is met at miles per hour', () => {
    const mass = toSI(4500, 'lb', 'mass')
    const car = compileChassis(withRoadLoad(pounds), mass - 2000)
    for (const mph of [0, 20, 55, 80]) {
      const expected = toSI(38.5 + 0.1 * mph + 0.0165 * mph * mph, 'lbf', 'force')
      expect(Math.abs(resistance(car, toSI(mph, 'mph', 'speed'), 20) / expected - 1)).toBeLessThan(1e-9)
    }
  })

  test('a heavier car rolls harder and has the same air; its own driveline drag is not added', () => {
    const [light, heavy] = [compileChassis(withRoadLoad(metric), 100), compileChassis(withRoadLoad(metric), 520)]
    expect(heavy.rollingConstant / light.rollingConstant).toBeCloseTo(1.2, 12)
    expect(heavy.rollingLinear / light.rollingLinear).toBeCloseTo(1.2, 12)
    expect(heavy.dragArea).toBe(light.dragArea)
    const free = madeUpCar({ vehicle: [drag, ['  driveline_drag: { value: 20, unit: N }\n', ''], ['wheels:', `${metric}wheels:`]] })
    expect(compileChassis(free, 100)).toEqual(light)
  })
})
