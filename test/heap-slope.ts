/* Run in a process of its own (see allocation.test.ts): prints the bytes that a step of each plan allocates. */
import { type HeapProfiler, Session } from 'node:inspector/promises'
import { cycle, type Model, type Plan, simulate, type Trace } from '@firstdrive/engine'
import { planOf } from '../packages/study/src/bench/measure.ts'

/** UDDS again and again, from a pack that it does not empty: so that the longer drive has steps of every kind that the shorter has. */
const drives = (vehicle: string, model: Model, steps: number): Plan => {
  const plan = planOf(vehicle, 'udds', model, 'off')
  const speed = Float64Array.from({ length: steps + 1 }, (_, k) => (k === 0 ? 0 : (plan.course.target[(k - 1) % plan.course.target.length] as number)))
  const battery = { ...plan.vehicle.battery, capacity: plan.vehicle.battery.capacity * 1e4 }
  return { ...plan, vehicle: { ...plan.vehicle, battery }, stateOfCharge: 0.7, course: cycle(speed, 1) }
}

/** A living drive: without one the collector would drop the code that was compiled for its shapes. */
let kept: Trace | undefined

const session = new Session()
session.connect()
const sampling = { samplingInterval: 512, includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true }

/** All that a drive allocates, whether or not it is collected on the way. */
async function allocated(plan: Plan): Promise<number> {
  await session.post('HeapProfiler.startSampling', sampling)
  kept = simulate(plan)
  const { profile } = await session.post('HeapProfiler.stopSampling')
  const total = ({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number => children.reduce((sum, child) => sum + total(child), selfSize)
  return total(profile.head)
}

/** The least of a few tries: code that is dropped and compiled anew boxes numbers on the way, in some of them; a step that allocates does so in all. */
async function least(plan: Plan): Promise<number> {
  let bytes = Infinity
  for (let k = 0; k < 6; k++) bytes = Math.min(bytes, await allocated(plan))
  return bytes
}

const few = 100_000
const many = 1_000_000
const cases = ['su7-2024', 'su7-max-2024'].flatMap((vehicle) =>
  (['full', 'energy-only'] as const).map((model) => ({ vehicle, model, short: drives(vehicle, model, few), long: drives(vehicle, model, many) })),
)
for (let warm = 0; warm < 3; warm++) for (const { short, long } of cases) for (const plan of [short, long]) kept = simulate(plan)
for (const { vehicle, model, short, long } of cases) {
  const slope = ((await least(long)) - (await least(short))) / (many - few)
  console.log(`${vehicle} ${model} ${slope} ${kept?.end}`)
}
