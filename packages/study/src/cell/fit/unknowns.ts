import { type BatteryParameters, evaluate, interpolate, resistanceFactor, tabulateCharge, tabulateTemperature } from '@firstdrive/engine'
import type { Coulomb, Ohm, Quantity, Ratio, Second, Volt } from '@firstdrive/units'
import type { FitParameter } from '../../fit/problem.ts'

/** A cell as a fit sees it: what a cell file says, in SI. */
export interface CellShape {
  readonly capacity: Coulomb
  readonly openCircuit: { readonly charge: readonly Ratio[]; readonly voltage: readonly Volt[] }
  /** At 25 °C, held beyond the knots. */
  readonly resistance: {
    readonly charge: readonly Ratio[]
    readonly series: readonly Ohm[]
    readonly fast: readonly Ohm[]
    readonly slow: readonly Ohm[]
  }
  readonly fastTime: Second
  readonly slowTime: Second
  /** By how much the surface of the electrodes lags behind their mean, over the rate of charge; 0 where it does not. */
  readonly diffusionTime: Second
  readonly law: { readonly a: Quantity<'K'>; readonly b: Quantity<'K2'> }
  /** None where halfGap is 0. */
  readonly hysteresis: { readonly halfGap: Volt; readonly rate: Ratio }
  /** dU/dT over charge; not fitted. */
  readonly entropy: (z: Ratio) => Quantity<'V/K'>
}

export type CellTables = Pick<
  BatteryParameters,
  'capacity' | 'ofCharge' | 'ofTemperature' | 'fastTime' | 'slowTime' | 'diffusionTime' | 'hysteresis' | 'hysteresisRate'
>

/** As in the compiler of cell files: knots of the engine's tables lie every 0.5 % of the charge. */
const tableKnots = 201

export function tablesOf(cell: CellShape, ofTemperature = temperatureTable(cell.law)): CellTables {
  const { openCircuit, resistance, entropy } = cell
  const over =
    (values: readonly Ohm[]) =>
    (z: Ratio): Ohm =>
      interpolate(resistance.charge, values, z)
  return {
    capacity: cell.capacity,
    ofCharge: tabulateCharge(
      {
        openCircuit: (z) => interpolate(openCircuit.charge, openCircuit.voltage, z),
        entropy,
        seriesResistance: over(resistance.series),
        fastResistance: over(resistance.fast),
        slowResistance: over(resistance.slow),
        platingCurrent: () => Infinity,
      },
      tableKnots,
    ),
    ofTemperature,
    fastTime: cell.fastTime,
    slowTime: cell.slowTime,
    diffusionTime: cell.diffusionTime,
    hysteresis: cell.hysteresis.halfGap,
    hysteresisRate: cell.hysteresis.rate,
  }
}

/** R(T)/R₂₅; it costs as much as a thousand rows, so a law that is held is tabulated once. */
export function temperatureTable({ a, b }: CellShape['law']): CellTables['ofTemperature'] {
  const factor = resistanceFactor({ a, b })
  return tabulateTemperature({ resistanceFactor: (T) => evaluate(factor, T), platingFactor: () => 1 })
}

/** Which of the numbers of a cell a fit may move. */
export interface Free {
  readonly times: boolean
  readonly law: 'held' | 'a' | 'a and b'
  readonly hysteresis: boolean
  /** The records whose charge at the first row is to be found too, and what was counted. */
  readonly starts: readonly { readonly file: string; readonly charge: Ratio }[]
}

/** How a number of the vector is told to people: `factor`·(value + offset) `unit`, and whether its uncertainty means something as a share of it. */
export interface Shown {
  readonly unit: string
  readonly factor: number
  readonly offset: number
  readonly relative: boolean
}

/** A vector of numbers and the cell that it stands for. */
export interface Unknowns {
  readonly parameters: readonly FitParameter[]
  readonly shown: readonly Shown[]
  cellOf(values: Float64Array): CellShape
  /** The charge at the first row of each record of `starts`. */
  startsOf(values: Float64Array): readonly Ratio[]
}

