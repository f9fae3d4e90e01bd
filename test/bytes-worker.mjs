import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { bytesOf, planOfText } = await import('./bytes-case.ts')
parentPort?.postMessage(workerData.map((text) => bytesOf(planOfText(text))))
