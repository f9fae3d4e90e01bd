import { column, consumption, simulate, type Trace } from '@firstdrive/engine'
import { type Car, compileVehicle } from '@firstdrive/spec'
import { type Kilogram, toKilometres, toKilowattHours, toPercent } from '@firstdrive/units'
import { driverLoad } from '../conditions.ts'
import type { MeasuredDrive } from './measured-drive.ts'
import { replayPlan } from './replay-plan.ts'
import { type Attribution, attribute } from './residual.ts'
import { heaterIsStale } from './stale-heater.ts'

/** What a part of the measured energy went into; those `of` the residual are what the prediction does not hold. */
export interface Cause {
  readonly cause: string
  readonly of: 'prediction' | 'residual'
  readonly energy_kWh: number
  readonly uncertainty_kWh: number
}

/** A measured drive beside the same drive by the engine. */
export interface Replay {
  readonly distance_km: number
  readonly energy_measured_kWh: number
  readonly energy_predicted_kWh: number
  readonly error_pct: number
  readonly power_rmse_kW: number
  readonly voltage_rmse_V: number
  /** Of what the pack shows: null where the drive does not tell it. */
  readonly soc_rmse_pct: number | null
  readonly pack_temperature_rmse_K: number | null
  /** There is no model of the cabin yet. */
  readonly cabin_temperature_rmse_K: number | null
  /** Sum to `energy_measured_kWh`. */
  readonly causes: readonly Cause[]
  readonly residual: readonly Attribution[]
  /** What a reader has to know. */
  readonly notes: readonly string[]
  readonly trace: Trace
}

/** Drives a measured drive again and explains it. A heater whose channel is stale is left out. */
export function replayDrive(car: Car, drive: MeasuredDrive, load: Kilogram = driverLoad): Replay {
  const stale = heaterIsStale(drive)
  const known: MeasuredDrive = stale ? withoutHeater(drive) : drive
  const vehicle = compileVehicle(car, { load })
  const plan = replayPlan(vehicle, known)
  const trace = simulate(plan)
  const residual = attribute(plan, known)
  const { energy } = consumption(trace, 1)
  const heating = integral(known.heater)
  const cooling = integral(known.airConditioning)
  const [measured, predicted] = [toKilowattHours(drive.energy), energy.battery_kWh]
  const part = (cause: string, energy_kWh: number): Cause => ({ cause, of: 'prediction', energy_kWh, uncertainty_kWh: 0 })
  return {
    distance_km: toKilometres(trace.state.chassis.distance),
    energy_measured_kWh: measured,
    energy_predicted_kWh: predicted,
    error_pct: (100 * (predicted - measured)) / Math.abs(measured),
    power_rmse_kW: rmse(column(trace, 'battery.power').subarray(1), drive.power) / 1e3,
    voltage_rmse_V: rmse(column(trace, 'battery.voltage').subarray(1), drive.voltage),
    soc_rmse_pct: socError(trace, vehicle.battery, drive),
    pack_temperature_rmse_K: drive.packTemperature === null ? null : rmse(column(trace, 'battery.temperature'), drive.packTemperature),
    cabin_temperature_rmse_K: null,
    causes: [
      part('air', energy.air_kWh),
      part('rolling', energy.rolling_kWh),
      part('climb', energy.climb_kWh),
      part('speed', energy.kinetic_kWh),
      part('brakes', energy.brakes_kWh),
      part('drive', energy.drive_kWh),
      part('heating', heating),
      part('air conditioning', cooling),
      part('auxiliaries', energy.auxiliaries_kWh - heating - cooling),
      ...residual.map(
        ({ cause, energy: joule, uncertainty }): Cause => ({
          cause: cause === 'unexplained' ? cause : `${cause}, not in the prediction`,
          of: 'residual',
          energy_kWh: toKilowattHours(joule),
          uncertainty_kWh: toKilowattHours(uncertainty),
        }),
      ),
    ],
    residual,
    notes: notesOf(drive, stale, trace),
    trace,
  }
}

const withoutHeater = (drive: MeasuredDrive): MeasuredDrive => ({
  ...drive,
  heater: null,
  course: { ...drive.course, comfortPower: drive.airConditioning ?? new Float64Array(drive.power.length) },
})

/** kWh of a power in each second. */
const integral = (power: Float64Array | null): number => toKilowattHours((power ?? new Float64Array(0)).reduce((total, value) => total + value, 0))

function socError(trace: Trace, battery: { readonly emptyCharge: number; readonly fullCharge: number }, { charge }: MeasuredDrive): number | null {
  if (charge === null) return null
  const { emptyCharge, fullCharge } = battery
  const cells = column(trace, 'battery.stateOfCharge')
  return toPercent(rmse(charge.of === 'cells' ? cells : cells.map((z) => (z - emptyCharge) / (fullCharge - emptyCharge)), charge.share))
}

function rmse(got: Float64Array, expected: Float64Array): number {
  const n = Math.min(got.length, expected.length)
  let sum = 0
  for (let k = 0; k < n; k++) sum += (got[k]! - expected[k]!) ** 2
  return Math.sqrt(sum / n)
}

function notesOf(drive: MeasuredDrive, stale: boolean, { misses, limits }: Trace): readonly string[] {
  const said: string[] = []
  if (stale) said.push('The channel of the heater is stale: at rest it claims more than the pack gives. It was left out.')
  if (drive.heater === null) said.push('The power of the heater was not measured.')
  if (drive.airConditioning === null) said.push('The power of the air conditioning was not measured.')
  if (!drive.hasElevation) said.push('The elevation was not measured: a flat road is taken.')
  if (drive.charge === null) said.push('The state of charge was not measured: 80 % is taken at the start.')
  if (drive.packTemperature === null) said.push('The temperature of the pack was not measured: that of the air is taken at the start.')
  if (misses.seconds > 0) said.push(`The car could not follow the measured speed for ${misses.seconds} s: ${limits.map(({ limit }) => limit).join(', ')}.`)
  return said
}
