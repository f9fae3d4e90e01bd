import { column, type Trace } from '@firstdrive/engine'
import { loadCar, loadCycle } from '@firstdrive/library'
import type { LimitStretch } from '@firstdrive/report'
import type { Car } from '@firstdrive/spec'
import { drive, perform } from '@firstdrive/study'
import { toKilowattHours } from '@firstdrive/units'
import { expect, test } from 'vitest'
import { valid } from '../valid.ts'
import { packTest } from './pack-test.ts'

const car = (id: string): Car => valid(loadCar(id))
const max = car('su7-max-2024')
const { launch } = perform(max, { conditions: { ambient_C: -10 } })
const cycle = valid(loadCycle('cltc-p'))
const once = drive(max, { cycle, untilEmpty: false }, { record: 1 }).trace

const seconds = (stretches: readonly LimitStretch[], limit: string): number =>
  stretches.filter((stretch) => stretch.binds && stretch.limit === limit).reduce((sum, { from, to }) => sum + to - from, 0)
const heatOf = (trace: Trace): number => {
  const time = column(trace, 'time')
  return toKilowattHours(
    column(trace, 'battery.heat').reduce((sum, heat, k) => sum + (k === 0 ? 0 : heat * ((time[k] as number) - (time[k - 1] as number))), 0),
  )
}

test.each([
  ['a launch', launch],
  ['a cycle', once],
])('%s: from start to end each moment has a limit that would stop giving and one that would stop taking', (_, trace) => {
  const { gives, takes, t_s } = packTest('test', 's', trace, max)
  for (const stretches of [gives, takes]) {
    expect(stretches[0]?.from).toBe(0)
    expect(stretches.at(-1)?.to).toBe(t_s.at(-1))
    for (const [k, { from }] of stretches.slice(1).entries()) expect(from).toBe(stretches[k]?.to)
  }
})

test('LIM1 what the strip shows as reached is what the engine counted, to a tenth of a second', () => {
  const { gives, clipped } = packTest('Full throttle', 's', launch, max)
  expect(clipped.length).toBeGreaterThan(0)
  for (const { limit, seconds: counted } of clipped) expect(Math.abs(seconds(gives, limit.replace('pack ', '')) - counted)).toBeLessThan(0.1)
})

test('a full pack takes nothing at first, and says so', () => {
  const { takes, acceptable_kW } = packTest('CLTC-P', 'min', once, max)
  expect(takes[0]?.limit).toMatch(/full|upper voltage/)
  expect(acceptable_kW[0]).toBeLessThan(100)
  expect(takes.some(({ limit }) => limit === 'plating')).toBe(true)
})

test.each([
  ['a launch', launch],
  ['a cycle', once],
])('%s: the heat of the pack is what it released, and is found again in cells, case and air', (_, trace) => {
  const { balance } = packTest('test', 's', trace, max)
  expect(balance.released_kWh).toBeCloseTo(heatOf(trace), 12)
  expect(balance.cells_kWh + balance.case_kWh + balance.air_kWh).toBeCloseTo(balance.released_kWh, 12)
  expect(balance.air_kWh).toBeLessThan(0.05 * balance.released_kWh) // half an hour at most, at the temperature of the air
  expect(balance.to_C).toBeGreaterThan(balance.from_C)
})
