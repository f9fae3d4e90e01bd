import { evaluate, evaluateGrid } from '@firstdrive/engine'
import { fromRevolutionsPerMinute } from '@firstdrive/units'
import { describe, expect, test } from 'vitest'
import { type Change, madeUpCar } from '../../test/made-up-car.ts'
import { compileDrive } from './drive.ts'

const roadLoad: readonly Change[] = [
  ['  drag_coefficient: { value: 0.2, source: guess, spread: 0.05 }\n  frontal_area: { value: 2.3, unit: m2 }\n', ''],
  [
    'wheels:',
    'road_load:\n  source: bench\n  a: { value: 150, unit: N }\n  b: { value: 1.2, unit: N/(m/s) }\n  c: { value: 0.35, unit: N/(m/s)2 }\n  test_mass: { value: 2100, unit: kg }\nwheels:',
  ],
]
const induction: readonly Change[] = [['type: pmsm', 'type: induction']]
const idleDrag: Change = ['    ratio: { value: 10 }', '    ratio: { value: 10 }\n    idle_drag: { value: 25, unit: N }']

const free = compileDrive(madeUpCar(), 'rear', 2000)
const coasted = compileDrive(madeUpCar({ vehicle: roadLoad }), 'rear', 2000)
const tenThousand = fromRevolutionsPerMinute(10_000)

describe('a drive unit', () => {
  test('turns at the gear ratio over the dynamic radius', () => {
    expect(free).toMatchObject({ present: true, speedRatio: 10 / 0.34, maximumSpeed: fromRevolutionsPerMinute(16_000) })
    expect(free.drivingRatio).toBeCloseTo((10 / 0.34) * 0.97, 12)
    expect(free.regenerationRatio).toBeCloseTo(10 / 0.34 / 0.97, 12)
  })

  test('gives its torque to the base speed, then its power', () => {
    expect(evaluate(free.drivingTorque, 0)).toBe(400)
    expect(evaluate(free.drivingTorque, 300)).toBe(400)
    const knot = free.maximumSpeed // at a knot the curve is exact
    expect(evaluate(free.drivingTorque, knot) * knot).toBeCloseTo(200e3, 6)
  })

  test('at 10,000 rpm loses without load what its reference does, and the standing loss of the inverter', () => {
    expect(evaluate(free.noLoadLoss, tenThousand)).toBeCloseTo(150 + 1000 + 2000 + 500, 0)
    expect(evaluate(free.noLoadLoss, 0)).toBeCloseTo(150, 9)
  })

  test('at full torque and speed loses its share of its own peak power, the inverter the rest', () => {
    expect(evaluateGrid(free.loadLoss, free.maximumSpeed, 400)).toBeCloseTo(200e3 * (0.007 + 0.013 + 0.044 + 0.015), 6)
    expect(evaluateGrid(free.loadLoss, free.maximumSpeed, 0)).toBe(0)
  })

  test('with a certified road load keeps only the standing loss of its inverter: coasting down, the driveline was measured too', () => {
    for (const speed of [0, 100, tenThousand]) expect(evaluate(coasted.noLoadLoss, speed)).toBeCloseTo(150, 9)
    expect(coasted.loadLoss).toEqual(free.loadLoss)
    expect(coasted.drivingTorque).toEqual(free.drivingTorque)
  })

  test('idles without current if it has no magnets; its drag then counts once', () => {
    const machine = { machine: induction }
    expect(free).toMatchObject({ canIdle: false, idleDrag: 0 })
    expect(compileDrive(madeUpCar({ ...machine, vehicle: [idleDrag] }), 'rear', 2000)).toMatchObject({ canIdle: true, idleDrag: 25 })
    expect(compileDrive(madeUpCar({ ...machine, vehicle: [idleDrag, ...roadLoad] }), 'rear', 2000)).toMatchObject({ canIdle: true, idleDrag: 0 })
    expect(compileDrive(madeUpCar({ vehicle: [idleDrag] }), 'rear', 2000)).toMatchObject({ canIdle: false, idleDrag: 0 })
  })

  test('without magnets keeps its no-load loss beside a road load, less the drag of the idle rotor that coasting showed', () => {
    const driven = compileDrive(madeUpCar({ machine: induction, vehicle: [idleDrag] }), 'rear', 2000)
    const coasting = compileDrive(madeUpCar({ machine: induction, vehicle: [idleDrag, ...roadLoad] }), 'rear', 2000)
    const roadSpeed = tenThousand / driven.speedRatio
    expect(evaluate(driven.noLoadLoss, tenThousand) - evaluate(coasting.noLoadLoss, tenThousand)).toBeCloseTo(25 * roadSpeed, 0)
    expect(evaluate(coasting.noLoadLoss, 0)).toBeCloseTo(150, 9)
  })

  test('an axle without a drive gives and takes nothing', () => {
    const none = compileDrive(madeUpCar(), 'front', 2000)
    expect(none.present).toBe(false)
    for (const speed of [0, 100]) {
      expect(evaluate(none.drivingTorque, speed)).toBe(0)
      expect(evaluate(none.noLoadLoss, speed)).toBe(0)
    }
  })
})
