import { cycle, type Model, type Plan, simulate } from '@firstdrive/engine'
import { loadCar, loadCycle } from '@firstdrive/library'
import { compileCycle, compileVehicle } from '@firstdrive/spec'
import { environmentOf, testLoad } from '../conditions.ts'

/** One thing to measure; plain data, so that a worker thread can be told. */
export interface Case {
  readonly vehicle: string
  readonly cycle: string
  readonly plan: Model
  readonly record: 'off' | 'on'
  readonly seconds: number
}

export interface Speed {
  readonly ns_per_step: number
  readonly drives_per_s: number
}

const warmUpSteps = 300_000
const rounds = 7

/** Drives the case again and again for its time, after warming up; the median of seven rounds. */
export function measure({ vehicle, cycle: cycleId, plan: model, record, seconds }: Case): Speed {
  const plan = planOf(vehicle, cycleId, model, record)
  const { steps } = plan.course
  warmUp(plan)
  const speeds = Array.from({ length: rounds }, () => {
    const start = performance.now()
    let drives = 0
    let elapsed = 0
    while (elapsed < (seconds * 1000) / rounds) {
      simulate(plan)
      drives++
      elapsed = performance.now() - start
    }
    return elapsed / drives
  }).sort((a, b) => a - b)
  const perDrive = speeds[(rounds - 1) / 2] as number
  return { ns_per_step: (perDrive / steps) * 1e6, drives_per_s: 1000 / perDrive }
}

/** Drives until the compiler has settled. */
export function warmUp(plan: Plan): void {
  for (let done = 0; done < warmUpSteps; done += plan.course.steps) simulate(plan)
}

/** The drive that a case measures. Throws for ids that the library does not have. */
export function planOf(vehicle: string, cycleId: string, model: Model, record: 'off' | 'on'): Plan {
  const car = loadCar(vehicle)
  const trace = loadCycle(cycleId)
  if (!car.ok || !trace.ok) throw new RangeError(`nothing to measure: ${vehicle} on ${cycleId}`)
  const { speed } = compileCycle(trace.value, 1)
  const environment = environmentOf({})
  return {
    vehicle: compileVehicle(car.value, { load: testLoad }),
    course: cycle(speed, 1),
    environment,
    stateOfCharge: 0.9,
    packTemperature: environment.airTemperature[0]!,
    model,
    record: record === 'on' ? 1 : 0,
  }
}
