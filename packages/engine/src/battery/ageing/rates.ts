import { fromCelsius, type Kelvin, type Quantity, type Ratio, type Volt } from '@firstdrive/units'
import { type Curve, evaluate } from '../../numerics/curve.ts'
import { exp, power } from '../../numerics/exponential.ts'
import { graphitePotential } from './graphite-potential.ts'

/** What grows with time or throughput as y = k·(x/unit)^p: capacity loss and resistance growth, each with its power. */
export interface AgeingLaw<Unit extends string> {
  readonly unit: Quantity<Unit>
  readonly lossPower: Ratio
  readonly growthPower: Ratio
}

/** From where to where a model was measured; what lies outside is taken at the edge, and named. */
export interface AgeingRange {
  readonly calendarTemperature: Span
  readonly cycleTemperature: Span
  readonly depthOfDischarge: Span
  readonly chargeRate: Span
  readonly dischargeRate: Span
}
export type Span = readonly [low: number, high: number]
export type AgeingBound = keyof AgeingRange

/** For comparison with peers that extrapolate: `{ ...model, range: everywhere }`. */
export const everywhere: AgeingRange = {
  calendarTemperature: [0, Infinity],
  cycleTemperature: [0, Infinity],
  depthOfDischarge: [0, 1],
  chargeRate: [0, Infinity],
  dischargeRate: [0, Infinity],
}

/** How one measured cell fades. Plain data; its rate laws are in the switches below. */
export type AgeingModel = {
  readonly calendar: AgeingLaw<'s'>
  /** Over equivalent full cycles. */
  readonly cycle: AgeingLaw<'1'>
  readonly range: AgeingRange
} & (
  | {
      readonly cell: 'LFP 250 Ah' | 'NMC 75 Ah' | 'NMC 50 Ah' | 'NMC811 LG M50'
      /** Resistance growth over capacity loss: these sources measured capacity only. */
      readonly growthPerLoss: Ratio
    }
  | {
      readonly cell: 'NMC712 LG E78'
      /** Of one cell, over its state of charge. */
      readonly openCircuit: Curve
    }
)

/** What a cell does while its charge moves. Rates in capacities an hour. */
export interface CycleConditions {
  readonly temperature: Kelvin
  readonly depthOfDischarge: Ratio
  /** The middle of the window of charge that is cycled. */
  readonly middleCharge: Ratio
  readonly chargeRate: Quantity<'1/h'>
  readonly dischargeRate: Quantity<'1/h'>
}

/** The k of capacity loss and of resistance growth, and which conditions were taken at the edge of the model's range. */
export interface AgeingRate {
  readonly loss: number
  readonly growth: number
  readonly clamped: readonly AgeingBound[]
}

/**
 * How fast a cell at rest ages: k of y = k·(t/unit)^p.
 *
 * LFP 250 Ah, NMC 75 Ah (cell A), NMC 50 Ah (cell B1): Gasper et al., J. Energy Storage 73, 109042 (2023), doi 10.1016/j.est.2023.109042;
 * NMC811 LG M50: data of Bui et al. (2021), ieeexplore.ieee.org/document/9617644. The closed forms are those of BLAST-Lite
 * (National Renewable Energy Laboratory, BSD-3-Clause), written anew.
 * NMC712 LG E78, the cell of the VW ID.3: Schmalstieg et al., J. Power Sources 257, 325 (2014), doi 10.1016/j.jpowsour.2014.02.012,
 * scaled to that cell by 0.425 and 0.115 as in TUMFTM/TruckBatteryDesign.
 */
export function calendarRate(model: AgeingModel, temperature: Kelvin, stateOfCharge: Ratio): AgeingRate {
  const T = within(temperature, model.range.calendarTemperature)
  const clamped: AgeingBound[] = T === temperature ? [] : ['calendarTemperature']
  if (model.cell === 'NMC712 LG E78') {
    const V = evaluate(model.openCircuit, stateOfCharge)
    return {
      loss: lossScale * Math.max(7.543 * V - 23.75, 0) * 1e6 * exp(-6976 / T),
      growth: growthScale * Math.max(5.27 * V - 16.32, 0) * 1e5 * exp(-5986 / T),
      clamped,
    }
  }
  const loss = Math.max(graphiteCalendarRate(model.cell, T, stateOfCharge), 0)
  return { loss, growth: loss * model.growthPerLoss, clamped }
}

