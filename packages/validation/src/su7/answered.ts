import { loadCar, loadCharger, loadCycle } from '@firstdrive/library'
import { formatIssue, type Result } from '@firstdrive/spec'
import { chargeCar, drive, perform } from '@firstdrive/study'

export type Answers = Readonly<Record<string, number | null>>

const charger = 'dc-600a-1000v' // limits none of the cars

/** What `run --cycle cltc-p --until-empty`, `perform` and `charge` answer of a car of the library, under the same names. */
export function answersOf(id: string): Answers {
  const car = ours(loadCar(id))
  const { range_km } = drive(car, { cycle: ours(loadCycle('cltc-p')), untilEmpty: true })
  const { t_0_100_rollout_s, t_0_200_s, top_speed_kmh } = perform(car)
  const { minutes, added_range_km } = ours(chargeCar(car, ours(loadCharger(charger))))
  const { min_5, min_10, min_15 } = added_range_km
  const added = { 'added_range_km.min_5': min_5, 'added_range_km.min_10': min_10, 'added_range_km.min_15': min_15 }
  return { range_km, t_0_100_rollout_s, t_0_200_s, top_speed_kmh, minutes, ...added }
}

function ours<Value>(loaded: Result<Value>): Value {
  if (loaded.ok) return loaded.value
  throw new Error(loaded.issues.map(formatIssue).join('\n')) // a file of the library
}
