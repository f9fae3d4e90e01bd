import { expect, test } from 'vitest'
import { airDensity, pressureAt } from './air.ts'

const sea = 101_325

test('AIR1 dry air at 0 °C and one atmosphere weighs 1.2929 kg/m³', () => {
  expect(Math.abs(airDensity(273.15, sea, 0) / 1.2929 - 1)).toBeLessThan(6e-4) // real air is that much denser than a mixture of ideal gases
})

test('AIR1 from 22 to −20 °C dry air gains exactly 295.15/253.15', () => {
  expect(airDensity(253.15, sea, 0) / airDensity(295.15, sea, 0)).toBeCloseTo(295.15 / 253.15, 12)
})

test('AIR1 the standard atmosphere: ISO 2533 gives 83 523 Pa at 1600 m and 101 325 Pa at 0', () => {
  expect(pressureAt(0)).toBeCloseTo(101_325, 6)
  expect(Math.abs(pressureAt(1600) / 83_523 - 1)).toBeLessThan(2e-4)
})

test('AIR1 moist air is lighter: CIPM-2007 gives 1.1935 kg/m³ at 20 °C, 101 325 Pa and 100 %', () => {
  expect(Math.abs(airDensity(293.15, sea, 1) / 1.1937 - 1)).toBeLessThan(1e-3)
  expect(airDensity(293.15, sea, 0.5)).toBeLessThan(airDensity(293.15, sea, 0))
})
