import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Case, compare } from '../case.ts'
import type { Part } from '../suite.ts'
import { driveBackward } from './backward-step.ts'
import { type ComputedCar, type CycleId, cycleIds, type Fastsim2Fixture, fastsim2Fixture } from './fixture.ts'
import { traceOf } from './trace.ts'

const limit = 0.01 // %, that is 1e-4

/** Its laws are not ours: what they give is computed by a copy of its equations that lives here and nowhere else. */
export const fastsim2: Part = {
  title: 'FASTSim-2, its electric cars by its own laws',
  about:
    'Energy out of the cells per mile, of 20 cars on four cycles. Backward from the trace; a machine whose efficiency stands on a hundred stairs of power and knows neither torque nor speed; a battery of one efficiency, that loses a share of its power where ours loses R·I². No parameters of our blocks give these laws, so a copy of its equations does, which is used for nothing else. The cycles are the library’s; its constants (9.81 m/s², 1.2 kg/m³, 1609 m a mile) are kept.',
  needs: [],
  limits: [{ quantity: 'fastsim2_pct', statistic: 'max_abs_pct', limit }],
  origins: () => [fastsim2Fixture()],
  cases: () => portCases('fastsim2_pct', fastsim2Fixture(), (car) => car.kwh_per_mile),
}

const stored = 'fastsim/fastsim2_results/bev_cycle_and_label_results.json'

/** Results of another build, where the data folder has them. */
export const fastsim2Stored: Part = {
  title: 'FASTSim-2, results as stored',
  about: 'The same cars and cycles beside results that another build of FASTSim-2 gave; the two builds differ by up to 3e-5.',
  needs: [stored],
  limits: [{ quantity: 'fastsim2_stored_pct', statistic: 'max_abs_pct', limit }],
  origins: () => [{ ...fastsim2Fixture(), version: 'as stored in the data folder' }],
  cases: (data) => {
    const results = JSON.parse(readFileSync(join(data, stored), 'utf8')) as readonly StoredCar[]
    const figures = new Map(results.map((result) => [result.name, result]))
    return portCases('fastsim2_stored_pct', fastsim2Fixture(), ({ name }) => {
      const result = figures.get(name)
      if (result === undefined) return {}
      const { udds_kwh_per_mi: udds, hwfet_kwh_per_mi: hwfet, us06_kwh_per_mi: us06, wltc_class3b_kwh_per_mi: wltc } = result
      return { udds, hwfet, us06, 'wltc-3b': wltc }
    })
  },
}

interface StoredCar {
  readonly name: string
  readonly udds_kwh_per_mi: number
  readonly hwfet_kwh_per_mi: number
  readonly us06_kwh_per_mi: number
  readonly wltc_class3b_kwh_per_mi: number
}

/** Every car on every cycle of which there is a figure. */
export function portCases(
  quantity: string,
  from: Fastsim2Fixture,
  figuresOf: (car: ComputedCar) => Readonly<Partial<Record<CycleId, number>>>,
): readonly Case[] {
  return cycleIds.flatMap((id) => {
    const trace = traceOf(id, from)
    return from.cars.flatMap((car) => {
      const expected = figuresOf(car)[id]
      if (expected === undefined) return []
      const { kwhPerMile, missedSteps } = driveBackward(car, trace)
      const missed = missedSteps === 0 ? '' : `, slower than the trace in ${missedSteps} steps`
      return [compare(quantity, `${car.name}, ${id}`, expected, kwhPerMile, `kWh a mile${missed}`)]
    })
  })
}
