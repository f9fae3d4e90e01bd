import type { Kelvin, KilogramPerCubicMetre, Metre, MetrePerSecond, Ratio } from '@firstdrive/units'
import { airDensity, pressureAt } from './air.ts'

/** The world around the car during a drive. */
export interface EnvironmentParameters {
  readonly airTemperature: Kelvin
  readonly airDensity: KilogramPerCubicMetre
  /** Positive against the car. */
  readonly headwind: MetrePerSecond
  /** Rolling resistance here over rolling resistance at 25 °C. */
  readonly rollingFactor: Ratio
}

/** The air as people tell it. */
export interface Weather {
  readonly temperature: Kelvin
  readonly altitude: Metre
  readonly headwind: MetrePerSecond
  /** 0 is dry air, to which road loads are referred (UN R154 Annex B4, 6.2.2). */
  readonly relativeHumidity: Ratio
}

/** Weather as what a drive needs of it: density by pressure at altitude, temperature and humidity; rolling resistance by temperature. */
export function createEnvironment({ temperature, altitude, headwind, relativeHumidity }: Weather): EnvironmentParameters {
  return {
    airTemperature: temperature,
    airDensity: airDensity(temperature, pressureAt(altitude), relativeHumidity),
    headwind,
    rollingFactor: rollingFactor(temperature),
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
