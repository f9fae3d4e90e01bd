import { evaluate } from '@firstdrive/engine'
import { toKilowattHours } from '@firstdrive/units'
import { describe, expect, test } from 'vitest'
import { type Change, madeUpCar } from '../../test/made-up-car.ts'
import { formatIssue } from '../issue.ts'
import { checkBattery, compileBattery, ratedEnergy } from './battery.ts'

const pack = (...changes: readonly Change[]) => compileBattery(madeUpCar({ pack: changes }))
const told = (changes: Parameters<typeof madeUpCar>[0]): readonly string[] => checkBattery(madeUpCar(changes)).map(formatIssue)
const energyOf = (changes: Parameters<typeof madeUpCar>[0]): number => {
  const car = madeUpCar(changes)
  return toKilowattHours(ratedEnergy({ pack: car.pack.spec, cell: car.cell.spec }))
}
const twoHundred: Change = ['series: { value: 100 }', 'series: { value: 200 }']
const four: Change = ['parallel: 2', 'parallel: 4']

describe('a pack of S × P cells', () => {
  const base = pack() // 100 × 2 of 50 Ah, 60 mΩ·Ah

  test('has the capacity of its strings and the voltage of its cells in series', () => {
    expect(base.capacity).toBe(100 * 3600)
    expect(evaluate(base.openCircuit, 0)).toBe(300)
    expect(evaluate(base.openCircuit, 0.25)).toBeCloseTo(330, 9)
    expect(evaluate(base.openCircuit, 1)).toBe(420)
    expect(base).toMatchObject({ minimumVoltage: 280, maximumVoltage: 420, dischargeCurrent: 800, chargeCurrent: 400, emptyCharge: 0.05, fullCharge: 0.97 })
  })

  test('has S/P resistances of one cell: 60 mΩ·Ah over 50 Ah is 1.2 mΩ', () => {
    expect(base.seriesResistance).toBeCloseTo((1.2e-3 * 100) / 2, 12)
    expect(base.fastResistance).toBeCloseTo((0.3e-3 * 100) / 2, 12)
    expect(base.slowResistance).toBeCloseTo((0.6e-3 * 100) / 2, 12)
  })

  test('twice the cells in series: twice the voltage and resistance; twice the strings: twice the charge, half the resistance', () => {
    const [tall, wide] = [pack(twoHundred), pack(four)]
    expect(evaluate(tall.openCircuit, 0.6)).toBeCloseTo(2 * evaluate(base.openCircuit, 0.6), 9)
    expect(tall.seriesResistance).toBeCloseTo(2 * base.seriesResistance, 12)
    expect(tall.capacity).toBe(base.capacity)
    expect(wide.capacity).toBe(2 * base.capacity)
    expect(wide.seriesResistance).toBeCloseTo(base.seriesResistance / 2, 12)
    expect(wide.openCircuit).toEqual(base.openCircuit)
    expect(tall).toMatchObject({ fastTime: 8, slowTime: 90, heatCapacity: base.heatCapacity })
  })

  test('a maker’s own capacity goes before cells × strings, in resistance too', () => {
    const own = pack(['mass:', 'capacity: { value: 120, unit: Ah }\nmass:'])
    expect(own.capacity).toBe(120 * 3600)
    expect(own.seriesResistance).toBeCloseTo((60e-3 / 120) * 100, 12)
  })

  test('busbars add to the resistance once, the mass of the cells stores the heat', () => {
    expect(pack(['mass:', 'busbar_resistance: { value: 10, unit: mOhm }\nmass:']).seriesResistance).toBeCloseTo(base.seriesResistance + 0.01, 12)
    expect(base.heatCapacity).toBe(400 * 0.75 * 1000)
  })

  test('R(T) is 1 at 25 °C and follows the law in the cold', () => {
    expect(evaluate(base.resistanceFactor, 298.15)).toBeCloseTo(1, 9)
    const x = 1 / 253.15 - 1 / 298.15
    expect(evaluate(base.resistanceFactor, 253.15)).toBeCloseTo(Math.exp(1750 * x + 3.1e6 * x * x), 9)
  })

  test('rated energy: charge × (mean open-circuit voltage − drop at C/3)', () => {
    const kWh = (100 * 100 * (3.6 - 0.105 / 3)) / 1000 // 100 Ah × 100 cells × (3.6 V − 105 mΩ·Ah/3 h)
    expect(energyOf({})).toBeCloseTo(kWh, 6)
    expect(energyOf({ pack: [twoHundred, four] })).toBeCloseTo(4 * kWh, 6)
  })
})

describe('checkBattery', () => {
  const energy = (kWh: number): Change => ['mass:', `energy: { value: ${kWh}, unit: kWh }\nmass:`]

  test('a sound pack has no issue, with a label within 3 %', () => {
    expect(told({})).toEqual([])
    expect(told({ pack: [energy(35.65)] })).toEqual([])
    expect(told({ pack: [energy(36.5)] })).toEqual([])
  })

  test('a label that the cells do not hold', () => {
    expect(told({ pack: [energy(50)] })).toEqual([
      'packs/box.yaml:8:18 energy.value: expected the 35.6 kWh that its cells give at C/3, within 3 %, got 50 kWh. Check series, parallel and capacity.',
    ])
  })

  test('a pack that lies below its lower limit even when full cannot start the car', () => {
    expect(told({ cell: [['{ value: 2.8, unit: V }', '{ value: 4180, unit: mV }']] })).toEqual([
      'cells/block.yaml:8:27 minimum_voltage.value: expected a voltage below the 4.164 V that the cell has when full, got 4180 mV. This pack cannot start the car: even full and at rest it lies below its lower limit.',
    ])
  })

  test('a pack that cannot even feed the auxiliaries cannot start the car', () => {
    expect(told({ pack: [['{ value: 800, unit: A }', '{ value: 0.5, unit: A }']] })).toEqual([
      'packs/box.yaml:13:29 discharge_current.value: expected a pack that gives the 300 W of the auxiliaries, got 208 W when full. This pack cannot start the car: check its currents and the resistances of its cells.',
    ])
    expect(told({ cell: [['{ value: 60, unit: mOhm.Ah }', '{ value: 900000, unit: Ohm.C }']] })[0]).toMatch(/This pack cannot start the car/)
  })

  test('a curve above the upper limit', () => {
    expect(told({ cell: [['{ value: 4.2, unit: V }', '{ value: 4.0, unit: V }']] })).toEqual([
      'cells/block.yaml:9:27 maximum_voltage.value: expected a voltage of at least the 4.164 V that the cell has when full, got 4 V. Check the open-circuit curve, the limit and usable.full of the pack.',
    ])
  })
})
