import { parentPort, workerData } from 'node:worker_threads'
import { simulate } from '@firstdrive/engine'
import { type Case, planOf, warmUp } from './measure.ts'

/** Answers a number of drives with the milliseconds that one took. */
const { vehicle, cycle, plan: model, record } = workerData as Case
const plan = planOf(vehicle, cycle, model, record)
warmUp(plan)

parentPort?.on('message', (drives: number) => {
  const start = performance.now()
  for (let k = 0; k < drives; k++) simulate(plan)
  parentPort?.postMessage((performance.now() - start) / drives)
})
