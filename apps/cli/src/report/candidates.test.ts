import { loadCar } from '@firstdrive/library'
import type { Candidate, Programme } from '@firstdrive/programme'
import type { Car } from '@firstdrive/spec'
import { expect, test } from 'vitest'
import { valid } from '../valid.ts'
import { candidateGroups } from './candidates.ts'

const [base, pro, max] = ['su7-2024', 'su7-pro-2024', 'su7-max-2024'].map((id) => valid(loadCar(id))) as [Car, Car, Car]
const asCandidate = ({ pack, cell }: Car, id = pack.id): Candidate => ({ id, pack, cell })
const groups = (packs: readonly Candidate[], cars: readonly Car[]) => candidateGroups({ packs } as unknown as Programme, cars)

test('a programme without candidates, or without cars, has no groups', () => {
  expect(groups([], [base, max])).toEqual([])
  expect(groups([asCandidate(base)], [])).toEqual([])
})

test('each candidate goes into the first car of its voltage, its own pack before all others', () => {
  const found = groups([asCandidate(pro), asCandidate(base), asCandidate(max)], [base, pro, max])
  expect(found.map(({ car, voltage_class, candidates }) => [car, voltage_class, candidates.map(({ own_of }) => own_of)])).toEqual([
    [base.vehicle.spec.name, '400 V', [base.vehicle.spec.name, pro.vehicle.spec.name]],
    [max.vehicle.spec.name, '800 V', [max.vehicle.spec.name]],
  ])
})

test('its figures say where they come from, its inputs are those of pack and cell', () => {
  const [candidate] = groups([asCandidate(base)], [base])[0]?.candidates ?? []
  if (candidate === undefined) throw new Error('one candidate makes one row')
  expect(candidate.energy).toEqual({ value: 73.6, from: 'homologated' })
  expect(candidate.mass).toEqual({ value: 579, from: 'homologated' })
  expect(candidate.cost.from).toMatch(/81 USD\/kWh of LFP/)
  expect(candidate.cost.value).toBeGreaterThan(1000)
  expect(candidate.inputs.length).toBeGreaterThan(20)
  for (const { path } of candidate.inputs) expect(path).toMatch(/^(pack|cell)\./)
  expect(candidate.in_car.kerb_mass_kg).toBeCloseTo(base.vehicle.spec.body.kerb_mass.si, 9)
  expect(candidate.in_car.not_charged).toBeNull()
})
