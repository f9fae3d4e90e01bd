import type { Kelvin, Metre, MetrePerSecond, Ratio } from '@firstdrive/units'
import { airDensity, pressureAt } from './air.ts'

/** The world around the car during each step of a drive, read in a circle; the four are of one length: a constant weather is one value. */
export interface EnvironmentParameters {
  /** K */
  readonly airTemperature: Float64Array
  /** kg/m³ */
  readonly airDensity: Float64Array
  /** m/s, positive against the car. */
  readonly headwind: Float64Array
  /** Rolling resistance here over rolling resistance at 25 °C. */
  readonly rollingFactor: Float64Array
}

/** The air as people tell it. */
export interface Weather {
  readonly temperature: Kelvin
  readonly altitude: Metre
  readonly headwind: MetrePerSecond
  /** 0 is dry air, to which road loads are referred (UN R154 Annex B4, 6.2.2). */
  readonly relativeHumidity: Ratio
}

/** A constant weather as what a drive needs of it: density by pressure at altitude, temperature and humidity; rolling resistance by temperature. */
export const createEnvironment = (weather: Weather): EnvironmentParameters => weatherAlong([weather])

/** The same of a weather that changes along the drive, a value for each step. */
export function weatherAlong(weathers: readonly Weather[]): EnvironmentParameters {
  const each = (value: (weather: Weather) => number): Float64Array => Float64Array.from(weathers, value)
  return {
    airTemperature: each(({ temperature }) => temperature),
    airDensity: each(({ temperature, altitude, relativeHumidity }) => airDensity(temperature, pressureAt(altitude), relativeHumidity)),
    headwind: each(({ headwind }) => headwind),
    rollingFactor: each(({ temperature }) => rollingFactor(temperature)),
  }
}

/**
 * Rolling resistance of a tyre rolling in air of `temperature`, over that at 25 °C: 1/(1 + K·(T − 25 °C)), K = 0.008 /K.
 * ISO 28580:2018, 9.2 (passenger tyres). The standard uses it from 20 to 30 °C; further out it is an extrapolation,
 * held below −40 °C.
 */
export function rollingFactor(temperature: Kelvin): Ratio {
  const reference: Kelvin = 298.15
  const coldest: Kelvin = 233.15
  return 1 / (1 + 0.008 * (Math.max(temperature, coldest) - reference))
}
