import { loadCar, loadSoftware } from '@firstdrive/library'
import { type Car, compileVehicle, formatIssue, type Result } from '@firstdrive/spec'
import { describe, expect, test } from 'vitest'
import { perform } from './perform.ts'
import { towing } from './trailer.ts'

const sound = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'))
  return result.value
}
const car = sound(loadCar('su7-max-2024'))
const programmed = (software: string): Car => ({ ...car, software: sound(loadSoftware(software)) })
const step = 0.02
const names = (limits: readonly { readonly limit: string }[]) => limits.map(({ limit }) => limit)

describe('launches in a row', () => {
  test('each is driven with what the one before left: warmer, emptier, and never faster', () => {
    const { launches } = perform(programmed('su7-max-1.2'), { step, repeat: 12 })
    expect(launches).toHaveLength(12)
    for (const [k, launch] of launches.entries()) {
      const before = launches[k - 1]
      if (before === undefined) continue
      expect(launch.soc_pct).toBeLessThan(before.soc_pct)
      expect(launch.t_0_100_s!).toBeGreaterThanOrEqual(before.t_0_100_s! - 1e-3)
      if (launch.t_0_200_s !== null) expect(launch.t_0_200_s).toBeGreaterThanOrEqual(before.t_0_200_s! - 1e-3)
    }
    const [first, last] = [launches[0]!, launches.at(-1)!]
    expect(last.rear_winding_C!).toBeGreaterThan(first.rear_winding_C! + 30)
    expect(last.t_0_100_s!).toBeGreaterThan(1.2 * first.t_0_100_s!)
    expect(names(first.limits)).not.toContain('front machine temperature')
    expect(names(last.limits)).toContain('front machine temperature')
  })

  test('a car without temperatures has none, and is as fast again', () => {
    const { launches, t_0_100_s } = perform(car, { step, repeat: 2 })
    expect(launches[0]).toMatchObject({ front_winding_C: null, rear_winding_C: null })
    expect(launches[0]!.t_0_100_s).toBe(t_0_100_s)
    expect(launches[1]!.t_0_100_s! / t_0_100_s!).toBeCloseTo(1, 2)
    expect(perform(car, { step }).launches).toEqual([])
  })
})

describe('the speed that is held for half an hour', () => {
  test('is no higher than the top speed, and lower where temperatures or the pack end it', () => {
    const plain = perform(car, { step })
    expect(plain.top_speed_30min_kmh).toBeLessThanOrEqual(plain.top_speed_kmh + 1e-9)
    expect(perform(programmed('su7-max-1.2'), { step }).top_speed_30min_kmh).toBeLessThan(plain.top_speed_30min_kmh - 10)
    expect(perform(car, { step, conditions: { soc_pct: 20 } }).top_speed_30min_kmh).toBeLessThan(170)
  })
})

describe('what binds in the cold and near empty', () => {
  test.each([
    [{ ambient_C: 3 }, 'rear machine voltage'],
    [{ soc_pct: 20 }, 'rear machine voltage'],
    [{ ambient_C: -20 }, 'pack lower voltage'],
  ])('%o: %s', (conditions, limit) => {
    const answer = perform(car, { step, conditions })
    expect(answer.limits[0]?.limit).toBe(limit)
    expect(answer.t_0_200_s!).toBeGreaterThan(perform(car, { step }).t_0_200_s!)
  })
})

describe('towing', () => {
  test('costs acceleration, climbing and braking, and the tyres of the car carry the car alone', () => {
    const [alone, towed] = [perform(car, { step }), perform(car, { step, tow_kg: 1500 })]
    expect(towed.t_0_100_s!).toBeGreaterThan(1.3 * alone.t_0_100_s!)
    expect(towed.gradeability_pct).toBeLessThan(alone.gradeability_pct)
    const longer = towed.braking_100_0_m / alone.braking_100_0_m
    expect(longer).toBeGreaterThan(1.5)
    expect(longer).toBeLessThan(3805 / 2305) // the air brakes too
    const vehicle = compileVehicle(car, { load: 100 })
    const { chassis } = towing(vehicle, 1500)
    expect(chassis.grip * chassis.mass).toBeCloseTo(vehicle.chassis.grip * vehicle.chassis.mass, 6)
    expect(towing(vehicle, 0)).toBe(vehicle)
  })
})
