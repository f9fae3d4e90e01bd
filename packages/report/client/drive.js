import { secondsOf } from './curves.js'
import { offerDownloads } from './download.js'
import { drawPlot, followPage, ratioOf, write } from './plot.js'
import { colour } from './theme.js'

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
  let car = first

  /** @param {Car} chosen */
  const show = (chosen) => {
    const window = zoomOf(plots)
    car = chosen
    for (const frame of frames) drawCar(frame, chosen, plots)
    if (window) zoom(plots, window.min, window.max)
    offerPhases(chosen, plots)
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
    frame.addEventListener('keydown', (event) => steer(event, plots))
  }
  show(first)
  return frames.map((frame) => () => plots.get(frame))
}

/** @param {HTMLElement} frame @param {Car} car @param {Map<HTMLElement, uPlot>} plots */
function drawCar(frame, { drive }, plots) {
  const series = drive?.series.filter(({ plot }) => plot === frame.dataset.plot) ?? []
  plots.get(frame)?.destroy()
  plots.delete(frame)
  if (drive === null || series.length === 0) return
  const plot = drawPlot(frame, {
    x: secondsOf(drive.time).map((second) => second / 60),
    lines: series,
    unit: series[0]?.unit ?? '',
    group: 'drive',
    said: clock,
    drawn: (drawn) => drawPhases(drawn, drive, frame.previousElementSibling === null),
    zoomed: ({ scales }) => zoom(plots, scales.x?.min, scales.x?.max),
  })
  plots.set(frame, plot)
}

/** Moves every plot to the same minutes; those that stand there already stay, so that this comes to rest. @param {Map<HTMLElement, uPlot>} plots @param {number | null | undefined} min @param {number | null | undefined} max */
function zoom(plots, min, max) {
  if (min === null || min === undefined || max === null || max === undefined) return
  for (const plot of plots.values()) if (plot.scales.x?.min !== min || plot.scales.x.max !== max) plot.setScale('x', { min, max })
}

/** The minutes shown now; null while that is the whole drive. @param {Map<HTMLElement, uPlot>} plots */
function zoomOf(plots) {
  const [plot] = plots.values()
  const { min, max } = plot?.scales.x ?? {}
  if (plot === undefined || typeof min !== 'number' || typeof max !== 'number') return null
  const [start, end] = wholeOf(plot)
  return min <= start && max >= end ? null : { min, max }
}

/** @param {uPlot} plot @returns {[number, number]} */
const wholeOf = ({ data: [x] }) => [x[0] ?? 0, x[x.length - 1] ?? 1]

/** A button for the whole drive and for each phase: zoom for fingers. @param {Car} car @param {Map<HTMLElement, uPlot>} plots */
function offerPhases({ drive }, plots) {
  const place = document.getElementById('phases')
  const [plot] = plots.values()
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

/** A dashed line where a phase begins, and its name in the first plot. @param {uPlot} plot @param {Drive} drive @param {boolean} named */
function drawPhases(plot, { phases }, named) {
  const { ctx, bbox } = plot
  const { min = 0, max = 1 } = plot.scales.x ?? {}
  const ratio = ratioOf(plot)
  for (const { label, from_s, to_s } of phases) {
    const [start, end] = [Math.max(from_s / 60, min ?? 0), Math.min(to_s / 60, max ?? 1)]
    if (start >= end) continue
    const [from, to] = [plot.valToPos(start, 'x', true), plot.valToPos(end, 'x', true)]
    if (from > bbox.left + 1) dashedLine(ctx, from, bbox.top, bbox.height, ratio)
    if (named && to - from > 60 * ratio) write(plot, label, from + 4 * ratio, bbox.top + 10 * ratio, 'soft')
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

/** Arrows move the cursor, + and − zoom about it, 0 shows the whole drive. @param {KeyboardEvent} event @param {Map<HTMLElement, uPlot>} plots */
function steer(event, plots) {
  const [plot] = plots.values()
  if (plot === undefined || event.ctrlKey || event.metaKey || event.altKey) return
  const [start, end] = wholeOf(plot)
  const { min = start, max = end } = plot.scales.x ?? {}
  const left = plot.cursor.left ?? -1
  const centre = left < 0 ? (min + max) / 2 : plot.posToVal(left, 'x')
  /** @param {number} factor */
  const about = (factor) => zoom(plots, Math.max(start, centre - (centre - min) * factor), Math.min(end, centre + (max - centre) * factor))
  /** @param {number} step */
  const move = (step) => {
    const width = plot.over.clientWidth
    for (const each of plots.values()) each.setCursor({ left: Math.min(width, Math.max(0, (left < 0 ? width / 2 : left) + step)), top: 1 })
  }
  const reach = event.shiftKey ? 40 : 4
  /** @type {Record<string, () => void>} */
  const actions = {
    ArrowLeft: () => move(-reach),
    ArrowRight: () => move(reach),
    '+': () => about(0.5),
    '=': () => about(0.5),
    '-': () => about(2),
    0: () => zoom(plots, start, end),
    Escape: () => zoom(plots, start, end),
  }
  const action = actions[event.key]
  if (action === undefined) return
  event.preventDefault()
  action()
}

/** `12:05 min` of 12.083 minutes. @param {number} minutes */
function clock(minutes) {
  const seconds = Math.round(minutes * 60)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`
}