function graphiteCalendarRate(cell: GraphiteCell, T: Kelvin, z: Ratio): number {
  const Ua = graphitePotential(z)
  const T3 = cube(T / warm)
  const u = Ua / halfFull
  switch (cell) {
    case 'LFP 250 Ah':
      return 8.37e4 * exp((-5210 - 3560 * Ua) / T)
    case 'NMC 75 Ah':
      return 8.71e-7 * exp((10 * T3) / power(u, 1 / 3))
    case 'NMC 50 Ah':
      return 36.2 * exp((-4.4 * power(u, 1 / 3)) / T3)
    case 'NMC811 LG M50':
      return (
        -2.391_566_287_865_25 +
        2.442_053_178_341_85 * exp(T3 / power(u, 1 / 3)) -
        (4.459_982_461_369_05 * T3) / Math.sqrt(u) +
        0.448_140_062_203_916 * exp(Math.sqrt(z) / ((T / warm) * (T / warm))) -
        0.185_337_797_906_876 * exp(cube(z))
      )
  }
}

/** How fast moving charge ages a cell: k of y = k·(cycles/unit)^p. Sources as above. */
export function cycleRate(model: AgeingModel, conditions: CycleConditions): AgeingRate {
  const { range } = model
  const T = within(conditions.temperature, range.cycleTemperature)
  const D = within(conditions.depthOfDischarge, range.depthOfDischarge)
  const charging = within(conditions.chargeRate, range.chargeRate)
  const discharging = within(conditions.dischargeRate, range.dischargeRate)
  const clamped: AgeingBound[] = []
  if (T !== conditions.temperature) clamped.push('cycleTemperature')
  if (D !== conditions.depthOfDischarge) clamped.push('depthOfDischarge')
  if (charging !== conditions.chargeRate) clamped.push('chargeRate')
  if (discharging !== conditions.dischargeRate) clamped.push('dischargeRate')
  if (model.cell === 'NMC712 LG E78') {
    const V = evaluate(model.openCircuit, conditions.middleCharge)
    return {
      loss: lossScale * (7.348e-3 * square(V - 3.667) + 7.6e-4 + 4.081e-3 * D),
      growth: growthScale * Math.max(2.153e-4 * square(V - 3.725) - 1.521e-5 + 2.798e-4 * D, 0),
      clamped,
    }
  }
  const loss = graphiteCycleRate(model.cell, T, D, charging, discharging)
  return { loss, growth: loss * model.growthPerLoss, clamped }
}

/** C is the mean of both rates, where the source does not tell them apart. */
function graphiteCycleRate(cell: GraphiteCell, T: Kelvin, D: Ratio, charging: Quantity<'1/h'>, discharging: Quantity<'1/h'>): number {
  const C = 0.5 * (charging + discharging)
  const t = T / warm
  switch (cell) {
    case 'LFP 250 Ah':
      return (4.38e-8 + 1.55e-8 * D + 1.68e-7 * C) * (exp(2190 / T) + exp(-1.55e5 / T))
    case 'NMC 75 Ah':
      return Math.abs(0.0267 + 1.64 * cube(t) * Math.sqrt(D) + 0.011 * exp((C * C) / Math.sqrt(t)) - 0.44 * exp(Math.sqrt(D) * t * t * Math.sqrt(C)))
    case 'NMC 50 Ah':
      return 0.844 * power(D * D * cube(t) * Math.sqrt(C), 0.458)
    case 'NMC811 LG M50':
      return 0.181_235_015_387_132 * exp(-0.123_779_206_033_993 * cube(discharging)) * exp(1.244_595_412_950_18 * cube(t) * Math.sqrt(discharging))
  }
}

type GraphiteCell = Exclude<AgeingModel['cell'], 'NMC712 LG E78'>

const warm: Kelvin = fromCelsius(35)
const halfFull: Volt = 0.123 // the graphite's potential at half charge
const lossScale = 0.425_271_804_835_512
const growthScale = 0.115_328_129_947_322

const within = (x: number, [low, high]: Span): number => Math.min(Math.max(x, low), high)
const square = (x: number): number => x * x
const cube = (x: number): number => x * x * x
