import { interpolate } from '@firstdrive/engine'
import type { CellDraft, CellSpec, Measure } from '@firstdrive/spec'
import { fixed, type Ohm, toAmpereHours, toCelsius, type Volt } from '@firstdrive/units'
import { wholeCurve } from './fit/whole-curve.ts'
import type { CellFit } from './fit-cell.ts'

/** A cell with less at half charge is one of lithium iron phosphate. */
const ironPhosphate: Volt = 3.4
const usualLaw = {
  title: 'Quadratic law of ln R over 1/T, between the measured A123 26650 (−25…45 °C) and VTC5A (−10…50 °C) cells',
  kind: 'derived',
} as const

/** The cell file of a fit. What was not measured is that of `base`, the cell that was named, or assumed. */
export function fittedCell(fit: CellFit, base: CellSpec | null, name: string): CellDraft {
  const { shape, prepared, free } = fit
  const { resistance, law, hysteresis } = shape
  const measured = base?.sources.measured === undefined ? 'measured' : 'measured-here'
  const lawSource = free.law === 'held' ? (base?.resistance_law.source ?? 'law') : measured
  const kept = keptOf(base)
  const half = (values: readonly Ohm[]): Ohm => interpolate(resistance.charge, values, 0.5)
  const ratios = (values: readonly Ohm[]): number[] => values.map((R) => Number((R / half(values)).toFixed(4)))
  const perCharge = (symbol: string, values: readonly Ohm[]) => ({
    value: short(1e3 * half(values) * toAmpereHours(shape.capacity)),
    unit: 'mOhm.Ah',
    spread: spreadOf(fit, symbol),
  })
  const time = (symbol: string, value: number) =>
    free.times
      ? { value: short(value), unit: 's', spread: spreadOf(fit, symbol) }
      : { value: short(value), unit: 's', source: 'assumed', note: 'the records do not tell it' }
  const { soc, voltage } = wholeCurve(shape.openCircuit, base)

  return {
    name,
    note: noteOf(fit, base),
    sources: {
      ...base?.sources,
      [measured]: { title: titleOf(fit), kind: 'derived' },
      ...(base === null && free.law === 'held' ? { law: usualLaw } : {}),
    },
    source: measured,
    chemistry: base?.chemistry ?? (interpolate(soc, voltage, 0.5) < ironPhosphate ? 'LFP' : 'NMC'),
    format: base?.format ?? 'pouch',
    confidence: 'A',
    capacity: { value: short(toAmpereHours(shape.capacity)), unit: 'Ah', ...capacitySource[prepared.capacityFrom] },
    mass: kept.mass,
    size: kept.size,
    minimum_voltage: { value: prepared.limits.minimum, unit: 'V' },
    maximum_voltage: { value: prepared.limits.maximum, unit: 'V' },
    open_circuit: { source: measured, soc, voltage },
    entropy: base?.entropy,
    hysteresis: free.hysteresis
      ? {
          half_gap: { value: short(1e3 * hysteresis.halfGap), unit: 'mV', spread: spreadOf(fit, 'half gap') },
          rate: { value: short(hysteresis.rate), unit: undefined, spread: spreadOf(fit, 'rate') },
        }
      : kept.hysteresis,
    series_resistance: perCharge('R₀', resistance.series),
    fast_resistance: perCharge('R₁', resistance.fast),
    fast_time: time('τ₁', shape.fastTime),
    slow_resistance: perCharge('R₂', resistance.slow),
    slow_time: time('τ₂', shape.slowTime),
    diffusion_time: kept.diffusion_time,
    resistance_shape: {
      source: measured,
      soc: [...resistance.charge],
      series: ratios(resistance.series),
      fast: ratios(resistance.fast),
      slow: ratios(resistance.slow),
    },
    resistance_law: {
      source: lawSource,
      a_K: short(law.a),
      b_K2: short(law.b),
      coldest_C: free.law === 'held' ? base?.resistance_law.coldest_C : coldest(fit),
    },
    plating_limit: kept.plating_limit,
    ageing: base?.ageing,
    specific_heat: kept.specific_heat ?? { value: 1000, unit: 'J/(kg.K)', source: 'assumed', spread: 0.15 },
  }
}

const capacitySource = {
  swing: {},
  given: { source: 'assumed', note: 'as given to fit-cell' },
  rated: { source: 'assumed', note: 'as rated' },
} as const

/** What of the named cell stays, each with its own source. */
function keptOf(base: CellSpec | null): Pick<Partial<CellDraft>, 'diffusion_time' | 'mass' | 'size' | 'hysteresis' | 'plating_limit' | 'specific_heat'> {
  if (base === null) return {}
  const { size, hysteresis, plating_limit: plating } = base
  const written = ({ value, unit, source, spread, note }: Measure, section: string | undefined) => ({
    value,
    unit,
    source: source ?? section ?? base.source,
    spread: spread ?? undefined,
    note: note === '' ? undefined : note,
  })
  const inSection = (section: object, source: string | undefined) =>
    Object.fromEntries(Object.entries(section).map(([key, value]) => [key, isMeasure(value) ? written(value, source) : value]))
  return {
    diffusion_time: base.diffusion_time && written(base.diffusion_time, undefined),
    mass: base.mass && written(base.mass, undefined),
    size: size && (inSection(size, size.source) as CellDraft['size']),
    hysteresis: hysteresis && (inSection(hysteresis, hysteresis.source) as CellDraft['hysteresis']),
    plating_limit: plating && (inSection(plating, plating.source) as CellDraft['plating_limit']),
    specific_heat: written(base.specific_heat, undefined),
  }
}

const isMeasure = (value: unknown): value is Measure => typeof value === 'object' && value !== null && 'si' in value

function titleOf({ prepared, rmse }: CellFit): string {
  const files = prepared.records.map(({ record, meanTemperature }) => `${plainName(record.file)} (${fixed(toCelsius(meanTemperature), 0)} °C)`)
  return `Pulses and discharges measured on this cell: ${files.join(', ')}; two RC pairs fitted by firstdrive fit-cell, error ${fixed(rmse, 1)} mV`
}

function noteOf({ prepared, free }: CellFit, base: CellSpec | null): string {
  const said = [
    base === null ? 'Chemistry and format were not told: they are guesses.' : `What was not measured is that of ${base.name}.`,
    prepared.records.some(({ record }) => record.temperatureFrom === 'assumed') ? 'The temperature of the records was not told: 25 °C is assumed.' : '',
    free.law === 'held' ? 'All records are of one temperature: how the resistances depend on it was not measured.' : '',
  ]
  return said.filter((text) => text !== '').join(' ')
}

const plainName = (file: string): string => file.split(/[\\/]/).at(-1) ?? file

const coldest = ({ prepared }: CellFit): number => Math.round(Math.min(...prepared.records.map(({ meanTemperature }) => toCelsius(meanTemperature))))

/** Relative, of the knot nearest to half charge: at least 1 %, and 0.9 where nothing is known. */
function spreadOf({ findings }: CellFit, name: string): number {
  const knots = findings.filter((finding) => finding.name.startsWith(name))
  const away = (finding: { readonly name: string }): number => Math.abs(Number(/ at ([\d.]+) %$/.exec(finding.name)?.[1] ?? 50) - 50)
  const [nearest] = [...knots].sort((a, b) => away(a) - away(b))
  const share = nearest === undefined ? 1 : nearest.standardDeviation / Math.abs(nearest.value)
  return Math.min(0.9, Math.max(0.01, Number(share.toPrecision(2)))) || 0.9
}

const short = (value: number): number => Number(value.toPrecision(5))
