import { withInput } from '@firstdrive/spec'
import { expect, test } from 'vitest'
import { atTheWall } from './at-the-wall.ts'
import { withBaseLoad } from './base-load.ts'
import type { Certificate, Test } from './certificate.ts'
import { certifiedCar } from './certified-car.ts'
import { procedures } from './dynamometer.ts'
import { modelsOf } from './tested-model.ts'

const asked = procedures()

const certificate = (test: Test, wall_Wh_per_km: number, more: Partial<Certificate> = {}): Certificate => ({
  ...{ line: 2, maker: 'Elm', model: 'Elm 1', test, wall_Wh_per_km, qc: 'ok', a_N: 120, b_N_per_kmh: 0.8, c_N_per_kmh2: 0.033 },
  ...{ mass_kg: 1800, power_hp: 150, driven: 'front', n_v: 110 },
  ...more,
})

function carOf(row: Certificate) {
  const car = certifiedCar(row, asked[row.test].load)
  if (!car.ok) throw new Error(JSON.stringify(car.issues))
  return car.value
}

const wall = (test: Test, more?: Partial<Certificate>) => atTheWall(carOf(certificate(test, 1, more)), asked[test]).wall_Wh_per_km

test('the factor that a UDDS asks for is that of a car with so much more base load, and carries over as such a car does', () => {
  const threefold = (test: Test) => {
    const car = carOf(certificate(test, 1))
    const { value } = car.vehicle.spec.auxiliaries.power
    return atTheWall(withInput(car, 'vehicle.auxiliaries.power', 3 * value), asked[test]).wall_Wh_per_km
  }
  const row = (test: Test, expected: number) => ({ certificate: certificate(test, expected), ours: atTheWall(carOf(certificate(test, 1)), asked[test]) })
  const [udds, hwfet] = modelsOf([row('udds', threefold('udds')), row('hwfet', 1)])
  const fitted = withBaseLoad(udds!, hwfet!)
  expect(fitted.factor).toBeCloseTo(3, 6)
  expect(fitted.wall_Wh_per_km).toBeCloseTo(threefold('hwfet'), 6)
})

test('a base load is never negative', () => {
  const row = (test: Test) => ({ certificate: certificate(test, 1), ours: atTheWall(carOf(certificate(test, 1)), asked[test]) })
  const [udds, hwfet] = modelsOf([row('udds'), row('hwfet')])
  expect(withBaseLoad(udds!, hwfet!).factor).toBe(0)
})

test('road load, mass and a second inverter cost; a speed of the machine that cannot be believed and axle_ratio do not matter', () => {
  expect(wall('hwfet', { a_N: 150 })).toBeGreaterThan(wall('hwfet') + 9)
  expect(wall('hwfet', { c_N_per_kmh2: 0.036 })).toBeGreaterThan(wall('hwfet'))
  expect(wall('udds', { mass_kg: 2100 })).toBeGreaterThan(wall('udds'))
  expect(wall('udds', { driven: 'both' })).toBeGreaterThan(wall('udds', { driven: 'rear' }))
  const unbelieved = wall('udds', { n_v: null })
  for (const n_v of [79, 161, 999.9, Number.NaN]) expect(wall('udds', { n_v })).toBe(unbelieved)
  expect(wall('udds', { n_v: 150 })).not.toBe(unbelieved)
})

test('what rolls takes what the road load says and what tyres and gears that are not warm add', () => {
  const { udds, hwfet, 'cold-ftp': winter } = asked
  expect(udds.rolling).toBeGreaterThan(1.1)
  expect(udds.rolling).toBeLessThan(1.25)
  expect(hwfet.rolling).toBeGreaterThan(1.02)
  expect(hwfet.rolling).toBeLessThan(1.1)
  expect(winter.rolling).toBeGreaterThan(hwfet.rolling)
  expect(winter.rolling).toBeLessThan(udds.rolling)
  expect(winter.heater).toBeGreaterThan(3000)
  expect(winter.heater).toBeLessThan(6000)
  expect(udds.heater).toBe(0)
})
