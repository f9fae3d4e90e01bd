import { atTemperature, createReferences, evaluate, evaluateGrid, torqueLimit } from '@firstdrive/engine'
import { fromRevolutionsPerMinute } from '@firstdrive/units'
import { describe, expect, test } from 'vitest'
import { type Change, changed, madeUpCar, said } from '../../test/made-up-car.ts'
import { machine } from '../schema/machine.ts'
import { compileDrive } from './drive.ts'
import { compileMachine, type DesignedMachine, warmMachine } from './machine.ts'

/** A round machine with magnets: 4 pole pairs, 60 mWb, 100 and 200 µH, 700 A at 400 V. */
const design = `design:
  pole_pairs: 4
  dc_voltage: { value: 360, unit: V }
  stator_resistance: { value: 6, unit: mOhm }
  doubling_frequency: { value: 1500, unit: Hz }
  current_limit: { value: 900, unit: A }
  modulation: { value: 0.95 }
  magnets:
    flux: { value: 70, unit: mWb }
    temperature_coefficient: { value: -0.0011, unit: "1/K" }
    d_inductance: { value: 80, unit: uH }
    q_inductance: { value: 140, unit: uH }
  iron:
    flux: { value: 70, unit: mWb }
    hysteresis: { value: 1000, unit: W }
    eddy: { value: 3000, unit: W }
    d_reaction: { value: 1 }
    q_reaction: { value: 0.15 }
  no_load:
    linear: { value: 200, unit: W }
    quadratic: { value: 0, unit: W }
    cubic: { value: 300, unit: W }
`
const designed: Change = ['scaled_from: reference\n', design]
const told = (...changes: readonly Change[]): readonly string[] => said(machine, changed('machine', designed, ...changes), 'strong.yaml')
const lineOf = (text: string, ...changes: readonly Change[]): number =>
  1 +
  changed('machine', designed, ...changes)
    .split('\n')
    .findIndex((line) => line.includes(text))

const inductances: Change = ['    d_inductance: { value: 80, unit: uH }\n    q_inductance: { value: 140, unit: uH }\n', '']
const withTable = (table: string): readonly Change[] => [inductances, ['  iron:', `${table}  iron:`]]
const table = `    flux_table:
      source: guess
      d_current_A: [-900, -450, 0]
      q_current_A: [0, 450, 900]
      d_flux_Wb: [[-0.002, -0.003, -0.004], [0.034, 0.033, 0.032], [0.07, 0.069, 0.068]]
      q_flux_Wb: [[0, 0.066, 0.126], [0, 0.065, 0.125], [0, 0.064, 0.124]]
`

describe('a design', () => {
  test('is sound as it stands, with inductances and with a flux table', () => {
    expect(told()).toEqual([])
    expect(told(...withTable(table))).toEqual([])
  })

  test('beside other losses is one too many', () => {
    expect(told(['type: pmsm', 'type: pmsm\nscaled_from: reference'])).toEqual([
      'strong.yaml:1:1: expected one of scaled_from, losses and design, got scaled_from and design. Without losses or a design of its own a machine is scaled from a reference machine, for example reference-pmsm.',
    ])
  })

  test('of another type of machine', () => {
    expect(told(['type: pmsm', 'type: induction'])[0]).toMatch(
      /^strong.yaml:10:3 design: expected the section cage of a machine of type induction, got magnets\./,
    )
  })

  test('whose saliency makes no torque', () => {
    const changes: readonly Change[] = [
      ['value: 70, unit: mWb', 'value: 0, unit: mWb'],
      ['value: 80, unit: uH', 'value: 140, unit: uH'],
    ]
    expect(told(...changes)).toEqual([
      `strong.yaml:${lineOf('q_inductance')}:28 design.magnets.q_inductance.value: expected another inductance than the 140 uH of the d axis, got 140 uH. Without magnets torque comes from the difference of the two alone: this machine makes none.`,
    ])
  })

  test('whose current would demagnetise its magnets', () => {
    const least: Change = ['    temperature', '    least_flux: { value: 15, unit: mWb }\n    temperature']
    expect(told(least)).toEqual([
      `strong.yaml:${lineOf('least_flux', least)}:26 design.magnets.least_flux.value: expected at most the −6.62 mWb that a current of 900 A against them leaves at 80 °C, got 15 mWb. These magnets would be demagnetised: lower the current limit or L_d, or take stronger magnets.`,
    ])
    expect(told(['    temperature', '    least_flux: { value: -10, unit: mWb }\n    temperature'])).toEqual([])
  })

  test('whose voltage is too low for its speed', () => {
    const few: readonly Change[] = [
      ['value: 900, unit: A', 'value: 620, unit: A'],
      ['torque: { value: 400', 'torque: { value: 200'],
      ['value: 360, unit: V', 'value: 150, unit: V'],
    ]
    expect(told(...few)).toHaveLength(1)
    expect(told(...few)[0]).toMatch(/design.dc_voltage.value: expected at least \d+ V to turn at 16000 rpm, got 150 V\. No current within the limit weakens/)
    expect(told(...few)[0]).toContain(`strong.yaml:${lineOf('dc_voltage')}:`)
  })

  test('whose current does not make its torque', () => {
    expect(told(['value: 900, unit: A', 'value: 500, unit: A'])[0]).toMatch(
      /design.current_limit.value: expected a current that makes the 400 Nm of the machine, got 500 A, which makes 2\d\d Nm\./,
    )
  })

  test.each<[string, Change, RegExp]>([
    ['a row short', ['[0, 0.066, 0.126], ', ''], /design.magnets.flux_table.q_flux_Wb: expected 3 rows/],
    ['a value short', ['[0, 0.065, 0.125]', '[0, 0.065]'], /design.magnets.flux_table.q_flux_Wb.1: expected 3 values, got a list of 2/],
    ['a gap', ['[0, 0.065, 0.125]', '[0, null, 0.125]'], /flux_table.q_flux_Wb.1.1: expected a finite number, got nothing/],
    ['no flux at all', ['      q_flux_Wb', '      q_fluxes_Wb'], /flux_table.q_flux/],
    ['currents that do not reach the limit', ['q_current_A: [0, 450, 900]', 'q_current_A: [0, 450, 800]'], /q_current_A.2: expected at least 900 A, got 800 A/],
    ['a start beside zero', ['q_current_A: [0,', 'q_current_A: [10,'], /q_current_A.0: expected 0, got 10/],
    ['flux that falls', ['[0, 0.064, 0.124]', '[0, 0.064, 0.05]'], /q_flux_Wb.2.2: expected more than the 0.064 Wb before it, got 0.05/],
  ])('with a flux table that has %s', (_, change, expected) => {
    const found = told(...withTable(table), change)
    expect(found.length).toBeGreaterThan(0)
    expect(found.join('\n')).toMatch(expected)
    for (const issue of found) expect(issue).toMatch(/^strong.yaml:\d+:\d+ /)
  })

  test('with inductances and a table, or neither', () => {
    expect(told(['  iron:', `${table}  iron:`])[0]).toMatch(/design.magnets: expected either d_inductance and q_inductance, or a flux_table/)
    expect(told(inductances)[0]).toMatch(/design.magnets: expected either/)
  })
})

