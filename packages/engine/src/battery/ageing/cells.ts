import { fromCelsius, type Ratio, type Second } from '@firstdrive/units'
import type { Curve } from '../../numerics/curve.ts'
import type { AgeingModel } from './rates.ts'

const day: Second = 86_400
const celsius = (low: number, high: number): readonly [low: number, high: number] => [fromCelsius(low), fromCelsius(high)]

/**
 * Assumed: where capacity falls by 1 %, resistance rises by 1 %. Models that measured both lie around it: the ID.3's cell at 0.1 to 0.7,
 * BLAST-Lite's Sony-Murata LFP at 0.3 to 1.7; its Kokam NMC111 far above, at 6 to 10.
 */
const growthPerLoss: Ratio = 1

/** Large prismatic LFP, charged gently; its cycling fade hardly depends on temperature. */
export const lfp250: AgeingModel = {
  cell: 'LFP 250 Ah',
  growthPerLoss,
  calendar: { unit: day, lossPower: 0.526, growthPower: 0.526 },
  cycle: { unit: 1, lossPower: 0.828, growthPower: 0.828 },
  range: {
    calendarTemperature: celsius(10, 45),
    cycleTemperature: celsius(10, 45),
    depthOfDischarge: [0.8, 1],
    chargeRate: [0, 0.65],
    dischargeRate: [0, 1],
  },
}

/** NMC pouch made for fast charging. */
export const nmc75: AgeingModel = {
  cell: 'NMC 75 Ah',
  growthPerLoss,
  calendar: { unit: 1e3 * day, lossPower: 0.578, growthPower: 0.578 },
  cycle: { unit: 1e4, lossPower: 1.11, growthPower: 1.11 },
  range: {
    calendarTemperature: celsius(10, 45),
    cycleTemperature: celsius(10, 45),
    depthOfDischarge: [0.8, 1],
    chargeRate: [0, 2],
    dischargeRate: [0, 2],
  },
}

/** NMC pouch, charged at 0.3C at 10 °C. */
export const nmc50: AgeingModel = {
  cell: 'NMC 50 Ah',
  growthPerLoss,
  calendar: { unit: 1e4 * day, lossPower: 0.708, growthPower: 0.708 },
  cycle: { unit: 1e5, lossPower: 0.467, growthPower: 0.467 },
  range: {
    calendarTemperature: celsius(10, 45),
    cycleTemperature: celsius(10, 45),
    depthOfDischarge: [0.8, 1],
    chargeRate: [0, 1.75],
    dischargeRate: [0, 1.75],
  },
}

/** NMC811 with silicon in the graphite, 21700; all cycles full, charged at 0.3C. Calendar data reach down to 0 °C, but the fit turns there: held at 10 °C. */
export const lgm50: AgeingModel = {
  cell: 'NMC811 LG M50',
  growthPerLoss,
  calendar: { unit: 1e4 * day, lossPower: 0.651_697_743_905_278, growthPower: 0.651_697_743_905_278 },
  cycle: { unit: 1e4, lossPower: 0.441_996_792_536_332, growthPower: 0.441_996_792_536_332 },
  range: {
    calendarTemperature: celsius(10, 60),
    cycleTemperature: celsius(0, 25),
    depthOfDischarge: [1, 1],
    chargeRate: [0, 0.3],
    dischargeRate: [0, 2],
  },
}

/**
 * NMC of the VW ID.3, capacity and resistance. Calendar ageing was measured from 35 to 50 °C and reaches below by its Arrhenius law;
 * cycling at 35 °C and 1C only, on which its law does not depend. The original cell had 2.05 Ah: 1 full cycle = 4.1 Ah.
 */
export const id3 = (openCircuit: Curve): AgeingModel => ({
  cell: 'NMC712 LG E78',
  openCircuit,
  calendar: { unit: day, lossPower: 0.75, growthPower: 0.75 },
  cycle: { unit: 1 / 4.1, lossPower: 0.5, growthPower: 1 },
  range: {
    calendarTemperature: celsius(10, 50),
    cycleTemperature: celsius(35, 35),
    depthOfDischarge: [0.05, 1],
    chargeRate: [1, 1],
    dischargeRate: [1, 1],
  },
})
