import { loadCar } from '@firstdrive/library'
import { type Car, inputs } from '@firstdrive/spec'
import { expect, test } from 'vitest'
import { estimates } from './interval.ts'

const loaded = loadCar('su7-2024')
if (!loaded.ok) throw new Error('the library has no SU7')
const car: Car = loaded.value
const written = (of: Car, path: string): number => inputs(of).find((input) => input.path === path)?.value as number
const asking = <Name extends string>(ask: (moved: Car) => Record<Name, number | null>) => estimates(car, (cars) => cars.map(ask))
const area = 'vehicle.body.frontal_area'
const power = 'vehicle.auxiliaries.power'

test('INT1 for a linear answer the interval is the root of the sum of squares, and the shares are its squares', async () => {
  const [a, p] = [written(car, area), written(car, power)]
  const { sum } = await asking((moved) => ({ sum: 100 * written(moved, area) + written(moved, power) }))
  const [da, dp] = [100 * a * 0.03, p * 0.3]
  expect(sum?.value).toBeCloseTo(100 * a + p, 9)
  expect(sum?.interval?.high).toBeCloseTo(100 * a + p + Math.hypot(da, dp), 9)
  expect(sum?.interval?.low).toBeCloseTo(100 * a + p - Math.hypot(da, dp), 9)
  expect(sum?.interval?.influences.slice(0, 2).map(({ path }) => path)).toEqual([power, area])
  expect(sum?.interval?.influences[1]?.share).toBeCloseTo(da ** 2 / (da ** 2 + dp ** 2), 9)
  expect(sum?.interval?.influences.reduce((all, { share }) => all + share, 0)).toBeCloseTo(1, 12)
})

test('an answer that bends at a limit has a one-sided interval', async () => {
  const { capped } = await asking((moved) => ({ capped: Math.min(written(moved, power), written(car, power)) }))
  expect(capped?.interval?.high).toBe(capped?.value)
  expect(capped?.interval?.low).toBeCloseTo(0.7 * written(car, power), 9)
})

test('an answer that no input moves has no width; one that is never reached has no interval', async () => {
  const { fixed, never, fragile } = await asking((moved) => ({ fixed: 42, never: null, fragile: written(moved, area) > written(car, area) ? null : 1 }))
  expect([fixed?.interval?.low, fixed?.interval?.high]).toEqual([42, 42])
  expect(fixed?.interval?.influences.every(({ share }) => share === 0)).toBe(true)
  expect(never).toEqual({ value: null, interval: null })
  expect(fragile).toEqual({ value: 1, interval: null })
})
