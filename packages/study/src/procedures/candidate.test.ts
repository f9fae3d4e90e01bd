import { libraryIds, loadCar, loadCharger, loadCycle } from '@firstdrive/library'
import { type Car, formatIssue, packMass, type Result } from '@firstdrive/spec'
import { toKilowatts } from '@firstdrive/units'
import { expect, test } from 'vitest'
import { askCandidate, type CandidateAnswer, withPack } from './candidate.ts'
import { chargeCar } from './charge.ts'
import { drive } from './drive.ts'
import { perform } from './perform.ts'

const sound = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'))
  return result.value
}
const car = (id: string): Car => sound(loadCar(id))
const massOf = ({ pack, cell }: Car): number => packMass({ pack: pack.spec, cell: cell.spec })
const asked = (one: Car, other: Car): CandidateAnswer => sound(askCandidate(one, other))

const [base, pro, max] = ['su7-2024', 'su7-pro-2024', 'su7-max-2024'].map(car) as [Car, Car, Car]

test('its own pack leaves a car as it is', () => {
  const answer = asked(base, base)
  expect(answer.kerbMass).toBeCloseTo(base.vehicle.spec.body.kerb_mass.si, 9)
  expect(answer.range_km).toBeCloseTo(drive(base, { cycle: sound(loadCycle('cltc-p')), untilEmpty: true }).range_km as number, 6)
  expect(answer.t_0_100_s).toBeCloseTo(perform(base).t_0_100_s as number, 6)
  expect(sound(answer.charge_10_80_min)).toBeCloseTo(sound(chargeCar(base, sound(loadCharger('dc-600a-1000v')), { ambient_C: 25 })).minutes as number, 6)
})

test('the kerb mass changes by the difference of the packs, in the unit in which it was written', () => {
  const fitted = withPack(base, pro)
  const { kerb_mass } = fitted.vehicle.spec.body
  expect(kerb_mass.si - base.vehicle.spec.body.kerb_mass.si).toBeCloseTo(massOf(pro) - massOf(base), 9)
  expect(kerb_mass.unit).toBe(base.vehicle.spec.body.kerb_mass.unit)
  expect([fitted.pack.id, fitted.cell.id]).toEqual([pro.pack.id, pro.cell.id])
})

test('a larger pack goes further, a heavier one starts no faster', () => {
  const [own, larger] = [asked(base, base), asked(base, pro)]
  expect(larger.range_km).toBeGreaterThan(own.range_km as number)
  expect(larger.kerbMass).toBeGreaterThan(own.kerbMass)
  expect(larger.t_0_100_s).toBeGreaterThan(own.t_0_100_s as number)
})

test('colder cells give and take less, and each says what limits it', () => {
  for (const { pulses } of [base, pro, max].map((one) => asked(base, one))) {
    expect(pulses.map(({ temperature_C }) => temperature_C)).toEqual([25, 0, -20])
    for (const [k, { discharge, charge }] of pulses.slice(1).entries()) {
      expect(discharge.power).toBeLessThan(pulses[k]?.discharge.power as number)
      expect(charge.power).toBeLessThan(pulses[k]?.charge.power as number)
    }
    expect(pulses.at(-1)?.charge.limit).toBe('plating')
    expect(toKilowatts(pulses[0]?.discharge.power as number)).toBeGreaterThan(100)
  }
})

test('a pack that cannot be charged says why, and is driven all the same', () => {
  const bare = libraryIds('vehicle')
    .map(car)
    .find(({ pack, cell }) => pack.spec.cooling === undefined || cell.spec.plating_limit === undefined)
  if (bare === undefined) throw new Error('the library has a pack without cooling')
  const { charge_10_80_min, range_km } = asked(base, bare)
  expect(charge_10_80_min.ok ? '' : charge_10_80_min.issues.map(formatIssue).join()).toMatch(/from which the charging curve follows/)
  expect(range_km).toBeGreaterThan(50)
})
