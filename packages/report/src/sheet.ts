import { fixed } from '@firstdrive/units'
import type { ChargingReport } from './model/charging.ts'
import type { LimitStrip } from './model/limit.ts'
import type { PackTest } from './model/pack-test.ts'
import type { ReplayDrive } from './model/replay.ts'
import type { DriveSeries, Phase, Series } from './model.ts'
import { mostInstants } from './thin.ts'

/** The plots of one place over one axis, as the client draws them. */
export interface Sheet {
  readonly title: string
  readonly axis: SheetAxis
  /** Another axis over which a reader may have it drawn. */
  readonly other?: SheetAxis
  readonly phases: readonly Phase[]
  readonly series: readonly SheetSeries[]
  readonly strips: readonly SheetStrip[]
  /** How many instants are worth drawing. */
  readonly most: number
}

/** `name` and values as they are written; drawn in `unit`, of which one is `per` of them. */
export interface SheetAxis {
  readonly name: string
  readonly unit: string
  readonly per: number
  readonly at: readonly number[]
}

/** A limit is a line that bounds another. */
export type SheetSeries = Omit<Series, 'kind'> & { readonly kind: Series['kind'] | 'limit'; readonly span?: number }

/** What limits the series of this key, under its plot. */
export interface SheetStrip extends LimitStrip {
  readonly plot: string
  readonly series: string | null
}

/** The plots of the pack: their titles and units, in the order in which they stand. The ends of a scale are at least `span` apart. */
export const chargePlots = {
  curve: { plot: 'Charging power', unit: 'kW' },
  temperature: { plot: 'Temperature along the coolant', unit: '°C', span: 2 },
  heat: { plot: 'Heat', unit: 'kW' },
} as const
export const testPlots = {
  power: { plot: 'Power of the pack', unit: 'kW' },
  temperature: { plot: 'Temperature of the cells', unit: '°C', span: 2 },
  heat: { plot: 'Heat released in the pack', unit: 'kW' },
} as const

/** A launch is recorded in hundredths of a second: more than a plot shows. */
const mostOfLaunch = 700

const simulated = { kind: 'simulated' } as const
const minutes = { name: 'time_s', unit: 'min', per: 60 } as const

export const driveSheet = ({ title, t_s, phases, series }: DriveSeries): Sheet => ({
  title,
  axis: { ...minutes, at: t_s },
  phases,
  series,
  strips: [],
  most: mostInstants,
})

/** Over time, and over distance when a reader wants it. */
export const replaySheet = ({ distance_km, ...drive }: ReplayDrive): Sheet => ({
  ...driveSheet({ ...drive, phases: [] }),
  other: { name: 'distance_km', unit: 'km', per: 1, at: distance_km },
})

/** A line and a strip for each starting temperature. */
export const chargeCurveSheet = ({ charger, soc_pct, starts }: ChargingReport): Sheet => ({
  title: charger,
  axis: { name: 'soc_pct', unit: '%', per: 1, at: soc_pct },
  phases: [],
  series: starts.map(({ start_C, power_kW }) => ({ ...simulated, ...chargePlots.curve, key: String(start_C), label: celsius(start_C), values: power_kW })),
  strips: starts.map(({ start_C, limits }) => ({ plot: chargePlots.curve.plot, series: String(start_C), label: celsius(start_C), stretches: limits })),
  most: mostInstants,
})

export function ownChargeSheet({ charger, own }: ChargingReport): Sheet {
  const temperature = { ...simulated, ...chargePlots.temperature }
  const heat = { ...simulated, ...chargePlots.heat }
  return {
    title: charger,
    axis: { ...minutes, at: own.t_s },
    phases: [],
    series: [
      { ...temperature, key: 'mean', label: 'mean', values: own.mean_C },
      { ...temperature, key: 'hottest', label: 'hottest', values: own.hottest_C },
      { ...temperature, key: 'coldest', label: 'coldest', values: own.coldest_C },
      { ...heat, key: 'released', label: 'released', values: own.released_kW },
      { ...heat, key: 'cooled', label: 'to the coolant', values: own.cooled_kW },
      { ...heat, key: 'stored', label: 'kept', values: own.stored_kW },
    ],
    strips: [{ plot: chargePlots.temperature.plot, series: null, label: 'limit', stretches: own.limits }],
    most: mostInstants,
  }
}

export const packTestSheet = (test: PackTest): Sheet => ({
  title: test.title,
  axis: { name: 'time_s', unit: test.axis, per: test.axis === 'min' ? 60 : 1, at: test.t_s },
  phases: [],
  series: [
    { ...simulated, ...testPlots.power, key: 'drawn', label: 'drawn', values: test.drawn_kW },
    { ...testPlots.power, kind: 'limit', key: 'gives', label: 'could give', values: test.available_kW },
    { ...testPlots.power, kind: 'limit', key: 'takes', label: 'could take', values: test.acceptable_kW.map((power) => -power) },
    { ...simulated, ...testPlots.temperature, key: 'temperature', label: 'mean', values: test.temperature_C },
    { ...simulated, ...testPlots.heat, key: 'heat', label: 'heat', values: test.heat_kW },
  ],
  strips: [
    { plot: testPlots.power.plot, series: 'gives', label: 'give', stretches: test.gives },
    { plot: testPlots.power.plot, series: 'takes', label: 'take', stretches: test.takes },
  ],
  most: test.axis === 's' ? mostOfLaunch : mostInstants,
})

const celsius = (temperature_C: number): string => `${fixed(temperature_C, 0)} °C`
