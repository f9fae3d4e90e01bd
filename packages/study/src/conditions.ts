import { createEnvironment, type EnvironmentParameters } from '@firstdrive/engine'
import { type Celsius, fromCelsius, fromKilometresPerHour, type Kilogram, type Metre, type Ratio } from '@firstdrive/units'

/** Under which conditions a question is asked; what is left out is the default. */
export interface Conditions {
  readonly ambient_C?: Celsius | undefined
  readonly altitude_m?: Metre | undefined
  /** Positive against the car. */
  readonly wind_kmh?: number | undefined
  /** Added to the kerb mass. Without it a procedure's own test load, else one driver. */
  readonly load_kg?: Kilogram | undefined
  readonly soc_pct?: number | undefined
}

/** Room temperature of the basic test, GB/T 18386.1-2021: 23 ± 5 °C. */
export const roomTemperature: Celsius = 23
/** One driver: UN R154, mass in running order. */
export const driverLoad: Kilogram = 75
/** Test load of Chinese range and acceleration tests, recollected from GB/T 18386.1; `assumed`. */
export const testLoad: Kilogram = 100

export const environmentOf = ({ ambient_C = roomTemperature, altitude_m = 0, wind_kmh = 0 }: Conditions): EnvironmentParameters =>
  createEnvironment({ temperature: fromCelsius(ambient_C), altitude: altitude_m, headwind: fromKilometresPerHour(wind_kmh), relativeHumidity: 0 })

export const chargeOf = ({ soc_pct = 100 }: Conditions): Ratio => soc_pct / 100
