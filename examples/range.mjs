// A car from its file to its range: `node examples/range.mjs`, or `node examples/range.mjs ./my-car.yaml`.
import { createEnvironment, cycle, simulate } from '@firstdrive/engine'
import { loadCar, loadCycle } from '@firstdrive/library'
import { compileCycle, compileVehicle, formatIssue } from '@firstdrive/spec'

const [car, cltc] = [loadCar(process.argv[2] ?? 'su7-max-2024'), loadCycle('cltc-p')] // ids of the library, or paths to files
if (!car.ok || !cltc.ok) throw new Error([car, cltc].flatMap(({ issues = [] }) => issues.map(formatIssue)).join('\n'))

const vehicle = compileVehicle(car.value, { load: 100 }) // kg, added to the kerb mass
const course = cycle(compileCycle(cltc.value, 1).speed, 1, { repeat: true }) // in steps of 1 s, again and again until empty
const environment = createEnvironment({ temperature: 296.15, altitude: 0, headwind: 0, relativeHumidity: 0 }) // K, m, m/s
const trace = simulate({ vehicle, course, environment, stateOfCharge: 1, packTemperature: 296.15, model: 'full', record: 0 })

console.log(`${car.value.vehicle.spec.name}: ${(trace.state.chassis.distance / 1000).toFixed(1)} km`)
