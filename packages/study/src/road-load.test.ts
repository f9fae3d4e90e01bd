import { join } from 'node:path'
import { airDensity, evaluate, rollingFactor, type VehicleParameters } from '@firstdrive/engine'
import { carFromText, libraryRoot, loadCar, loadCycle, readText } from '@firstdrive/library'
import { type Car, compileVehicle, formatIssue, type Result } from '@firstdrive/spec'
import { fromCelsius, fromKilometresPerHour, standardAtmosphere } from '@firstdrive/units'
import { expect, test } from 'vitest'
import { drive } from './procedures/drive.ts'

const sound = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'))
  return result.value
}

const reference = fromCelsius(20)
/** Speeds of a coast-down, SAE J1263: 115 to 15 km/h. */
const speeds = Array.from({ length: 21 }, (_, k) => fromKilometresPerHour(15 + 5 * k))

/** What holds a car back that coasts at 20 °C and one atmosphere, its drives turning without current. */
function coasting({ chassis, front, rear }: VehicleParameters, v: number): number {
  const turning = [front, rear].map((unit) =>
    !unit.present ? 0 : unit.canIdle ? unit.idleDrag : (evaluate(unit.noLoadLoss, v * unit.speedRatio) - evaluate(unit.noLoadLoss, 0)) / v,
  )
  const rolling = rollingFactor(reference) * (chassis.rollingConstant + v * (chassis.rollingLinear + v * chassis.rollingQuadratic))
  return 0.5 * airDensity(reference, standardAtmosphere, 0) * chassis.dragArea * v * v + rolling + turning[0]! + turning[1]!
}

/** A + B·v + C·v² through the points, by the normal equations. */
function parabola(x: readonly number[], y: readonly number[]): readonly [number, number, number] {
  const sum = (of: (k: number) => number) => x.reduce((total, _, k) => total + of(k), 0)
  const m = [0, 1, 2].map((i) => [...[0, 1, 2].map((j) => sum((k) => x[k]! ** (i + j))), sum((k) => y[k]! * x[k]! ** i)])
  for (let i = 0; i < 3; i++)
    for (let r = 0; r < 3; r++) {
      if (r === i) continue
      const factor = m[r]![i]! / m[i]![i]!
      for (let c = 0; c < 4; c++) m[r]![c]! -= factor * m[i]![c]!
    }
  return [m[0]![3]! / m[0]![0]!, m[1]![3]! / m[1]![1]!, m[2]![3]! / m[2]![2]!]
}

/** The same car as a coast-down would tell of it. */
function byRoadLoad(car: Car, load: number): Car {
  const vehicle = compileVehicle(car, { load })
  const [a, b, c] = parabola(
    speeds,
    speeds.map((v) => coasting(vehicle, v)),
  )
  const text = sound(readText(join(libraryRoot, `vehicles/${car.id}.yaml`)))
    .replace(/^ {2}(drag_coefficient|frontal_area|drag_area):.*\n/gm, '')
    .replace(
      /^wheels:/m,
      `road_load:\n  source: assumed\n  a: { value: ${a}, unit: N }\n  b: { value: ${b}, unit: N/(m/s) }\n  c: { value: ${c}, unit: N/(m/s)2 }\n  test_mass: { value: ${vehicle.chassis.mass}, unit: kg }\nwheels:`,
    )
  return sound(carFromText(text, join(libraryRoot, `vehicles/${car.id}.yaml`)))
}

test.each(['su7-2024', 'su7-pro-2024', 'su7-max-2024', 'tesla-model-3-lr-2022', 'vw-id3-pro-2020'])(
  'RLD1 %s takes as much by the road load of its own coast-down as by drag area and tyres, within 1.5 %',
  (id) => {
    const car = sound(loadCar(id))
    const load_kg = 100
    const coasted = byRoadLoad(car, load_kg)
    for (const name of ['cltc-p', 'wltc-3b', 'hwfet', 'udds']) {
      const cycle = sound(loadCycle(name))
      const [whole, told] = [car, coasted].map((one) => drive(one, { cycle, untilEmpty: false }, { conditions: { load_kg } }).battery_kWh_per_100km) as [
        number,
        number,
      ]
      expect(Math.abs(told / whole - 1), `${name}: ${told} for ${whole} kWh/100 km`).toBeLessThan(0.015)
    }
  },
)
