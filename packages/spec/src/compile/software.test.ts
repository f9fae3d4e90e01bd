import { evaluate } from '@firstdrive/engine'
import { fromRevolutionsPerMinute } from '@firstdrive/units'
import { describe, expect, test } from 'vitest'
import { type Change, madeUpCar } from '../../test/made-up-car.ts'
import type { Car } from '../car.ts'
import { parseAs } from '../parse.ts'
import { software } from '../schema/software.ts'
import { compileVehicle } from './vehicle.ts'

function programmed(car: Car, body: string): Car {
  const parsed = parseAs(software, `name: Made-up\nversion: "1"\nsources: {}\n${body}`, 'software/made-up.yaml')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return { ...car, software: parsed.value }
}
const compiled = (body: string, changes: readonly Change[] = []) => compileVehicle(programmed(madeUpCar({ vehicle: changes }), body), { load: 100 })
const plain = compileVehicle(madeUpCar(), { load: 100 })

const heat = `    heat:
      source: guess
      coolant_temperature: { value: 60, unit: degC }
      winding: { time: { value: 20, unit: s }, conductance: { value: 100, unit: W/K }, fade_start: { value: 150, unit: degC }, fade_end: { value: 180, unit: degC } }
      housing: { time: { value: 100, unit: s }, conductance: { value: 200, unit: W/K } }
      junction: { time: { value: 0.5, unit: s }, conductance: { value: 50, unit: W/K }, fade_start: { value: 140, unit: degC }, fade_end: { value: 160, unit: degC } }
      sink: { time: { value: 8, unit: s }, conductance: { value: 150, unit: W/K } }
`
const heats: Change = ['    ratio: { value: 10 }\n', `    ratio: { value: 10 }\n${heat}`]

describe('motor software', () => {
  test('SFT1 that says nothing changes nothing', () => {
    expect(compiled('')).toEqual(plain)
  })

  test('SFT1 what it says goes before what the vehicle says', () => {
    const { rear, chargeShare, recoveredShare, driveGrip } = compiled(
      'regeneration:\n  source: assumed\n  fade_start: { value: 3, unit: m/s }\n  share: { value: 0.7 }\n  charge_share: { value: 0.8 }\n  rear_deceleration: { value: 0.2 }\nanti_slip: { source: assumed, grip_share: { value: 0.9 } }\n',
    )
    expect({ chargeShare, recoveredShare, driveGrip }).toEqual({ chargeShare: 0.8, recoveredShare: 0.7, driveGrip: 0.9 })
    expect(rear.fadeStart).toBe(3)
    expect(rear.fadeEnd).toBe(plain.rear.fadeEnd)
    expect(rear.mostHolding).toBeCloseTo(0.2 * 9.80665 * 2100, 9)
  })

  test('takes from the torque over machine speed, and over road speed with the pedal at the floor', () => {
    const map = compiled('torque_map:\n  rear: { source: assumed, speed_rpm: [0, 16000], share: [0.5, 1] }\n').rear.drivingTorque
    expect(evaluate(map, 0)).toBeCloseTo(200, 9)
    const half = fromRevolutionsPerMinute(8000)
    expect(evaluate(map, half) / evaluate(plain.rear.drivingTorque, half)).toBeCloseTo(0.75, 2)
    const pedal = compiled('pedal_map: { source: assumed, speed_kmh: [0, 100], pedal: [0, 1], share: [[0, 0], [0.6, 1]] }\n').rear.drivingTorque
    expect(evaluate(pedal, 0)).toBeCloseTo(240, 9)
    expect(evaluate(pedal, (100 / 3.6) * plain.rear.speedRatio)).toBeCloseTo(evaluate(plain.rear.drivingTorque, (100 / 3.6) * plain.rear.speedRatio), 0)
  })

  test('a drive that warms stores time × conductance, and the software moves its limits', () => {
    const derating =
      'derating: { source: assumed, winding_start: { value: 100, unit: degC }, winding_end: { value: 120, unit: degC }, junction_start: { value: 90, unit: degC }, junction_end: { value: 110, unit: degC } }\n'
    const own = compiled('', [heats]).rear.heat
    expect(own.machine).toMatchObject({ innerHeatCapacity: 2000, outerHeatCapacity: 20_000, innerConductance: 100, fadeStart: 423.15, fadeEnd: 453.15 })
    expect(own.inverter).toMatchObject({ innerHeatCapacity: 25, fadeStart: 413.15 })
    const moved = compiled(derating, [heats]).rear.heat
    expect(moved.machine).toMatchObject({ innerHeatCapacity: 2000, fadeStart: 373.15, fadeEnd: 393.15 })
    const ruled = compiled(derating).rear.heat // 200 kW: 0.3 W/K per kW
    expect(ruled).toMatchObject({ present: true, machine: { fadeStart: 373.15 } })
    expect(ruled.machine.innerConductance).toBeCloseTo(60, 9)
    expect(plain.rear.heat.present).toBe(false)
  })

  test('of the load loss the winding and the inverter take all', () => {
    const { heat: places, loadLoss } = compiled('', [heats]).rear
    for (const [k, loss] of loadLoss.values.entries()) expect(places.windingLoss.values[k]! + places.inverterLoss.values[k]!).toBeCloseTo(loss, 6)
    expect(evaluate(places.inverterStanding, 500)).toBe(150)
  })

  test('a clutch lets a machine with magnets idle, and what turns behind it is its idle drag', () => {
    const clutch: Change = ['    ratio: { value: 10 }\n', '    ratio: { value: 10 }\n    disconnect: true\n    idle_drag: { value: 3, unit: N }\n']
    expect(compiled('', [clutch]).rear).toMatchObject({ canIdle: true, idleDrag: 3 })
    expect(compiled('', [['    ratio: { value: 10 }\n', '    ratio: { value: 10 }\n    disconnect: true\n']]).rear).toMatchObject({
      canIdle: true,
      idleDrag: 0,
    })
  })
})
