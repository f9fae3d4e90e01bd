import { type Course, type EnvironmentParameters, replay, type Weather, weatherAlong } from '@firstdrive/engine'
import type { DriveTable } from '@firstdrive/spec'
import { fromCelsius, fromKilometresPerHour, fromPercent, type Metre, type Second } from '@firstdrive/units'
import { roomTemperature } from '../conditions.ts'
import { roadGrade } from './road-grade.ts'

/** A measured drive as the engine can drive it again, a value a second. */
export interface MeasuredDrive {
  readonly id: string
  readonly step: Second
  readonly course: Course
  readonly environment: EnvironmentParameters
  /** Drawn from the pack, mean of each step. */
  readonly power: Float64Array
  readonly voltage: Float64Array
  /** At the step boundaries. */
  readonly speed: Float64Array
  /** What is drawn for heating and cooling as measured; null where it was not. */
  readonly heater: Float64Array | null
  readonly airConditioning: Float64Array | null
  /** All else that is drawn beside driving; null where the car's own figure serves. */
  readonly auxiliaries: Float64Array | null
  /** At the step boundaries; null where it was not measured. */
  readonly charge: { readonly of: 'window' | 'cells'; readonly share: Float64Array } | null
  readonly packTemperature: Float64Array | null
  readonly cabinTemperature: Float64Array | null
  readonly hasElevation: boolean
  readonly distance: Metre
  /** ∫ V·I dt over the readings, J. */
  readonly energy: number
}

const step: Second = 1

/** Brings a table of readings to a value a second, linear between them; a reading that is missing is bridged. */
export function measuredDrive(id: string, table: DriveTable): MeasuredDrive {
  const { time_s } = table
  const steps = Math.max(1, Math.round((time_s.at(-1)! - time_s[0]!) / step))
  const column = (values: readonly number[], convert = (value: number) => value): Float64Array | null =>
    values.length === 0 ? null : resampled(time_s, bridged(values), steps).map(convert)
  const perStep = (values: Float64Array | null): Float64Array | null =>
    values === null ? null : Float64Array.from({ length: steps }, (_, k) => 0.5 * (values[k]! + values[k + 1]!))
  const speed = column(table.speed_kmh, fromKilometresPerHour)!
  const elevation = column(table.elevation_m)
  const slope = perStep(column(table.grade_pct, fromPercent))
  const grade = slope ?? (elevation === null ? new Float64Array(steps) : roadGrade(speed, elevation, step))
  const ambient = perStep(column(table.ambient_C)) ?? new Float64Array(steps).fill(roomTemperature)
  const wind = perStep(column(table.wind_kmh, fromKilometresPerHour))
  const heater = perStep(column(table.heater_W))
  const airConditioning = perStep(column(table.air_conditioning_W))
  const cells = column(table.cell_soc_pct, fromPercent)
  const window = column(table.soc_pct, fromPercent)
  const power = perStep(column(table.voltage_V.map((voltage, k) => voltage * table.current_A[k]!)))!
  const comfort = Float64Array.from({ length: steps }, (_, k) => (heater?.[k] ?? 0) + (airConditioning?.[k] ?? 0))
  const weather = Array.from(
    ambient,
    (celsius, k): Weather => ({
      temperature: fromCelsius(celsius),
      altitude: elevation === null ? 0 : 0.5 * (elevation[k]! + elevation[k + 1]!),
      headwind: wind?.[k] ?? 0,
      relativeHumidity: 0,
    }),
  )
  return {
    id,
    step,
    course: replay(speed, step, grade, comfort),
    environment: weatherAlong(weather),
    power,
    voltage: perStep(column(table.voltage_V))!,
    speed,
    heater,
    airConditioning,
    auxiliaries: perStep(column(table.auxiliary_W)),
    charge: cells !== null ? { of: 'cells', share: cells } : window !== null ? { of: 'window', share: window } : null,
    packTemperature: column(table.battery_temperature_C, fromCelsius),
    cabinTemperature: column(table.cabin_temperature_C, fromCelsius),
    hasElevation: elevation !== null || slope !== null,
    distance: sum(speed.subarray(0, steps)) * step,
    energy: sum(power) * step,
  }
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

/** NaN replaced by what lies between its neighbours, and by the nearest reading at the ends. */
function bridged(values: readonly number[]): readonly number[] {
  if (!values.some(Number.isNaN)) return values
  const known = values.flatMap((value, k) => (Number.isNaN(value) ? [] : [k]))
  let right = 0
  return values.map((value, k) => {
    while (right < known.length - 1 && known[right]! < k) right++
    const [a, b] = [known[Math.max(0, right - 1)]!, known[right]!]
    if (!Number.isNaN(value)) return value
    if (k <= a || a === b) return values[k <= a ? a : b]!
    return k >= b ? values[b]! : values[a]! + ((values[b]! - values[a]!) * (k - a)) / (b - a)
  })
}

function resampled(time: readonly number[], values: readonly number[], steps: number): Float64Array {
  let right = 1
  return Float64Array.from({ length: steps + 1 }, (_, k) => {
    const t = time[0]! + k * step
    while (right < time.length - 1 && time[right]! < t) right++
    const share = Math.min(1, Math.max(0, (t - time[right - 1]!) / (time[right]! - time[right - 1]!)))
    return values[right - 1]! + (values[right]! - values[right - 1]!) * share
  })
}
