import { secondsOf } from './curves.js'
import { offerDownloads } from './download.js'
import { drawPlot, followPage, ratioOf, write } from './plot.js'
import { colour } from './theme.js'
import { offerSteering, wholeOf, zoom, zoomOf } from './zoom.js'

/**
 * @typedef {import('./curves.js').Car} Car
 * @typedef {import('./curves.js').Curves} Curves
 * @typedef {import('./curves.js').Drive} Drive
 */

/**
 * The plots of one drive: one time axis, one cursor, one zoom, one car at a time.
 * @param {Curves} curves
 * @returns {(() => uPlot | undefined)[]}
 */
export function drawDrive(curves) {
  const frames = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('#drive-plots .plot')])
  const cars = curves.cars.filter(({ drive }) => drive !== null)
  const first = cars[0]
  if (first === undefined || frames.length === 0) return []
  /** @type {Map<HTMLElement, uPlot>} */
  const plots = new Map()
  const all = () => [...plots.values()]
  let car = first

  /** @param {Car} chosen */
  const show = (chosen) => {
    const window = zoomOf(all())
    car = chosen
    for (const plot of all()) plot.destroy()
    plots.clear()
    for (const frame of frames) drawCar(frame, chosen, plots)
    if (window) zoom(all(), window.min, window.max)
    offerPhases(chosen, all())
  }
  for (const choice of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[name=car]'))) {
    choice.addEventListener('change', () => show(cars.find(({ id }) => id === choice.value) ?? first))
  }
  for (const frame of frames) {
    followPage(frame, () => plots.get(frame))
    offerDownloads(
      frame,
      () => plots.get(frame),
      () => `${curves.title} ${car.name} ${car.drive?.title} ${frame.dataset.plot}`,
    )
    offerSteering(frame, all)
  }
  show(first)
  return frames.map((frame) => () => plots.get(frame))
}

/** @param {HTMLElement} frame @param {Car} car @param {Map<HTMLElement, uPlot>} plots */
function drawCar(frame, { drive }, plots) {
  const series = drive?.series.filter(({ plot }) => plot === frame.dataset.plot) ?? []
  const named = plots.size === 0 // the first plot has room for the names of the phases
  frame.hidden = series.length === 0 // this car has no such series
  if (drive === null || frame.hidden) return
  const plot = drawPlot(frame, {
    x: secondsOf(drive.time).map((second) => second / 60),
    lines: series,
    group: 'drive',
    said: clock,
    head: named ? 20 : 8,
    drawn: (drawn) => drawPhases(drawn, drive, named),
    zoomed: ({ scales }) => zoom([...plots.values()], scales.x?.min, scales.x?.max),
  })
  plots.set(frame, plot)
}

/** A button for the whole drive and for each phase: zoom for fingers. @param {Car} car @param {uPlot[]} plots */
function offerPhases({ drive }, plots) {
  const place = document.getElementById('phases')
  const [plot] = plots
  if (place === null || plot === undefined || drive === null) return
  const [start, end] = wholeOf(plot)
  const parts = [
    { label: 'whole drive', from: start, to: end },
    ...drive.phases.map(({ label, from_s, to_s }) => ({ label, from: from_s / 60, to: to_s / 60 })),
  ]
  place.replaceChildren(
    ...parts.map(({ label, from, to }) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = label
      button.addEventListener('click', () => zoom(plots, from, to))
      return button
    }),
  )
}

/** A dashed line where a phase begins, and its name above the first plot. @param {uPlot} plot @param {Drive} drive @param {boolean} named */
function drawPhases(plot, { phases }, named) {
  const { ctx, bbox } = plot
  const { min = 0, max = 1 } = plot.scales.x ?? {}
  const ratio = ratioOf(plot)
  for (const { label, from_s, to_s } of phases) {
    const [start, end] = [Math.max(from_s / 60, min ?? 0), Math.min(to_s / 60, max ?? 1)]
    if (start >= end) continue
    const [from, to] = [plot.valToPos(start, 'x', true), plot.valToPos(end, 'x', true)]
    if (from > bbox.left + 1) dashedLine(ctx, from, bbox.top, bbox.height, ratio)
    if (named && to - from > 60 * ratio) write(plot, label, from + 4 * ratio, bbox.top - 4 * ratio, 'soft')
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} top @param {number} height @param {number} ratio */
function dashedLine(ctx, x, top, height, ratio) {
  ctx.save()
  ctx.strokeStyle = colour('soft')
  ctx.lineWidth = ratio / 2
  ctx.setLineDash([2 * ratio, 4 * ratio])
  ctx.beginPath()
  ctx.moveTo(x, top)
  ctx.lineTo(x, top + height)
  ctx.stroke()
  ctx.restore()
}

/** `12:05 min` of 12.083 minutes. @param {number} minutes */
function clock(minutes) {
  const seconds = Math.round(minutes * 60)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`
}
