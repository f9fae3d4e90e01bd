import { iceLine } from './constants.ts'
import type { Celsius, Coulomb, Joule, Kelvin, Metre, MetrePerSecond, RadianPerSecond, Ratio, Second, Watt } from './quantity.ts'

/** The one file where a unit of the road meets a unit of the equations. */
export const fromCelsius = (temperature: Celsius): Kelvin => temperature + iceLine
export const toCelsius = (temperature: Kelvin): Celsius => temperature - iceLine
export const fromKilometresPerHour = (speed: number): MetrePerSecond => speed / 3.6
export const toKilometresPerHour = (speed: MetrePerSecond): number => speed * 3.6
export const fromRevolutionsPerMinute = (speed: number): RadianPerSecond => (speed * Math.PI) / 30
export const toRevolutionsPerMinute = (speed: RadianPerSecond): number => (speed * 30) / Math.PI
export const fromAmpereHours = (charge: number): Coulomb => charge * 3600
export const toAmpereHours = (charge: Coulomb): number => charge / 3600
export const toKilowattHours = (energy: Joule): number => energy / 3.6e6
export const fromKilowattHours = (energy: number): Joule => energy * 3.6e6
export const fromKilowatts = (power: number): Watt => power * 1e3
export const toKilowatts = (power: Watt): number => power / 1e3
export const fromKilometres = (distance: number): Metre => distance * 1e3
export const toKilometres = (distance: Metre): number => distance / 1e3
export const fromHours = (duration: number): Second => duration * 3600
export const toMinutes = (duration: Second): number => duration / 60
export const fromPercent = (share: number): Ratio => share / 100
export const toPercent = (share: Ratio): number => share * 100
/** Mechanical horsepower of 550 ft·lbf/s. */
const wattsPerHorsepower = 745.699_871_582_270_2
const kilogramsPerPound = 0.453_592_37
const newtonsPerPoundForce = 4.448_221_615_260_5
const metresPerMile = 1609.344
const metresPerInch = 0.0254

/** The units in which people write each dimension, with the factor to SI. The first of a row is the house's own. */
const scales = {
  mass: { kg: 1, t: 1e3, lb: kilogramsPerPound },
  length: { m: 1, mm: 1e-3, in: metresPerInch, km: 1e3 },
  area: { m2: 1 },
  volume: { L: 1e-3, m3: 1 },
  'volume flow': { 'L/min': 1e-3 / 60, 'm3/s': 1 },
  speed: { 'km/h': 1 / 3.6, 'm/s': 1, mph: metresPerMile / 3600 },
  'rotational speed': { rpm: Math.PI / 30, 'rad/s': 1 },
  force: { N: 1, kN: 1e3, lbf: newtonsPerPoundForce },
  'force per speed': { 'N/(km/h)': 3.6, 'N/(m/s)': 1, 'lbf/mph': (newtonsPerPoundForce * 3600) / metresPerMile },
  'force per squared speed': { 'N/(km/h)2': 3.6 * 3.6, 'N/(m/s)2': 1, 'lbf/mph2': newtonsPerPoundForce * (3600 / metresPerMile) * (3600 / metresPerMile) },
  torque: { Nm: 1 },
  power: { kW: 1e3, W: 1, hp: wattsPerHorsepower },
  energy: { kWh: 3.6e6, Wh: 3600, J: 1, MJ: 1e6 },
  voltage: { V: 1, mV: 1e-3 },
  current: { A: 1 },
  charge: { Ah: 3600, C: 1 },
  resistance: { mOhm: 1e-3, Ohm: 1, uOhm: 1e-6 },
  inductance: { uH: 1e-6, mH: 1e-3, H: 1 },
  'flux linkage': { mWb: 1e-3, Wb: 1 },
  frequency: { kHz: 1e3, Hz: 1 },
  'resistance times charge': { 'mOhm.Ah': 3.6, 'Ohm.C': 1 },
  time: { s: 1, min: 60, h: 3600, day: 86_400, week: 604_800, ms: 1e-3 },
  'specific heat': { 'J/(kg.K)': 1 },
  'thermal conductance': { 'W/K': 1 },
  'thermal conductivity': { 'W/(m.K)': 1 },
  'heat transfer coefficient': { 'W/(m2.K)': 1 },
  'temperature difference': { K: 1 },
  cost: { USD: 1 },
  'cost of energy': { 'USD/kWh': 1 / 3.6e6 },
  'temperature coefficient': { '1/K': 1 },
  pressure: { Pa: 1, hPa: 100, kPa: 1e3 },
  'molar energy': { 'kJ/mol': 1e3, 'J/mol': 1 },
  ratio: { '1': 1, '%': 0.01, '‰': 1e-3 },
} as const satisfies Record<string, Record<string, number>>

export type Dimension = keyof typeof scales | 'temperature'

/** The units a value of this dimension may be written in. */
export const unitsOf = (dimension: Dimension): readonly string[] => (dimension === 'temperature' ? ['degC', 'K'] : Object.keys(scales[dimension]))

/** A written value in SI. Throws a RangeError for a unit that is not one of `unitsOf(dimension)`. */
export function toSI(value: number, unit: string, dimension: Dimension): number {
  if (dimension === 'temperature') {
    if (unit === 'degC') return fromCelsius(value)
    if (unit === 'K') return value
  } else {
    const factors: Record<string, number> = scales[dimension]
    if (Object.hasOwn(factors, unit)) return value * factors[unit]!
  }
  throw new RangeError(`"${unit}" is no unit of ${dimension}; it has ${unitsOf(dimension).join(', ')}`)
}

/** The inverse of `toSI`. */
export function fromSI(value: number, unit: string, dimension: Dimension): number {
  const zero = toSI(0, unit, dimension)
  return (value - zero) / (toSI(1, unit, dimension) - zero)
}