describe('a drive unit with a designed machine', () => {
  const car = (...changes: readonly Change[]) => madeUpCar({ machine: [designed, ...changes] })
  const unit = compileDrive(car(), 'rear', 2000)

  test('has its torque, its losses and, without an inverter of its own, that of the vehicle', () => {
    expect(evaluate(unit.drivingTorque, 0)).toBeCloseTo(400, 6)
    expect(evaluate(unit.drivingTorque, fromRevolutionsPerMinute(12_000)) * fromRevolutionsPerMinute(12_000)).toBeLessThan(200.1e3)
    expect(Math.abs(evaluate(unit.noLoadLoss, 0) - 150)).toBeLessThan(1)
    expect(evaluateGrid(unit.loadLoss, 100, 0)).toBe(0)
    expect(evaluateGrid(unit.loadLoss, 100, 400)).toBeGreaterThan(0.015 * 200e3)
  })

  test('keeps the no-load part apart: a road load A, B, C already holds it', () => {
    const coasted = compileDrive(
      madeUpCar({
        machine: [designed],
        vehicle: [
          ['  drag_coefficient: { value: 0.2, source: guess, spread: 0.05 }\n  frontal_area: { value: 2.3, unit: m2 }\n', ''],
          [
            'wheels:',
            'road_load:\n  source: bench\n  a: { value: 150, unit: N }\n  b: { value: 1.2, unit: N/(m/s) }\n  c: { value: 0.35, unit: N/(m/s)2 }\n  test_mass: { value: 2100, unit: kg }\nwheels:',
          ],
        ],
      }),
      'rear',
      2000,
    )
    expect(evaluate(coasted.noLoadLoss, 500)).toBeCloseTo(150, 6)
    expect(evaluate(unit.noLoadLoss, 500)).toBeGreaterThan(1000)
    expect(coasted.loadLoss).toEqual(unit.loadLoss)
  })

  test('SAG1 a lower voltage leaves less torque beyond base speed and the whole of it at rest, with a design and without', () => {
    for (const made of [unit, compileDrive(madeUpCar(), 'rear', 2000)]) {
      const left = (speed: number, voltage: number): number => Math.min(evaluate(made.drivingTorque, speed), evaluate(made.voltage.driving, speed / voltage))
      const [low, high] = [280, 420] // of the pack: 100 cells
      for (const share of [0, 0.3, 0.6, 0.9])
        for (let voltage = low; voltage < high; voltage += 20)
          expect(left(share * made.maximumSpeed, voltage + 20)).toBeGreaterThanOrEqual(left(share * made.maximumSpeed, voltage))
      expect(left(0, low)).toBe(400)
      expect(left(0.9 * made.maximumSpeed, low)).toBeLessThan(0.9 * left(0.9 * made.maximumSpeed, 360))
    }
  })

  test('a design gives at another voltage what its machine gives there', () => {
    const design = compileMachine(madeUpCar({ machine: [designed] }).machines.rear!.machine.spec as DesignedMachine)
    const machine = atTemperature(design, warmMachine)
    for (const voltage of [300, 330, 400])
      for (const speed of [300, 700, 1100, 1500]) {
        const limit = Math.min(evaluate(unit.drivingTorque, speed), evaluate(unit.voltage.driving, speed / voltage))
        expect(Math.abs(limit / torqueLimit(createReferences(machine, voltage), speed, 1) - 1), `${speed} rad/s, ${voltage} V`).toBeLessThan(0.015)
      }
  })

  test('is made once for a file and a voltage', () => {
    const same = car()
    expect(compileDrive(same, 'rear', 2000).drivingTorque).toBe(compileDrive(same, 'rear', 2000).drivingTorque)
    expect(compileDrive(car(), 'rear', 2000).loadLoss).toEqual(unit.loadLoss)
  })
})
