import { drawnAxis } from './curves.js'
import { offerDownloads } from './download.js'
import { nameLines } from './labels.js'
import { drawPhases } from './phases.js'
import { drawPlot, followPage } from './plot.js'
import { drawStrips, limitAt, stripRoom } from './strips.js'
import { offerSteering, zoom, zoomOf } from './zoom.js'

/**
 * @typedef {import('./curves.js').Sheet} Sheet
 * @typedef {{ name: string, sheet: Sheet }} Chosen
 */

/**
 * The plots of one place: one axis, one cursor, one zoom, one sheet at a time. The switches of its section choose the sheet.
 * @param {string} place id of the element that holds the frames
 * @param {string} title of the programme
 * @param {() => Chosen | null} choose
 * @param {(sheet: Sheet, plots: uPlot[]) => void} [shown]
 * @returns {(() => uPlot | undefined)[]}
 */
export function drawSheets(place, title, choose, shown) {
  const home = document.getElementById(place)
  const frames = /** @type {HTMLElement[]} */ ([...(home?.querySelectorAll('.plot') ?? [])])
  if (home === null || frames.length === 0) return []
  /** @type {Map<HTMLElement, uPlot>} */
  const plots = new Map()
  const all = () => [...plots.values()]
  /** @type {Chosen | null} */
  let chosen = null

  const show = () => {
    const window = zoomOf(all())
    const before = chosen?.sheet
    chosen = choose()
    for (const plot of all()) plot.destroy()
    plots.clear()
    for (const frame of frames) drawFrame(frame, place, chosen?.sheet, plots)
    if (chosen === null) return
    if (window && before?.title === chosen.sheet.title && before.axis.unit === chosen.sheet.axis.unit) zoom(all(), window.min, window.max)
    shown?.(chosen.sheet, all())
  }
  for (const choice of home.closest('section')?.querySelectorAll('.switch input') ?? []) choice.addEventListener('change', show)
  for (const frame of frames) {
    followPage(frame, () => plots.get(frame))
    offerDownloads(
      frame,
      () => plots.get(frame),
      () => ({
        title: [title, chosen?.name, chosen?.sheet.title, frame.dataset.plot].join(' '),
        axis: chosen?.sheet.axis.name ?? 'x',
        per: chosen?.sheet.axis.per ?? 1,
      }),
    )
    offerSteering(frame, all)
  }
  show()
  return frames.map((frame) => () => plots.get(frame))
}

/** @param {HTMLElement} frame @param {string} group @param {Sheet | undefined} sheet @param {Map<HTMLElement, uPlot>} plots */
function drawFrame(frame, group, sheet, plots) {
  const series = sheet?.series.filter(({ plot }) => plot === frame.dataset.plot) ?? []
  const first = plots.size === 0 // it has room for the names of the phases
  frame.hidden = series.length === 0 // this sheet has no such series
  if (sheet === undefined || frame.hidden) return
  const { axis, phases } = sheet
  const strips = sheet.strips.filter(({ plot }) => plot === frame.dataset.plot)
  const labelled = frame.dataset.named !== undefined
  const plot = drawPlot(frame, {
    x: drawnAxis(axis),
    unit: axis.unit,
    lines: series.map((one) => ({ ...one, limits: strips.find(({ series }) => series === one.key)?.stretches ?? null })),
    group,
    labelled,
    said: sayings[axis.unit] ?? ((x) => `${x.toFixed(1)} ${axis.unit}`),
    limits: (stretches, x) => limitAt(stretches, x * axis.per),
    head: first && phases.length > 0 ? 20 : 8,
    foot: stripRoom(strips.length),
    span: Number(frame.dataset.span ?? 0),
    drawn: (drawn) => {
      drawPhases(drawn, phases, axis.per, first)
      drawStrips(drawn, strips, axis.per)
      if (labelled)
        nameLines(
          drawn,
          series.map(({ label }) => label),
        )
    },
    zoomed: ({ scales }) => zoom([...plots.values()], scales.x?.min, scales.x?.max),
  })
  plots.set(frame, plot)
}

/** @type {Record<string, (x: number) => string>} */
const sayings = { min: clock, '%': (percent) => `${percent.toFixed(1)} %` }

/** `12:05 min` of 12.083 minutes. @param {number} minutes */
function clock(minutes) {
  const seconds = Math.round(minutes * 60)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`
}
