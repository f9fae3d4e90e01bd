import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { car, fourWheelDrive, heated, machine, madeUpTrace, sagging, still, weather } from '../test/made-up-car.ts'
import { constantSpeed, cycle, fullBrake, fullThrottle, hillStart, replay } from './driver/course.ts'
import { weatherAlong } from './environment/environment.ts'
import { consumption } from './metrics/consumption.ts'
import { timeAtDistance, timeAtSpeed } from './metrics/event.ts'
import { column } from './record/trace.ts'
import { type Plan, simulate, type Trace } from './simulate.ts'
import { residual } from './vehicle/ledger.ts'
import type { VehicleParameters } from './vehicle/parameters.ts'
import { fixedSplit, leadFirst, optimalSplit } from './vehicle/split.ts'
import type { VehicleState } from './vehicle/state.ts'
import { vehicleChannels } from './vehicle/vehicle.ts'

const course = cycle(madeUpTrace(600, 1), 1)
const plan: Plan = { vehicle: car, course, environment: still, stateOfCharge: 0.8, packTemperature: 296.15, model: 'full', record: 1 }
const chassis = (vehicle: VehicleParameters, change: Partial<VehicleParameters['chassis']>): VehicleParameters => ({
  ...vehicle,
  chassis: { ...vehicle.chassis, ...change },
})
const pack = (vehicle: VehicleParameters, change: Partial<VehicleParameters['battery']>): VehicleParameters => ({
  ...vehicle,
  battery: { ...vehicle.battery, ...change },
})
const largest = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b))
const smallest = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b))
const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0)

/** Any car that could be built, on any weather and charge. */
const anyDrive = fc.record({
  mass: fc.double({ min: 300, max: 4000, noNaN: true }),
  dragArea: fc.double({ min: 0.1, max: 2, noNaN: true }),
  rolling: fc.double({ min: 10, max: 600, noNaN: true }),
  grip: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
  power: fc.double({ min: 5e3, max: 6e5, noNaN: true }),
  torque: fc.double({ min: 20, max: 900, noNaN: true }),
  both: fc.boolean(),
  lead: fc.constantFrom('front' as const, 'rear' as const),
  dischargeCurrent: fc.double({ min: 20, max: 1500, noNaN: true }),
  chargeCurrent: fc.double({ min: 0, max: 500, noNaN: true }),
  stateOfCharge: fc.double({ min: 0, max: 1, noNaN: true }),
  celsius: fc.double({ min: -40, max: 50, noNaN: true }),
  wind: fc.double({ min: -25, max: 25, noNaN: true }),
  grade: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  model: fc.constantFrom('full' as const, 'energy-only' as const),
  step: fc.constantFrom(0.02, 0.1, 1),
  fastest: fc.double({ min: 1, max: 70, noNaN: true }),
  coldDrag: fc.constantFrom(0, 0.02, 0.05),
  recoveredShare: fc.constantFrom(1, 0.8, 0),
  comfort: fc.constantFrom(0, 3e3, -200),
  warmer: fc.constantFrom(0, 7),
  heats: fc.boolean(),
  split: fc.constantFrom('lead-first' as const, 'fixed' as const, 'optimal' as const),
  mostHolding: fc.constantFrom(Infinity, 1500),
  sags: fc.boolean(),
  driveGrip: fc.constantFrom(1, 0.8),
  chargeShare: fc.constantFrom(1, 0.6),
})

type AnyDrive = typeof anyDrive extends fc.Arbitrary<infer T> ? T : never

