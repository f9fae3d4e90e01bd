import { dashOf } from './dash.ts'
import type { Acceleration, CarReport, DriveSeries, ReportModel, Series } from './model.ts'
import { instantsWorthDrawing } from './thin.ts'

/** The curves of all cars as JSON for a script element, with as many digits as a plot and a spreadsheet can use. */
export function payload(model: ReportModel): string {
  const data = { title: model.title, cars: model.cars.map(carCurves) }
  return escapeScript(JSON.stringify(data))
}

/** JSON that no HTML parser can leave: `</script>`, `<!--` and the line separators are written as escapes. */
export const escapeScript = (json: string): string =>
  json.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

const carCurves = ({ id, name, drive, acceleration }: CarReport, index: number): object => ({
  id,
  name,
  drive: drive && driveCurves(drive),
  acceleration: acceleration && accelerationCurve(acceleration, dashOf(index)),
})

function driveCurves({ title, t_s, phases, series }: DriveSeries): object {
  const kept = instantsWorthDrawing(
    t_s.length,
    series.map(({ values }) => values),
  )
  return {
    title,
    time: timeAxis(kept.map((i) => t_s[i] ?? 0)),
    phases,
    series: series.map((one) => ({ ...one, dash: dashOf(twinsBefore(one, series)), values: rounded(one.values, kept) })),
  }
}

/** Lines of one kind in one plot share a colour, so each after the first has its own stroke. */
const twinsBefore = (one: Series, series: readonly Series[]): number =>
  series.slice(0, series.indexOf(one)).filter(({ plot, kind }) => plot === one.plot && kind === one.kind).length

function accelerationCurve({ t_s, speed_kmh, marks }: Acceleration, dash: readonly number[]): object {
  const kept = instantsWorthDrawing(t_s.length, [speed_kmh])
  return { time: timeAxis(kept.map((i) => t_s[i] ?? 0)), speed: rounded(speed_kmh, kept), marks, dash }
}

/** An even time axis is three numbers. */
function timeAxis(t_s: readonly number[]): { from: number; step: number; count: number } | readonly number[] {
  const [from = 0, second = 1] = t_s
  const step = second - from
  const even = t_s.every((t, i) => Math.abs(t - (from + i * step)) < 1e-6)
  return even ? { from, step, count: t_s.length } : t_s.map((t) => roundTo(t, 3))
}

/** Four figures of the reach of a series: a ten-thousandth of a plot's height is below its pixel. */
function rounded(all: readonly (number | null)[], kept: readonly number[]): readonly (number | null)[] {
  const values = kept.map((i) => all[i] ?? null)
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) if (value !== null) [low, high] = [Math.min(low, value), Math.max(high, value)]
  const decimals = high > low ? Math.min(6, Math.max(0, 4 - Math.ceil(Math.log10(high - low)))) : 3
  return values.map((value) => (value === null || !Number.isFinite(value) ? null : roundTo(value, decimals)))
}

const roundTo = (value: number, decimals: number): number => Number(value.toFixed(decimals))
