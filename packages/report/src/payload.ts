import { dashOf } from './dash.ts'
import { limitKind, limitWord } from './limit.ts'
import type { ReplayReport } from './model/replay.ts'
import type { Acceleration, CarReport, ReportModel } from './model.ts'
import {
  chargeCurveSheet,
  driveSheet,
  ownChargeSheet,
  packTestSheet,
  replaySheet,
  type Sheet,
  type SheetAxis,
  type SheetSeries,
  type SheetStrip,
} from './sheet.ts'
import { instantsWorthDrawing } from './thin.ts'

/** The curves of all cars as JSON for a script element, with as many digits as a plot and a spreadsheet can use. */
export const payload = ({ title, cars }: ReportModel): string => escapeScript(JSON.stringify({ title, cars: cars.map(carCurves) }))

/** The curves of one measured drive. */
export const replayPayload = ({ title, car, drive }: ReplayReport): string =>
  escapeScript(JSON.stringify({ title, cars: [], replay: { name: car.name, sheet: sheetCurves(replaySheet(drive)) } }))

/** JSON that no HTML parser can leave: `</script>`, `<!--` and the line separators are written as escapes. */
export const escapeScript = (json: string): string =>
  json.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

const carCurves = ({ id, name, drive, acceleration, charging, pack_tests }: CarReport, index: number): object => ({
  id,
  name,
  drive: drive && sheetCurves(driveSheet(drive)),
  acceleration: acceleration && accelerationCurve(acceleration, dashOf(index)),
  charging: charging && { curve: sheetCurves(chargeCurveSheet(charging)), own: sheetCurves(ownChargeSheet(charging)) },
  tests: pack_tests.map((test) => sheetCurves(packTestSheet(test))),
})

function sheetCurves({ title, axis, other, phases, series, strips, most }: Sheet): object {
  const kept = instantsWorthDrawing(
    axis.at.length,
    series.map(({ values }) => values),
    most,
  )
  const keptOf = (whole: SheetAxis): object => ({ ...whole, at: instants(kept.map((i) => whole.at[i] ?? 0)) })
  return {
    title,
    axis: keptOf(axis),
    ...(other && { other: keptOf(other) }),
    phases,
    series: series.map(({ span: _, ...one }) => ({
      ...one,
      dash: dashOf(twinsBefore(one, series)),
      values: rounded(one.values, kept, reachOf(series.filter(({ plot }) => plot === one.plot))),
    })),
    strips: strips.map(stripStretches),
  }
}

const stripStretches = ({ stretches, ...strip }: SheetStrip): object => ({
  ...strip,
  stretches: stretches.map(({ from, to, limit, binds }) => ({
    from: roundTo(from, 3),
    to: roundTo(to, 3),
    limit: limitWord(limit),
    kind: limitKind(limit),
    binds,
  })),
})

/** Lines of one kind in one plot share a colour, so each after the first has its own stroke. */
const twinsBefore = (one: Pick<SheetSeries, 'key' | 'plot' | 'kind'>, series: readonly SheetSeries[]): number =>
  series
    .slice(
      0,
      series.findIndex(({ key }) => key === one.key),
    )
    .filter(({ plot, kind }) => plot === one.plot && kind === one.kind).length

function accelerationCurve({ t_s, speed_kmh, marks }: Acceleration, dash: readonly number[]): object {
  const kept = instantsWorthDrawing(t_s.length, [speed_kmh])
  return { time: instants(kept.map((i) => t_s[i] ?? 0)), speed: rounded(speed_kmh, kept, reachOf([{ values: speed_kmh }])), marks, dash }
}

/** An even axis is three numbers. */
function instants(at: readonly number[]): { from: number; step: number; count: number } | readonly number[] {
  const [from = 0, second = 1] = at
  const step = second - from
  const even = at.every((value, i) => Math.abs(value - (from + i * step)) < 1e-6)
  return even ? { from, step, count: at.length } : at.map((value) => roundTo(value, 3))
}

/** Four figures of the reach of its plot: a ten-thousandth of a plot's height is below its pixel. */
function rounded(all: readonly (number | null)[], kept: readonly number[], reach: number): readonly (number | null)[] {
  const decimals = reach > 0 ? Math.min(6, Math.max(0, 4 - Math.ceil(Math.log10(reach)))) : 3
  return kept.map((i) => {
    const value = all[i] ?? null
    return value === null || !Number.isFinite(value) ? null : roundTo(value, decimals)
  })
}

/** From the lowest to the highest value of the series of one plot. */
function reachOf(series: readonly Pick<SheetSeries, 'values' | 'span'>[]): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { values } of series) for (const value of values) if (value !== null) [low, high] = [Math.min(low, value), Math.max(high, value)]
  return Math.max(high - low, ...series.map(({ span }) => span ?? 0))
}

const roundTo = (value: number, decimals: number): number => Number(value.toFixed(decimals))