const percent = (z: Ratio): string => `${Number((100 * z).toFixed(1))} %`
/** A fit that cannot tell the open-circuit voltage to a quarter of this says so. */
const openCircuitScale: Volt = 0.02
const startScale: Ratio = 0.02
const timeBounds = { fast: [1, 30], slow: [30, 1200] } as const

/** The numbers of `cell` that are `free`, with `cell` as the start. */
export function unknownsOf(cell: CellShape, free: Free): Unknowns {
  const { openCircuit, resistance, law, hysteresis } = cell
  const parameters: FitParameter[] = []
  const shown: Shown[] = []
  const add = (name: string, [start, lower, upper, scale]: Bounded, unit: string, { factor = 1, offset = 0, relative = true }: Partial<Shown> = {}): void => {
    parameters.push({ name, start: Math.min(upper, Math.max(lower, start)), lower, upper, scale })
    shown.push({ unit, factor, offset, relative })
  }
  const typical = 1e3 * mean(resistance.series)
  openCircuit.charge.forEach((z, k) => {
    add(`open-circuit voltage at ${percent(z)}`, [0, -1, 1, openCircuitScale], 'V', { offset: openCircuit.voltage[k]!, relative: false })
  })
  for (const column of ['series', 'fast', 'slow'] as const)
    resistance.charge.forEach((z, k) => {
      add(`${symbols[column]} at ${percent(z)}`, [1e3 * resistance[column][k]!, 0.01 * typical, 100 * typical, 0.1 * typical], 'mΩ')
    })
  if (free.times) {
    add('τ₁', [cell.fastTime, ...timeBounds.fast, 1], 's')
    add('τ₂', [cell.slowTime, ...timeBounds.slow, 10], 's')
  }
  if (free.law !== 'held') add('a of the resistance law', [law.a, 0, 1e4, 500], 'K')
  if (free.law === 'a and b') add('b of the resistance law', [law.b, 0, 2e7, 1e6], 'K²')
  if (free.hysteresis) {
    add('half gap of the hysteresis', [1e3 * hysteresis.halfGap, 0, 200, 2], 'mV')
    add('rate of the hysteresis', [hysteresis.rate, 1, 1000, 10], '1')
  }
  for (const { file, charge } of free.starts)
    add(`charge at the start of ${file}`, [0, -0.15, 0.15, startScale], '%', { factor: 100, offset: charge, relative: false })

  return {
    parameters,
    shown,
    cellOf: (values) => {
      let at = 0
      const take = (count: number, factor = 1): number[] => {
        at += count
        return Array.from(values.subarray(at - count, at), (value) => factor * value)
      }
      const voltage = take(openCircuit.charge.length).map((shift, k) => openCircuit.voltage[k]! + shift)
      const knots = resistance.charge.length
      const [series, fast, slow] = [take(knots, 1e-3), take(knots, 1e-3), take(knots, 1e-3)]
      const [fastTime, slowTime] = free.times ? (take(2) as [number, number]) : [cell.fastTime, cell.slowTime]
      const a = free.law === 'held' ? law.a : take(1)[0]!
      const b = free.law === 'a and b' ? take(1)[0]! : law.b
      const [halfGap, rate] = free.hysteresis ? [take(1, 1e-3)[0]!, take(1)[0]!] : [hysteresis.halfGap, hysteresis.rate]
      return {
        ...cell,
        openCircuit: { charge: openCircuit.charge, voltage },
        resistance: { charge: resistance.charge, series, fast, slow },
        fastTime,
        slowTime,
        law: { a, b },
        hysteresis: { halfGap, rate },
      }
    },
    startsOf: (values) => free.starts.map(({ charge }, k) => charge + values[values.length - free.starts.length + k]!),
  }
}

type Bounded = readonly [start: number, lower: number, upper: number, scale: number]
const symbols = { series: 'R₀', fast: 'R₁', slow: 'R₂' } as const

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
