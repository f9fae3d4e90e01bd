import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseAs, target } from '@firstdrive/spec'
import { expect, test } from 'vitest'
import { ofQuantity, runSuite } from '../suite.ts'
import { published } from './published.ts'
import { su7, su7Cases } from './su7.ts'

const found = runSuite('su7', su7, '')

test.each(found.limits)('$quantity: $statistic ≤ $limit', ({ got, limit }) => expect(got).toBeLessThanOrEqual(limit))

test('every published figure of the three cars has its case; those of low reliability are promised nothing', () => {
  const { cases } = found.parts[0]!
  expect(cases.length).toBe(17)
  expect(Object.fromEntries(Object.entries(found.summary).map(([quantity, { n }]) => [quantity, n]))).toEqual({
    t_0_100_rollout_s: 3,
    'added_range_km.min_15': 2,
    minutes: 2,
    'added_range_km.min_5': 1,
    'added_range_km.min_10': 1,
    range_km: 3,
    top_speed_kmh: 3,
    t_0_200_s: 1,
    minutes_unclear: 1,
  })
  const promised = found.limits.map(({ quantity }) => quantity)
  expect(Object.keys(found.summary).filter((quantity) => !promised.includes(quantity))).toEqual(['minutes_unclear'])
  for (const { got } of cases) expect(got).toBeGreaterThan(0)
})

test('the figures are those of the targets of the programme', () => {
  const folder = fileURLToPath(new URL('../../../../programmes/su7/targets/', import.meta.url))
  const ours = published().map(({ car, published }) => `${car} ${published}`)
  for (const name of readdirSync(folder)) {
    const file = parseAs(target, readFileSync(folder + name, 'utf8'), name)
    if (!file.ok) throw new Error(name)
    expect(ours).toContain(`${file.value.spec.car} ${file.value.spec.limit.value}`)
  }
})

test('every source is told once', () => {
  const origins = found.parts[0]!.origins.map(({ origin }) => origin)
  expect(new Set(origins).size).toBe(origins.length)
  for (const { url } of published()) expect(origins.filter((origin) => origin.endsWith(url)).length, url).toBe(1)
})

test('a figure that the car never reaches meets nothing, and one that is unclear stands apart', () => {
  const figure = { car: 'elm', published: 5, title: '', url: '', accessed: '' }
  const part = {
    ...su7[0]!,
    cases: () =>
      su7Cases(
        [
          { ...figure, quantity: 'minutes' },
          { ...figure, quantity: 'range_km', unclear: true },
        ],
        () => ({ minutes: null, range_km: 6 }),
      ),
  }
  const { limits, parts } = runSuite('su7', [part], '')
  expect(limits.map(({ quantity, met }) => [quantity, met])).toEqual([['minutes', false]])
  expect(ofQuantity(parts[0]!.cases, 'range_km_unclear')[0]!.error_pct).toBeCloseTo(20, 9)
})
