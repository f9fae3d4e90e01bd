import type { MeasuredDrive } from '@firstdrive/study'
import { fromCelsius, type Kelvin, type Second, type Watt, type WattPerKelvin } from '@firstdrive/units'
import type { Trip } from './measured-trips.ts'

/**
 * What heating and air conditioning take, until there is a model of the cabin: a steady part by the air outside, and one that brings the
 * cabin, as it stands at the start, to its temperature and dies away.
 *   heating = G·max(18 °C − T_air, 0) + B·max(24 °C − T_cabin, 0)·exp(−t/τ)
 *   cooling = K·max(T_air − 20 °C, 0) + H·max(T_cabin − 24 °C, 0)·exp(−t/τ)      τ = 5 min
 */
export interface ClimateRule {
  readonly heatingSteady: WattPerKelvin
  readonly heatingUp: WattPerKelvin
  readonly coolingSteady: WattPerKelvin
  readonly coolingDown: WattPerKelvin
}

const noHeating: Kelvin = fromCelsius(18)
const noCooling: Kelvin = fromCelsius(20)
const wanted: Kelvin = fromCelsius(24)
const settling: Second = 300
/** The sensor in the cabin shows nothing colder: the cabin is then taken to be as cold as the air. */
const sensorFloor: Kelvin = fromCelsius(10)

/** Power of heating and of cooling in each second. */
export interface ClimatePower {
  readonly heating: Float64Array
  readonly cooling: Float64Array
}

export function climatePower(rule: ClimateRule, drive: MeasuredDrive): ClimatePower {
  const { steadyCold, startCold, steadyHot, startHot } = shapes(drive)
  const both = (a: Float64Array, x: WattPerKelvin, b: Float64Array, y: WattPerKelvin): Float64Array => a.map((value, k): Watt => x * value + y * b[k]!)
  return {
    heating: both(steadyCold, rule.heatingSteady, startCold, rule.heatingUp),
    cooling: both(steadyHot, rule.coolingSteady, startHot, rule.coolingDown),
  }
}

/** Fitted to the energies that were measured, each relative to its trip's; a heater whose channel is stale tells nothing. */
export function fitClimate(trips: readonly Trip[]): ClimateRule {
  const rows = trips.map(({ drive, heaterIsStale }) => {
    const { steadyCold, startCold, steadyHot, startHot } = shapes(drive)
    const weight = 1 / Math.abs(drive.energy)
    return {
      heating: heaterIsStale || drive.heater === null ? null : [sum(steadyCold), sum(startCold), sum(drive.heater)].map((value) => weight * value),
      cooling: drive.airConditioning === null ? null : [sum(steadyHot), sum(startHot), sum(drive.airConditioning)].map((value) => weight * value),
    }
  })
  const [heatingSteady, heatingUp] = twoUnknowns(rows.flatMap(({ heating }) => (heating === null ? [] : [heating])))
  const [coolingSteady, coolingDown] = twoUnknowns(rows.flatMap(({ cooling }) => (cooling === null ? [] : [cooling])))
  return { heatingSteady, heatingUp, coolingSteady, coolingDown }
}

/** How far it is too cold or too hot in each second, K. */
function shapes({ environment: { airTemperature }, cabinTemperature, step }: MeasuredDrive) {
  const shown = cabinTemperature?.[0] ?? airTemperature[0]!
  const cabin = shown <= sensorFloor ? Math.min(shown, airTemperature[0]!) : shown
  const decay = airTemperature.map((_, k) => Math.exp((-k * step) / settling))
  return {
    steadyCold: airTemperature.map((air) => Math.max(noHeating - air, 0)),
    startCold: decay.map((share) => share * Math.max(wanted - cabin, 0)),
    steadyHot: airTemperature.map((air) => Math.max(air - noCooling, 0)),
    startHot: decay.map((share) => share * Math.max(cabin - wanted, 0)),
  }
}

/** Least Σ (x·a + y·b − c)² with x, y ≥ 0, by the normal equations. */
function twoUnknowns(rows: readonly (readonly number[])[]): readonly [number, number] {
  let [aa, ab, bb, ac, bc] = [0, 0, 0, 0, 0]
  for (const [a = 0, b = 0, c = 0] of rows) {
    aa += a * a
    ab += a * b
    bb += b * b
    ac += a * c
    bc += b * c
  }
  const alone = (square: number, product: number): number => (square > 0 ? Math.max(0, product / square) : 0)
  const determinant = aa * bb - ab * ab
  if (!(determinant > 1e-12 * aa * bb)) return aa >= bb ? [alone(aa, ac), 0] : [0, alone(bb, bc)]
  const [x, y] = [(ac * bb - bc * ab) / determinant, (bc * aa - ac * ab) / determinant]
  if (x < 0) return [0, alone(bb, bc)]
  return y < 0 ? [alone(aa, ac), 0] : [x, y]
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)
