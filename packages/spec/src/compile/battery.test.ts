import { type BatteryParameters, createBattery, evaluate, limitBattery } from '@firstdrive/engine'
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
/** The pack at a state of charge and a temperature in °C. */
const at = (battery: BatteryParameters, z: number, celsius: number) => {
  const state = createBattery(battery, z, celsius + 273.15, 1)
  limitBattery(battery, state)
  return state
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
    expect(at(base, 0.5, 25).slowResistance).toBeCloseTo((0.6e-3 * 100) / 2, 12)
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
    expect(at(base, 0.5, 25).resistance).toBeCloseTo(base.seriesResistance, 9)
    const x = 1 / 253.15 - 1 / 298.15
    expect(at(base, 0.5, -20).resistance / base.seriesResistance).toBeCloseTo(Math.exp(1750 * x + 3.1e6 * x * x), 9)
  })

  test('resistances follow the charge as their shape says, busbars do not; dU/dT and hysteresis count once a cell in series', () => {
    const shape = 'resistance_shape: { source: assumed, soc: [0.1, 0.5, 0.9], series: [1.5, 1, 0.9], fast: [2, 1, 1], slow: [3, 1, 1] }\n'
    const entropy =
      'entropy: { source: assumed, soc: [0, 1], mV_per_K: [-0.2, 0.2] }\nhysteresis: { source: assumed, half_gap: { value: 10, unit: mV }, rate: { value: 50 } }\n'
    const shaped = compileBattery(
      madeUpCar({ cell: [['resistance_law:', `${shape}${entropy}resistance_law:`]], pack: [['mass:', 'busbar_resistance: { value: 10, unit: mOhm }\nmass:']] }),
    )
    const low = at(shaped, 0.1, 25)
    expect(low.resistance).toBeCloseTo(1.5 * base.seriesResistance + 0.01, 9)
    expect(low.fastResistance).toBeCloseTo(2 * base.fastResistance, 9)
    expect(at(shaped, 0.05, 25).slowResistance).toBeCloseTo(at(shaped, 0.1, 25).slowResistance, 9)
    expect(at(shaped, 0.75, 25).entropy).toBeCloseTo(100 * 1e-4, 9)
    expect(at(shaped, 0.75, 35).openCircuit - at(shaped, 0.75, 25).openCircuit).toBeCloseTo(0.1, 9)
    expect(shaped.hysteresis).toBeCloseTo(1, 12)
  })

  test('a pack that is not weighed weighs what its cells do over their share, and the rest of it is its case', () => {
    const counted = pack(['mass: { value: 400, unit: kg }\n', ''])
    const weighed = {
      cell: [['format: prismatic', 'format: prismatic\nmass: { value: 1.5, unit: kg, source: assumed }']] as Change[],
      pack: [['mass: { value: 400, unit: kg }\n', '']] as Change[],
    }
    expect(counted.heatCapacity).toBeNaN()
    expect(told({ pack: weighed.pack })[0]).toMatch(/expected mass, or a cell with its mass/)
    expect(told(weighed)).toEqual([])
    const { heatCapacity, caseHeatCapacity } = compileBattery(madeUpCar(weighed))
    expect(heatCapacity).toBeCloseTo(200 * 1.5 * 1000, 6)
    expect(caseHeatCapacity).toBeCloseTo(100 * 896, 6)
  })

  test('the weakest of 100 cells is 2.5 standard deviations above the mean, and as cold as the coldest', () => {
    const spread = (resistance: number, kelvin: number) =>
      pack(['usable:', `spread: { source: assumed, resistance: { value: ${resistance} }, temperature: { value: ${kelvin}, unit: K } }\nusable:`]).weakest
    expect(base.weakest).toBe(1)
    expect(spread(0.02, 0)).toBeCloseTo(1 + 0.02 * 2.51, 2)
    const x = 1 / 296.15 - 1 / 298.15
    expect(spread(0, 2)).toBeCloseTo(Math.exp(x * (1750 + 3.1e6 * x)), 4)
  })

  test('cells in series that do not make the voltage class are told how many would', () => {
    const issues = told({ pack: [['mass:', "voltage_class: '800 V'\nmass:"]] })
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatch(/between 500 and 1000 V .* got 100 of 4.2 V, 420 V\. Of these cells it takes 120 to 238/)
    expect(told({ pack: [['mass:', "voltage_class: '400 V'\nmass:"]] })).toEqual([])
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
