import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { car, sagging, still } from '../../test/made-up-car.ts'
import { fullThrottle } from '../driver/course.ts'
import { timeAtSpeed } from '../metrics/event.ts'
import { type Plan, simulate } from '../simulate.ts'
import { createDriveUnit, limitDriveUnit } from './drive-unit.ts'

const unit = sagging(car.rear)
const plan: Omit<Plan, 'course'> = {
  vehicle: { ...car, rear: unit },
  environment: still,
  stateOfCharge: 0.9,
  packTemperature: 296.15,
  model: 'full',
  record: 1,
}

/** What a unit pulls at a road speed and a voltage. */
function pulling(speed: number, voltage: number): number {
  const state = createDriveUnit(unit, 1)
  state.roadSpeed = speed
  state.dcVoltage = voltage
  limitDriveUnit(unit, state)
  return state.pulling
}

describe('a torque that follows the voltage', () => {
  test('SAG1 a lower voltage never gives more, and none takes anything at rest', () => {
    const any = fc.record({
      speed: fc.double({ min: 0, max: 60, noNaN: true }),
      voltage: fc.double({ min: 400, max: 850, noNaN: true }),
      less: fc.double({ min: 1, max: 200, noNaN: true }),
    })
    fc.assert(fc.property(any, ({ speed, voltage, less }) => pulling(speed, voltage - less) <= pulling(speed, voltage) + 1e-9))
    expect(pulling(0, 450)).toBe(pulling(0, 850))
    expect(pulling(50, 650)).toBeLessThan(0.95 * pulling(50, 850))
  })

  test('SAG2 a pack that is nearly empty launches slower for it, more than its current alone would', () => {
    const to = (vehicle: Plan['vehicle'], stateOfCharge: number) =>
      timeAtSpeed(simulate({ ...plan, vehicle, stateOfCharge, course: fullThrottle(0.01, { duration: 30 }) }), 45)!
    const lost = (vehicle: Plan['vehicle']) => to(vehicle, 0.3) / to(vehicle, 1)
    expect(lost(plan.vehicle)).toBeGreaterThan(lost(car) + 0.01)
  })

  test('SAG3 times do not depend on the step, though the voltage is that of the step before', () => {
    const time = (step: number) => timeAtSpeed(simulate({ ...plan, course: fullThrottle(step, { duration: 30 }) }), 45)!
    for (const step of [0.02, 0.01, 0.005]) expect(Math.abs(time(step) / time(0.001) - 1)).toBeLessThan(0.002)
  })
})
