import { column, simulate } from '@firstdrive/engine'
import { type Car, compileVehicle } from '@firstdrive/spec'
import { driverLoad, replayPlan, tripErrors } from '@firstdrive/study'
import { fixed, toKilowattHours, toPercent } from '@firstdrive/units'
import { type Case, compare } from '../case.ts'
import { datedDrive, predictedClimate } from './calibrated-car.ts'
import { type ClimateRule, climatePower } from './climate-rule.ts'
import type { Trip } from './measured-trips.ts'

/** A car and a rule of the climate that have not seen the trips. */
export interface Judge {
  readonly car: Car
  readonly climate: ClimateRule
  /** Where it comes from: for the note of a case. */
  readonly from: string
}

/** A heater that took less than this was hardly on: its relative error says nothing. */
const hardlyOn_kWh = 0.1

/** What the car says of some trips, each with its energy, state of charge, pack temperature and heating. */
export function tripCases(trips: readonly Trip[], { car, climate, from }: Judge): readonly Case[] {
  const vehicle = compileVehicle(car, { load: driverLoad })
  return trips.flatMap((trip) => {
    const { drive, heaterIsStale: stale } = trip
    const known = datedDrive(trip, climate)
    const [measured] = tripErrors(car, [known])
    const [predicted] = tripErrors(car, [predictedClimate(trip, climate)])
    const note = `${fixed(drive.distance / 1e3, 1)} km, ${from}`
    const energy = (quantity: string, { measured_kWh, predicted_kWh }: NonNullable<typeof measured>, more: string): Case =>
      compare(quantity, drive.id, measured_kWh, predicted_kWh, `${note}${more}`)
    return [
      energy('trip_energy_kWh', measured!, stale ? '; the heater’s channel is stale: by the rule of the climate' : ''),
      energy('trip_energy_predicted_climate_kWh', predicted!, ''),
      ...stateCases(trip, vehicle, known.comfort, note),
      ...heatingCases(trip, climate, note),
    ]
  })
}

/** State of charge and pack temperature as they stand at the end of the trip, where the errors have grown longest. */
function stateCases({ drive }: Trip, vehicle: ReturnType<typeof compileVehicle>, comfort: Float64Array | undefined, note: string): readonly Case[] {
  const trace = simulate(replayPlan(vehicle, drive, comfort === undefined ? {} : { comfort }))
  const { charge, packTemperature } = drive
  const soc = column(trace, 'battery.stateOfCharge')
  const temperature = column(trace, 'battery.temperature')
  const rmse = (got: Float64Array, expected: Float64Array): number =>
    Math.sqrt(expected.reduce((sum, value, k) => sum + (got[Math.min(k, got.length - 1)]! - value) ** 2, 0) / expected.length)
  return [
    ...(charge?.of === 'cells'
      ? [
          compare(
            'soc_pct',
            drive.id,
            toPercent(charge.share.at(-1)!),
            toPercent(soc.at(-1)!),
            `at the end; ${fixed(toPercent(rmse(soc, charge.share)), 2)} % root mean square on the way; ${note}`,
          ),
        ]
      : []),
    ...(packTemperature === null
      ? []
      : [
          compare(
            'pack_temperature_K',
            drive.id,
            packTemperature.at(-1)!,
            temperature.at(-1)!,
            `at the end; ${fixed(rmse(temperature, packTemperature), 2)} K root mean square on the way; ${note}`,
          ),
        ]),
  ]
}

function heatingCases({ drive, heaterIsStale: stale }: Trip, climate: ClimateRule, note: string): readonly Case[] {
  if (stale || drive.heater === null) return []
  const energy = (power: Float64Array): number => toKilowattHours(power.reduce((sum, watt) => sum + watt * drive.step, 0))
  const measured = energy(drive.heater)
  return measured < hardlyOn_kWh ? [] : [compare('heating_energy_kWh', drive.id, measured, energy(climatePower(climate, drive).heating), note)]
}
