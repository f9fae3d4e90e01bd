import { column, cycle, type Plan, simulate } from '@firstdrive/engine'
import { expect, test } from 'vitest'
import { planOf } from '../bench/measure.ts'
import { Packer, unpack } from './packing.ts'
import { simulateMany } from './simulate-many.ts'

const base = planOf('su7-2024', 'udds', 'full', 'off')
const short = cycle(Float64Array.of(0, ...base.course.target.subarray(0, 200)), 1)

/** Cars that all differ. */
function* fleet(count: number): Generator<Plan> {
  for (let k = 0; k < count; k++) yield { ...base, course: short, vehicle: { ...base.vehicle, chassis: { ...base.vehicle.chassis, mass: 1200 + k } } }
}

test('the rows are in the order of the plans and the same for any number of threads', async () => {
  const one = await simulateMany(fleet(300), { threads: 1 })
  const two = await simulateMany(fleet(300), { threads: 2 })
  expect(one.rows).toBe(300)
  expect(Buffer.from(one.table.buffer).equals(Buffer.from(two.table.buffer))).toBe(true)
  const battery = column(one, 'battery')
  const alone = Array.from(fleet(300), (plan) => simulate(plan).ledger.terminals)
  expect(Array.from(battery)).toEqual(alone)
})

test('plans are drawn as they are needed, and progress ends at their number', async () => {
  let drawn = 0
  let furthest = 0
  let told = 0
  function* counted(): Generator<Plan> {
    for (const plan of fleet(2000)) {
      drawn++
      furthest = Math.max(furthest, drawn - told)
      yield plan
    }
  }
  await simulateMany(counted(), {
    threads: 2,
    tell: (done) => {
      told = done
    },
  })
  expect([drawn, told]).toEqual([2000, 2000])
  expect(furthest).toBeLessThan(1500) // chunks on their way, never all of them
})

test('aborting ends it at once, whatever the threads are doing', async () => {
  const aborter = new AbortController()
  const forever: Plan = { ...base, course: { ...base.course, steps: 0x7fffffff, endsAtBreakOff: false } }
  const running = simulateMany([forever, forever], { threads: 2, signal: aborter.signal })
  setTimeout(() => aborter.abort(new Error('enough')), 300)
  await expect(running).rejects.toThrow('enough')
})

test('no plans give no rows; a plan that cannot be driven is told', async () => {
  expect((await simulateMany([], { threads: 1 })).rows).toBe(0)
  const broken = { ...base, vehicle: { ...base.vehicle, chassis: { ...base.vehicle.chassis, mass: Number.NaN } } }
  await expect(simulateMany([broken], { threads: 1 })).rejects.toThrow('vehicle.chassis.mass: expected a number, got NaN')
})

test('what is packed comes back as it was; its tables are shared, each once', () => {
  const plans = [...fleet(5), { ...base, stateOfCharge: 0.123, model: 'energy-only' as const }]
  const packed = new Packer().pack(plans)
  const two = new Packer().pack([plans[0]!, plans.at(-1)!])
  expect(Array.from(unpack(packed), (plan) => structuredClone(plan))).toEqual(plans)
  const tablesOf = ({ constants }: typeof packed) => constants.filter((constant) => constant instanceof Float64Array)
  const tables = tablesOf(packed)
  expect(tables.every(({ buffer }) => buffer instanceof SharedArrayBuffer)).toBe(true)
  expect(new Set(tables).size).toBe(tablesOf(two).length)
  expect(() => new Packer().pack([base, { ...base, stateOfCharge: null }])).toThrow('stateOfCharge: expected a number, got null')
})
