import { column, simulate } from '@firstdrive/engine'
import { type Car, compileVehicle, type DriveTable } from '@firstdrive/spec'
import { type Kilogram, toCelsius, toPercent } from '@firstdrive/units'
import { driverLoad } from '../conditions.ts'
import { measuredDrive } from './measured-drive.ts'
import { replayPlan } from './replay-plan.ts'

/** What a log is to be about, a reading a second: what is left out is not recorded. */
export type Ride = Pick<DriveTable, 'speed_kmh'> &
  Partial<Pick<DriveTable, 'elevation_m' | 'ambient_C' | 'wind_kmh' | 'heater_W' | 'air_conditioning_W' | 'auxiliary_W'>>

/** The log that the car would have written of a ride that begins at `soc_pct`: to try replay and fit where the truth is known. */
export function simulatedLog(car: Car, ride: Ride, soc_pct = 80, load: Kilogram = driverLoad): DriveTable {
  const none: readonly number[] = []
  const readings = ride.speed_kmh.map((_, k) => k)
  const asked: DriveTable = {
    elevation_m: none,
    grade_pct: none,
    ambient_C: none,
    wind_kmh: none,
    heater_W: none,
    air_conditioning_W: none,
    auxiliary_W: none,
    battery_temperature_C: none,
    cabin_temperature_C: none,
    ...ride,
    time_s: readings,
    voltage_V: readings.map(() => 0),
    current_A: readings.map(() => 0),
    soc_pct: readings.map(() => soc_pct),
    cell_soc_pct: none,
  }
  const vehicle = compileVehicle(car, { load })
  const trace = simulate(replayPlan(vehicle, measuredDrive('simulated', asked)))
  const { emptyCharge, fullCharge } = vehicle.battery
  const of = (name: string): Float64Array => column(trace, name)
  // a row of the trace holds the mean of the step before it: a reading between two steps is the mean of both
  const read = (values: Float64Array): readonly number[] =>
    readings.map((k) => (k === 0 ? values[1]! : k === values.length - 1 ? values[k]! : 0.5 * (values[k]! + values[k + 1]!)))
  const voltage_V = read(of('battery.voltage'))
  return {
    ...asked,
    voltage_V,
    current_A: read(of('battery.power')).map((power, k) => power / voltage_V[k]!),
    soc_pct: Array.from(of('battery.stateOfCharge'), (z) => toPercent((z - emptyCharge) / (fullCharge - emptyCharge))),
    battery_temperature_C: Array.from(of('battery.temperature'), toCelsius),
  } satisfies DriveTable
}