function planOf({
  mass,
  dragArea,
  rolling,
  grip,
  power,
  torque,
  both,
  lead,
  dischargeCurrent,
  chargeCurrent,
  celsius,
  wind,
  grade,
  step,
  fastest,
  stateOfCharge,
  model,
  coldDrag,
  recoveredShare,
  comfort,
  warmer,
  heats,
  split,
  mostHolding,
  sags,
  driveGrip,
  chargeShare,
}: AnyDrive): Plan {
  const base = both ? { ...fourWheelDrive, lead } : lead === 'rear' ? car : { ...car, front: car.rear, rear: car.front, lead }
  const plain = { ...machine(power, torque), mostHolding }
  const unit = sags ? sagging(plain) : plain
  const sized = { ...base, [base.lead]: heats ? heated(unit, { fadeStart: 340, fadeEnd: 350 }) : unit }
  const [leading, following] = base.lead === 'rear' ? [sized.rear, sized.front] : [sized.front, sized.rear]
  const shares = !both || split === 'lead-first' ? leadFirst : split === 'fixed' ? fixedSplit(0.4) : optimalSplit(leading, following, base.topSpeed)
  const controlled = { ...sized, split: shares, driveGrip, chargeShare }
  return {
    vehicle: {
      ...pack(chassis(controlled, { mass, dragArea, rollingConstant: rolling, grip, coldDrag }), { dischargeCurrent, chargeCurrent }),
      recoveredShare,
    },
    course: { ...cycle(madeUpTrace(60, step, fastest), step, { grade: Float64Array.of(grade) }), comfortPower: Float64Array.of(0, comfort) },
    environment: weatherAlong([celsius, celsius + warmer, celsius].map((t) => ({ temperature: t + 273.15, altitude: 0, headwind: wind, relativeHumidity: 0 }))),
    stateOfCharge,
    packTemperature: celsius + 273.15,
    model,
    record: 1,
  }
}

