/* Run in a process of its own (see allocation.test.ts): prints the bytes that a step of each plan allocates. */
import { cycle, type Model, type Plan, simulate, type Trace } from '@firstdrive/engine'
import { planOf } from '../packages/study/src/bench/measure.ts'

const gc = (globalThis as { gc?: () => void }).gc
if (gc === undefined) throw new Error('run with --expose-gc and a semi-space that nothing here fills')

const drives = (vehicle: string, model: Model, steps: number): Plan => {
  const plan = planOf(vehicle, 'udds', model, 'off')
  const speed = Float64Array.from({ length: steps + 1 }, (_, k) => (k === 0 ? 0 : (plan.course.target[(k - 1) % plan.course.target.length] as number)))
  return { ...plan, stateOfCharge: 1, course: cycle(speed, 1) }
}

/** A living drive: without one the collector would drop the code that was compiled for its shapes. */
let kept: Trace | undefined

/** The least of a few tries: in some of them code is compiled anew. */
function allocated(plan: Plan): number {
  const tries = Array.from({ length: 8 }, () => {
    gc?.()
    const before = process.memoryUsage().heapUsed
    kept = simulate(plan)
    return process.memoryUsage().heapUsed - before
  })
  return Math.min(...tries.filter((bytes) => bytes >= 0))
}

const few = 100_000
const many = 1_000_000
const cases = ['su7-2024', 'su7-max-2024'].flatMap((vehicle) =>
  (['full', 'energy-only'] as const).map((model) => ({ vehicle, model, short: drives(vehicle, model, few), long: drives(vehicle, model, many) })),
)
for (let warm = 0; warm < 3; warm++) for (const { short, long } of cases) for (const plan of [short, long]) kept = simulate(plan)
for (const { vehicle, model, short, long } of cases) {
  const slope = (allocated(long) - allocated(short)) / (many - few)
  console.log(`${vehicle} ${model} ${slope} ${kept?.end}`)
}
