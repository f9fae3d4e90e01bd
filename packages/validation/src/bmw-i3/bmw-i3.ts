import { loadCar } from '@firstdrive/library'
import type { Car } from '@firstdrive/spec'
import type { Case } from '../case.ts'
import type { Origin } from '../fixture.ts'
import type { Part } from '../suite.ts'
import { calibrateOn } from './calibrated-car.ts'
import { committedClimate } from './committed-climate.ts'
import { folder, readTrips, type Trip, tripFiles } from './measured-trips.ts'
import { training } from './training.ts'
import { tripCases } from './trip-cases.ts'

const about =
  'Every trip is driven again second by second: measured speed, grade from the elevation smoothed over 200 m of road, measured air, heater and air conditioning. The car is calibrated by constant drag, cold drag that fades as tyres and gears warm, share of the braking that is recovered, and drag coefficient; the base load is the 470 W of the standing car, and resistance and capacity of the pack are those of the current’s steps. A trip of a day on which the library’s calibrated car was fitted is scored by a car that is calibrated on the other days; any other trip by the calibrated car of the library. The drag coefficient is what the set needs with the reference machine’s no-load loss and in traffic: it is below the published one. With predicted climate heating and cooling follow a rule of two terms each (`climate-rule.ts`), from the air outside and the cabin at the start, fitted with the car. A heater whose channel claims more at rest than the pack gives is stale: the rule stands in for it. State of charge and pack temperature are those at the end of a trip. There is no model of the cabin yet.'

const origins = (): readonly Origin[] => [training()]

/** The BMW i3 of every `bmw-i3/i3_1hz_*.csv.gz`. */
export function bmwI3(data: string): readonly Part[] {
  const missing = tripFiles(data).length === 0
  return [
    {
      title: 'BMW i3, measured trips',
      about,
      needs: missing ? [`${folder}/i3_1hz_*.csv.gz`] : [],
      limits: [
        { quantity: 'trip_energy_kWh', statistic: 'median_abs_pct', limit: 4 },
        { quantity: 'trip_energy_kWh', statistic: 'mean_abs_pct', limit: 6.5 },
        { quantity: 'trip_energy_predicted_climate_kWh', statistic: 'median_abs_pct', limit: 8 },
        { quantity: 'pack_temperature_K', statistic: 'rms_K', limit: 1.5 },
      ],
      origins,
      cases: () => casesOf(readTrips(data)),
    },
  ]
}

/** Fewer days than these tell too little of a car to calibrate it without the one that is scored. */
const fewestDays = 5
/** The fit of a fold begins where the last one begins; one start will do, as three have led to one valley. */
const perFold = { starts: [1], ftol: 1e-5, xtol: 1e-4 } as const

function casesOf(trips: readonly Trip[]): readonly Case[] {
  const known = trips.filter(({ trainingDay }) => trainingDay !== null)
  const days = [...new Set(known.map(({ trainingDay }) => trainingDay!))]
  const others = trips.filter(({ trainingDay }) => trainingDay === null)
  const base = carOf('bmw-i3-60ah')
  const unseen = tripCases(others, { car: carOf('bmw-i3-60ah-calibrated'), climate: committedClimate, from: 'by the car of the library' })
  if (days.length < fewestDays) return unseen
  const folds = days.flatMap((day) => {
    const { car, climate } = calibrateOn(
      known.filter(({ trainingDay }) => trainingDay !== day),
      base,
      perFold,
    )
    return tripCases(
      known.filter(({ trainingDay }) => trainingDay === day),
      { car, climate, from: `calibrated without ${day}` },
    )
  })
  return [...folds, ...unseen]
}

function carOf(id: string): Car {
  const car = loadCar(id)
  if (!car.ok) throw new Error(car.issues.map(({ got }) => got).join()) // a file of ours
  return car.value
}
