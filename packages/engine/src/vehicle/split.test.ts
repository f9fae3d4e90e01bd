import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { car, fourWheelDrive, machine, madeUpTrace, still } from '../../test/made-up-car.ts'
import { cycle, fullBrake } from '../driver/course.ts'
import { column } from '../record/trace.ts'
import { simulate } from '../simulate.ts'
import type { VehicleParameters } from './parameters.ts'
import { fixedSplit, optimalSplit } from './split.ts'
import { createVehicle } from './state.ts'
import { shareForce } from './traction.ts'

const twin = { ...fourWheelDrive, front: machine(220e3, 340) }
const clutched = { ...fourWheelDrive, front: { ...machine(220e3, 340), canIdle: true } }
const frontLeads: VehicleParameters = { ...twin, lead: 'front' }
const cars = { 'a front that idles': fourWheelDrive, 'two that turn': twin, 'a front off its clutch': clutched, 'a front that leads': frontLeads }
const optimal = (vehicle: VehicleParameters): VehicleParameters => {
  const [lead, follow] = vehicle.lead === 'rear' ? [vehicle.rear, vehicle.front] : [vehicle.front, vehicle.rear]
  return { ...vehicle, split: optimalSplit(lead, follow, vehicle.topSpeed) }
}

/** What a car gives, and takes from its pack, for a force at a speed. */
function share(vehicle: VehicleParameters, speed: number, force: number) {
  const state = createVehicle(vehicle, speed, 0.5, 296, 296, 1)
  Object.assign(state.chassis, { meanSpeed: speed, frontLoad: 1e9, rearLoad: 1e9 })
  Object.assign(state.battery, { available: 1e9, acceptable: 1e9 })
  state.traction.wanted = force
  shareForce({ ...vehicle, chassis: { ...vehicle.chassis, brakeForce: 0 } }, state)
  return { power: state.traction.power, motors: state.traction.motors, front: state.front.force, rear: state.rear.force }
}

const anyPoint = fc.record({ speed: fc.double({ min: 0.5, max: 73, noNaN: true }), force: fc.double({ min: -30e3, max: 30e3, noNaN: true }) })

describe('a split of least loss', () => {
  for (const [name, vehicle] of Object.entries(cars)) {
    const best = optimal(vehicle)
    test(`SPL1 never takes more than the leading axle first would: ${name}`, () => {
      fc.assert(
        fc.property(anyPoint, ({ speed, force }) => share(best, speed, force).power <= share(vehicle, speed, force).power + 1e-6),
        { numRuns: 600 },
      )
    })

    test(`SPL2 gives the same force, to the newton, whatever is asked: ${name}`, () => {
      fc.assert(
        fc.property(anyPoint, ({ speed, force }) => {
          const [with_, without] = [share(best, speed, force).motors, share(vehicle, speed, force).motors]
          return Math.abs(with_ - without) < 1e-6
        }),
        { numRuns: 600 },
      )
    })
  }

  test('SPL3 is within a thousandth of the best of a thousand shares', () => {
    const best = optimal(twin)
    for (const speed of [8, 20, 35, 60])
      for (const force of [-6000, -1500, 900, 3000, 8000]) {
        const { power, motors } = share(best, speed, force)
        let least = Infinity
        for (let k = 0; k <= 1000; k++) {
          const one = share({ ...twin, split: fixedSplit(k / 1000) }, speed, motors)
          if (Math.abs(one.motors - motors) < 1e-6) least = Math.min(least, one.power)
        }
        expect(power - least, `${speed} m/s, ${force} N`).toBeLessThan(Math.max(5, 1e-3 * Math.abs(force * speed)))
      }
  })

  test('lets the other axle idle while little is asked, and share when much is', () => {
    const best = optimal(fourWheelDrive)
    expect(share(best, 25, 500).front).toBe(-20)
    expect(share(best, 15, 12_000).front).toBeGreaterThan(500)
  })

  test('saves energy on a drive of two machines that turn, and costs none where one idles, with the same motion', () => {
    for (const [vehicle, least] of [
      [twin, 0.002],
      [clutched, 0],
      [fourWheelDrive, 0],
    ] as const) {
      const plan = {
        course: cycle(madeUpTrace(600, 1, 40), 1),
        environment: still,
        stateOfCharge: 0.8,
        packTemperature: 296.15,
        model: 'full',
        record: 0,
      } as const
      const [first, best] = [vehicle, optimal(vehicle)].map((one) => simulate({ ...plan, vehicle: one }))
      expect(1 - best!.ledger.terminals / first!.ledger.terminals).toBeGreaterThanOrEqual(least - 1e-9)
      expect(best!.state.chassis.distance).toBeCloseTo(first!.state.chassis.distance, 6)
    }
  })
})

describe('a fixed split', () => {
  test('gives each axle its share as far as both can, and all of the force', () => {
    for (const s of [0, 0.3, 1]) {
      const { front, rear, motors } = share({ ...twin, split: fixedSplit(s) }, 15, 4000)
      expect(front).toBeCloseTo(4000 * s, 6)
      expect(rear + front).toBeCloseTo(motors, 9)
    }
    expect(share({ ...twin, split: fixedSplit(1) }, 5, 15_000).motors).toBeCloseTo(15_000, 6)
  })
})

describe('what keeps a car stable', () => {
  const braking = { course: fullBrake(0.05, 40), environment: still, stateOfCharge: 0.5, packTemperature: 296.15, model: 'full', record: 1 } as const

  test('STB1 the rear axle regenerates no more than its limit, and the car stops in the same distance', () => {
    const limit = 1500
    const [free, limited] = [car, { ...car, rear: { ...car.rear, mostHolding: limit } }].map((vehicle) => simulate({ ...braking, vehicle }))
    expect(Math.min(...column(limited!, 'rear.force'))).toBeGreaterThanOrEqual(-limit)
    expect(Math.min(...column(free!, 'rear.force'))).toBeLessThan(-limit)
    expect(limited!.state.chassis.distance / free!.state.chassis.distance).toBeCloseTo(1, 2)
    expect(limited!.ledger.regenerated).toBeLessThan(free!.ledger.regenerated)
  })

  test('STB2 at the limit of grip regeneration never passes what the axle presses on the road', () => {
    const vehicle = { ...car, chassis: { ...car.chassis, grip: 0.15 } }
    const trace = simulate({ ...braking, vehicle })
    const weight = car.chassis.mass * 9.80665
    expect(Math.min(...column(trace, 'rear.force'))).toBeGreaterThan(-0.15 * 0.5 * weight)
  })
})