describe('energy', () => {
  test('VEH1 energy closes in every step and over the drive, whatever the car (an open balance would throw)', () => {
    fc.assert(
      fc.property(anyDrive, (any) => {
        const { ledger } = simulate(planOf(any))
        return residual(ledger) < 1e-9 || ledger.throughput < 1
      }),
      { numRuns: 300 },
    )
  })

  test('VEH2 the parts of the split sum to the battery energy', () => {
    fc.assert(
      fc.property(anyDrive, (any) => {
        const { battery_kWh, ...parts } = consumption(simulate(planOf(any)), 0.88).energy
        return Math.abs(Object.values(parts).reduce((a, b) => a + b, 0) - battery_kWh) < 1e-9
      }),
      { numRuns: 100 },
    )
  })

  test('CHA1 kinetic power integrates to ½·m·v²', () => {
    const m = car.chassis.mass + car.chassis.rotatingMass
    const trace = simulate({ ...plan, course: fullThrottle(0.01, { duration: 8 }) })
    const speed = column(trace, 'chassis.speed')
    const kinetic = column(trace, 'chassis.kineticPower')
    let energy = 0
    for (let k = 1; k < speed.length; k++) {
      energy += kinetic[k]! * 0.01
      expect(Math.abs(energy / (0.5 * m * speed[k]! ** 2) - 1)).toBeLessThan(1e-6)
    }
  })

  test('CHA2 climbing takes m·g·h, and up then down never gains energy', () => {
    const speed = madeUpTrace(600, 1)
    const up = Float64Array.from({ length: 600 }, (_, k) => (k < 300 ? 0.05 : -0.05))
    const there = simulate({ ...plan, course: cycle(speed, 1, { grade: Float64Array.of(0.05) }), vehicle: fourWheelDrive })
    const height = (there.state.chassis.distance * 0.05) / Math.sqrt(1 + 0.05 ** 2)
    expect(there.ledger.climb).toBeCloseTo(fourWheelDrive.chassis.mass * 9.80665 * height, 0)

    const even = Float64Array.from({ length: 601 }, (_, k) => (k === 0 || k === 600 ? 0 : 15))
    const hill = simulate({ ...plan, course: cycle(even, 1, { grade: up }) })
    const flat = simulate({ ...plan, course: cycle(even, 1) })
    expect(hill.ledger.chemical).toBeGreaterThan(flat.ledger.chemical)
  })

  test('CHA3 standing still costs the auxiliaries and nothing else, on a hill too', () => {
    const { ledger } = simulate({ ...plan, course: cycle(new Float64Array(601), 1, { grade: Float64Array.of(0.2) }) })
    expect(ledger.terminals).toBeCloseTo(car.auxiliaryPower * 600, 6)
    expect(ledger.auxiliaries).toBeCloseTo(car.auxiliaryPower * 600, 6)
  })

  test('MON1 more mass, drag or rolling resistance never costs less on a flat cycle', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('mass' as const, 'dragArea' as const, 'rollingConstant' as const),
        fc.double({ min: 1.001, max: 1.8, noNaN: true }),
        fc.boolean(),
        (which, more, both) => {
          const vehicle = both ? fourWheelDrive : car
          const heavier = chassis(vehicle, { [which]: vehicle.chassis[which] * more })
          return simulate({ ...plan, vehicle: heavier, record: 0 }).ledger.terminals > simulate({ ...plan, vehicle, record: 0 }).ledger.terminals
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** The limits that a drive passes. An empty pack still feeds its auxiliaries and turns its drives, from a reserve. */
function exceeded(any: Plan): string[] {
  const { battery, auxiliaryPower, chassis: body, topSpeed } = any.vehicle
  const trace = simulate(any)
  const of = (name: string) => column(trace, name)
  const [current, voltage, power, available, acceptable] = ['current', 'voltage', 'power', 'available', 'acceptable'].map((name) => of(`battery.${name}`)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const [front, rear] = [of('front.loss'), of('rear.loss')]
  const passed = new Set<string>()
  for (let k = 1; k < trace.rows; k++) {
    const reserve = available[k]! < auxiliaryPower + Math.max(...any.course.comfortPower) + front[k]! + rear[k]!
    if (!reserve && power[k]! > available[k]! + 1e-3) passed.add('power')
    if (!reserve && current[k]! > battery.dischargeCurrent * (1 + 1e-9)) passed.add('discharge current')
    if (!reserve && current[k]! > 0 && voltage[k]! < battery.minimumVoltage * (1 - 1e-9)) passed.add('lower voltage')
    if (-power[k]! > acceptable[k]! + 1e-3) passed.add('acceptable power')
    if (current[k]! < 0 && voltage[k]! > battery.maximumVoltage * (1 + 1e-9)) passed.add('upper voltage')
  }
  if (largest(of('battery.stateOfCharge')) > battery.fullCharge + 1e-9) passed.add('full')
  const slides = trace.limits.some(({ limit }) => limit === 'braking grip') // downhill on ice nothing holds a car
  if (!slides && largest(of('chassis.speed')) > topSpeed + 1e-9) passed.add('top speed')
  const grip = body.grip * body.mass * 9.80665 + any.vehicle.front.idleDrag + 1e-6
  if (largest(of('chassis.force')) > grip || smallest(of('chassis.force')) < -grip) passed.add('grip')
  return [...passed]
}

describe('what changes along a drive', () => {
  const trace = madeUpTrace(600, 1)
  const flat = Float64Array.of(0)
  const colder = (k: number) => ({ temperature: k < 300 ? 296.15 : 263.15, altitude: 0, headwind: 0, relativeHumidity: 0 })
  const along = weatherAlong(Array.from({ length: 600 }, (_, k) => colder(k)))

  test('ENV1 a constant told at every step is the constant told once, to the last bit', () => {
    const everywhere = weatherAlong(Array.from({ length: 600 }, () => colder(0)))
    const comfort = { ...course, comfortPower: Float64Array.of(800) }
    const each = { ...course, comfortPower: new Float64Array(600).fill(800) }
    for (const record of [0, 1]) {
      const once = simulate({ ...plan, course: comfort, record })
      expect(simulate({ ...plan, course: each, environment: everywhere, record }).state).toEqual(once.state)
      expect(simulate({ ...plan, course: each, environment: everywhere, record }).ledger).toEqual(once.ledger)
    }
  })

  test('ENV2 what is drawn for comfort is booked with the auxiliaries, to the joule', () => {
    const power = Float64Array.from({ length: 600 }, (_, k) => 1000 + 10 * (k % 50))
    const { ledger } = simulate({ ...plan, course: replay(trace, 1, flat, power) })
    const without = simulate(plan).ledger
    expect(ledger.auxiliaries - without.auxiliaries).toBeCloseTo(sum(power), 3)
    expect(ledger.air).toBe(without.air)
  })

  test('ENV3 air that turns cold half-way drags by its new density from there on', () => {
    const [warm, turned, cold] = [weatherAlong([colder(0)]), along, weatherAlong([colder(300)])].map((environment) => simulate({ ...plan, environment }))
    const air = (run: typeof warm, from: number, to: number) => sum(column(run!, 'chassis.airPower').slice(from, to))
    expect(air(turned, 0, 301)).toBe(air(warm, 0, 301))
    expect(air(turned, 301, 601)).toBe(air(cold, 301, 601))
  })

  test('CHA4 tyres and gears that roll at constant speed end warmer than the air by F·v/G, and the cold costs what it says', () => {
    const vehicle = chassis(car, { coldDrag: 0.02, runningHeatCapacity: 1e4, runningConductance: 150 })
    const run = simulate({ ...plan, vehicle, environment: weather(-10), course: constantSpeed(20, 1, { duration: 3000 }) })
    const { runningTemperature, rollingPower, rollingForce } = run.state.chassis
    expect(runningTemperature - 263.15).toBeCloseTo(rollingPower / 150, 6)
    const warm = simulate({ ...plan, environment: weather(-10), course: constantSpeed(20, 1, { duration: 3000 }) })
    expect(rollingForce / warm.state.chassis.rollingForce).toBeCloseTo(1 + 0.02 * (293.15 - runningTemperature), 9)
  })

  test('CHA4 a cold car costs more than a warm one, and none without cold drag', () => {
    const cost = (coldDrag: number) => simulate({ ...plan, vehicle: chassis(car, { coldDrag }), environment: weather(0) }).ledger.terminals
    expect(cost(0.02)).toBeGreaterThan(cost(0.01))
    expect(cost(0.01)).toBeGreaterThan(cost(0))
  })

  test('TRA1 the machines take their share of the braking, the friction brakes the rest', () => {
    const shared = (recoveredShare: number) => simulate({ ...plan, vehicle: { ...car, recoveredShare } }).ledger
    const [all, most, none] = [shared(1), shared(0.8), shared(0)]
    expect(most.brakes).toBeGreaterThan(all.brakes)
    const braked = none.brakes // nothing is recovered: every braking ends in the friction brakes
    expect(most.brakes - all.brakes).toBeGreaterThan(0.15 * braked)
    expect(most.brakes).toBeLessThan(0.3 * braked)
    expect(none.regenerated).toBe(0)
  })
})

describe('limits', () => {
  test('LIM1 no limit is exceeded, whatever the car', () => {
    fc.assert(
      fc.property(anyDrive, (any) => {
        expect(exceeded(planOf(any))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('LIM2 a car too weak for the cycle is no error: the limit is named and counted, the misses too', () => {
    const weak = pack(car, { dischargeCurrent: 40 })
    const trace = simulate({ ...plan, vehicle: weak })
    expect(trace.limits[0]?.limit).toBe('pack current')
    expect(trace.limits[0]?.seconds).toBeGreaterThan(10)
    expect(trace.misses.count).toBeGreaterThan(0)
    expect(trace.misses.seconds).toBeGreaterThan(5)
    expect(trace.end).toBe('complete')
    expect(largest(column(trace, 'battery.current'))).toBeCloseTo(40, 6)
  })

  test('LIM2 each limit of the drive appears when it binds', () => {
    const names = (trace: Trace) => trace.limits.map(({ limit }) => limit)
    const launch = { ...plan, course: fullThrottle(0.02, { duration: 4 }) }
    expect(names(simulate(launch))).toContain('rear machine')
    expect(names(simulate({ ...launch, vehicle: chassis(car, { grip: 0.2 }) }))).toContain('rear grip')
    expect(names(simulate({ ...launch, vehicle: chassis(fourWheelDrive, { grip: 0.3 }) }))).toEqual(expect.arrayContaining(['front grip', 'rear grip']))
    expect(names(simulate({ ...launch, vehicle: pack(car, { minimumVoltage: 745 }) }))).toContain('pack lower voltage')
    const hot = { ...car, rear: heated(car.rear, { fadeStart: 340, fadeEnd: 350 }) }
    expect(names(simulate({ ...launch, vehicle: hot }))).toContain('rear inverter temperature')
    const slow = { ...hot.rear.heat, inverter: { ...hot.rear.heat.inverter, fadeStart: 900, fadeEnd: 999 } }
    expect(names(simulate({ ...launch, vehicle: { ...hot, rear: { ...hot.rear, heat: slow } } }))).toContain('rear machine temperature')
    const sags = { ...car, rear: sagging(car.rear) }
    expect(names(simulate({ ...plan, vehicle: sags, stateOfCharge: 0.2, course: fullThrottle(0.02, { duration: 15 }) }))).toContain('rear machine voltage')
    const shares = { ...car, chargeShare: 0.2 }
    expect(names(simulate({ ...plan, vehicle: shares, course: fullBrake(0.02, 50) }))).toContain('regeneration share')
    expect(names(simulate({ ...plan, vehicle: { ...car, topSpeed: 20 } }))).toContain('top speed')
    expect(names(simulate({ ...plan, stateOfCharge: 1, course: fullBrake(0.02, 30) }))).toContain('pack full')
    expect(names(simulate({ ...plan, course: fullBrake(0.02, 30) }))).toContain('braking grip')
    expect(names(simulate({ ...plan, course: fullBrake(0.02, 30), vehicle: chassis(car, { brakeForce: 1000 }) }))).toContain('brakes')
  })

  test('a car starts on the hill that its force at rest carries, and on no steeper one', () => {
    const force = 400 * car.rear.drivingRatio
    const steepest = Math.tan(Math.asin((force - car.chassis.rollingConstant) / (car.chassis.mass * 9.80665)))
    const climbed = (grade: number) => simulate({ ...plan, course: hillStart(0.01, grade) }).state.chassis.distance
    expect(climbed(0.98 * steepest)).toBeGreaterThan(1)
    expect(climbed(1.02 * steepest)).toBe(0)
  })

  test('a car that cannot climb stands, and one that rolls uphill comes to rest', () => {
    const steep = simulate({ ...plan, course: hillStart(0.01, 1.5) })
    expect(steep.state.chassis.distance).toBe(0)
    const rolling = simulate({ ...plan, vehicle: pack(car, { dischargeCurrent: 0 }), course: { ...fullThrottle(0.1, { from: 10, grade: 0.2, duration: 20 }) } })
    expect(rolling.state.chassis.speed).toBe(0)
    expect(rolling.state.chassis.distance).toBeGreaterThan(10)
    expect(rolling.state.chassis.distance).toBeLessThan(30)
  })
})

test('a plan with NaN for a number is refused by its name', () => {
  expect(() => simulate({ ...plan, vehicle: chassis(car, { mass: Number.NaN }) })).toThrow('vehicle.chassis.mass: expected a number, got NaN')
  expect(() => simulate({ ...plan, environment: weather(Number.NaN) })).toThrow('environment.airTemperature: expected numbers, got NaN')
})

describe('numerics', () => {
  test('NUM1 halving the step at least halves the error', () => {
    // a smooth run: constant power between 20 and 50 m/s, against a run a hundred times finer
    const at = (step: number) => simulate({ ...plan, record: 0, course: fullThrottle(step, { from: 20, duration: 8 }) }).state.chassis.distance
    const exact = at(0.002)
    const errors = [0.8, 0.4, 0.2].map((step) => Math.abs(at(step) - exact))
    expect(errors[1]! / errors[0]!).toBeLessThan(0.5)
    expect(errors[2]! / errors[1]!).toBeLessThan(0.5)
  })

  test('NUM2 event times do not depend on the step', () => {
    for (const vehicle of [car, fourWheelDrive]) {
      const times = (step: number) => {
        const run = simulate({ ...plan, vehicle, course: fullThrottle(step, { duration: 25 }) })
        return [timeAtSpeed(run, 100 / 3.6)!, timeAtSpeed(run, 200 / 3.6)!, timeAtDistance(run, 400)!, timeAtDistance(run, 0.3048)!]
      }
      const fine = times(0.001)
      for (const step of [0.005, 0.01, 0.02]) for (const [k, time] of times(step).entries()) expect(Math.abs(time / fine[k]! - 1)).toBeLessThan(0.002)
    }
  })

  test('a launch at constant force follows v = F·t/m and x = ½·F·t²/m', () => {
    const light = chassis(car, { dragArea: 0, rollingConstant: 0, rollingLinear: 0, rollingQuadratic: 0 })
    const run = simulate({ ...plan, vehicle: light, course: fullThrottle(0.01, { duration: 2 }) })
    const force = 400 * car.rear.drivingRatio
    const a = force / (car.chassis.mass + car.chassis.rotatingMass)
    expect(run.state.chassis.speed).toBeCloseTo(a * 2, 9)
    expect(timeAtSpeed(run, 5)).toBeCloseTo(5 / a, 9)
    expect(timeAtDistance(run, 0.3048)).toBeCloseTo(Math.sqrt((2 * 0.3048) / a), 9)
  })

  test('full braking takes v²/(2·µ·g)', () => {
    const still = chassis(car, { dragArea: 0, rollingConstant: 0, rollingQuadratic: 0, rotatingMass: 0 })
    const { distance } = simulate({ ...plan, vehicle: still, course: fullBrake(0.01, 100 / 3.6) }).state.chassis
    expect(distance).toBeCloseTo((100 / 3.6) ** 2 / (2 * 1.1 * 9.80665), 1)
  })
})

describe('recording', () => {
  test('REC1 every channel holds the field that bears its name', () => {
    const trace = simulate({ ...plan, vehicle: fourWheelDrive, course: cycle(madeUpTrace(95, 1).subarray(0, 45), 1) })
    for (const { name } of vehicleChannels) {
      const [subsystem, field] = name.split('.') as [keyof VehicleState, string]
      expect(column(trace, name).at(-1), name).toBe((trace.state[subsystem] as unknown as Record<string, number>)[field])
    }
  })

  test('REC2 recording does not change the result', () => {
    const silent = simulate({ ...plan, record: 0 })
    for (const record of [1, 7]) {
      const heard = simulate({ ...plan, record })
      expect(heard.ledger).toEqual(silent.ledger)
      expect(heard.state).toEqual(silent.state)
    }
    expect(simulate({ ...plan, record: 7 }).rows).toBe(1 + Math.ceil(600 / 7))
  })

  test('REC2 the drive in one loop and step by step leave the same bytes, whatever the car', () => {
    const long = fc.record({ any: anyDrive, seconds: fc.integer({ min: 60, max: 200 }), turns: fc.boolean() })
    fc.assert(
      fc.property(long, ({ any, seconds, turns }) => {
        const drive = planOf(any)
        const vehicle = turns && any.both ? { ...drive.vehicle, front: { ...drive.vehicle.front, canIdle: false, idleDrag: 0 } } : drive.vehicle
        const plans = {
          ...drive,
          vehicle,
          course: {
            ...cycle(madeUpTrace(seconds, any.step, any.fastest), any.step, { grade: Float64Array.of(any.grade, -any.grade, 0) }),
            comfortPower: Float64Array.of(0, any.comfort),
          },
        }
        const [silent, heard] = [simulate({ ...plans, record: 0 }), simulate({ ...plans, record: 1 })]
        expect([silent.ledger, silent.limits, silent.misses, silent.end, silent.state]).toEqual([
          heard.ledger,
          heard.limits,
          heard.misses,
          heard.end,
          heard.state,
        ])
      }),
      { numRuns: 300 },
    )
  })

  test('DET1 the same plan gives the same bytes', () => {
    expect(Buffer.from(simulate(plan).table.buffer).equals(Buffer.from(simulate(plan).table.buffer))).toBe(true)
  })

  test('the recorded battery power integrates to the ledger', () => {
    const trace = simulate(plan)
    expect(sum(column(trace, 'battery.power'))).toBeCloseTo(trace.ledger.terminals, 3)
  })
})
