import { fromCelsius, type JoulePerKelvin, type Kelvin, type Second, type Watt, type WattPerKelvin } from '@firstdrive/units'

/** Where climate control is set in a cold test, 72 °F: 40 CFR 1066.710(c), recollected. */
const setPoint = fromCelsius(22.2)
/**
 * Of the cabin with the air that is let in, drawn by a resistive heater: 2.9 kW at 20 °F. Heating five cars at 20 °F took 0.54 of their
 * consumption at 75 °F (AAA, Electric Vehicle Range Testing, 2019: −39 % with and −9 % without heating), some 3 kW. `derived`
 */
const conductance: WattPerKelvin = 100
/** Of air, seats and trim. `assumed` */
const capacity: JoulePerKelvin = 100e3

/** What a soaked cabin draws on the mean of a drive, until climate control is modelled: P = (G + C/t)·(T − T_air). No pack is heated, no heat pump helps. */
export const cabinHeat = (air: Kelvin, duration: Second): Watt => (conductance + capacity / duration) * Math.max(setPoint - air, 0)
