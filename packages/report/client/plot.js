import { colour } from './theme.js'

/**
 * One line of a plot.
 * @typedef {{ label: string, kind: 'target' | 'measured' | 'simulated', values: (number | null | undefined)[], dash?: number[] }} Line
 * @typedef {{
 *   x: number[], lines: Line[], unit: string, group: string,
 *   said: (x: number) => string,
 *   drawn?: (plot: uPlot) => void,
 *   zoomed?: (plot: uPlot) => void,
 * }} Drawing
 */

/**
 * Draws lines into a frame of the page: one hairline grid, no border, values at the cursor in the head of the frame.
 * @param {HTMLElement} frame
 * @param {Drawing} drawing
 */
export function drawPlot(frame, drawing) {
  const place = /** @type {HTMLElement} */ (frame.querySelector('.canvas'))
  const { x, lines, group } = drawing
  /** @type {uPlot.Options} */
  const options = {
    width: place.clientWidth,
    height: place.clientHeight,
    padding: [8, 16, 0, 0],
    legend: { show: false },
    scales: { x: { time: false } },
    axes: [axis({ size: 24, gap: 4 }), axis({ size: 44, gap: 8 })],
    series: [{}, ...lines.map(strokeOf)],
    cursor: { y: false, drag: { x: true, y: false, dist: 4 }, sync: { key: group }, points: { size: 7 } },
    hooks: {
      setCursor: [(plot) => readOut(frame, drawing, plot.cursor.idx)],
      setScale: [(plot, key) => key === 'x' && drawing.zoomed?.(plot)],
      draw: [(plot) => drawing.drawn?.(plot)],
    },
  }
  place.replaceChildren()
  const plot = new uPlot(options, [x, ...lines.map(({ values }) => values)], place)
  readOut(frame, drawing, null)
  return plot
}

/** Follows width and theme as long as the page lives. @param {() => uPlot | undefined} current @param {HTMLElement} frame */
export function followPage(frame, current) {
  const place = /** @type {HTMLElement} */ (frame.querySelector('.canvas'))
  new ResizeObserver(() => fit(place, current())).observe(place)
  addEventListener('themechange', () => current()?.redraw(false))
}

/** @param {HTMLElement} place @param {uPlot | undefined} plot */
function fit(place, plot) {
  if (plot && place.clientWidth > 0 && plot.width !== place.clientWidth) plot.setSize({ width: place.clientWidth, height: place.clientHeight })
}

/** Words on a canvas, in the type of the page. @param {uPlot} plot @param {string} text @param {number} x @param {number} y @param {string} tone */
export function write(plot, text, x, y, tone) {
  const { ctx } = plot
  ctx.save()
  ctx.font = `${12 * ratioOf(plot)}px ${typeface()}`
  ctx.fillStyle = colour(tone)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  ctx.fillText(text, x, y)
  ctx.restore()
}

/** Device pixels to a CSS pixel on this canvas. @param {uPlot} plot */
export const ratioOf = (plot) => plot.ctx.canvas.width / plot.width

export const typeface = () => getComputedStyle(document.body).fontFamily

/** @param {{ size: number, gap: number }} place @returns {uPlot.Axis} */
const axis = ({ size, gap }) => ({
  size,
  gap,
  font: `12px ${typeface()}`,
  stroke: () => colour('soft'),
  incrs: steps,
  values: (_, splits, __, ___, step) => splits.map((value) => value.toFixed(decimalsOf(step)).replace('-', '−')),
  grid: { stroke: () => colour('grid'), width: 1 },
  ticks: { show: false },
})

/** Decimals that tell two neighbours of an axis apart. @param {number} step */
const decimalsOf = (step) => String(Number(step.toPrecision(6))).split('.')[1]?.length ?? 0

/** Steps of 1, 2 or 5 times a power of ten: nobody counts in quarters of a minute. */
const steps = Array.from({ length: 24 }, (_, i) => Number(`${[1, 2, 5][i % 3]}e${Math.floor(i / 3) - 3}`))

/** @param {Line} line @returns {uPlot.Series} */
const strokeOf = ({ label, kind, dash }) => ({
  label,
  stroke: () => colour(kind === 'simulated' ? 'simulated' : 'measured'),
  width: kind === 'target' ? 1 : 1.6,
  points: { show: false },
  spanGaps: true,
  ...(dash && { dash }),
})

/**
 * The names of the lines in their colours, with the values where the cursor stands.
 * @param {HTMLElement} frame
 * @param {Drawing} drawing
 * @param {number | null | undefined} index
 */
function readOut(frame, { x, lines, said }, index) {
  const readout = /** @type {HTMLElement} */ (frame.querySelector('.readout'))
  const at = index === null || index === undefined ? undefined : x[index]
  const named = lines.map(({ label, kind, values }) => {
    const value = index === null || index === undefined ? undefined : values[index]
    return span(kind === 'simulated' ? 'simulated-text' : 'measured-text', value === null || value === undefined ? label : `${label} ${shown(value)}`)
  })
  const tellsApart = new Set(lines.map(({ kind }) => kind)).size > 1 // lines of one kind carry their names themselves
  readout.replaceChildren(...(at === undefined ? (tellsApart ? named : []) : [span('soft', said(at)), ...named]))
}

/** @param {string} kind @param {string} text */
function span(kind, text) {
  const element = document.createElement('span')
  element.className = kind
  element.textContent = text
  return element
}

/** @param {number} value */
const shown = (value) => value.toFixed(Math.abs(value) < 100 ? 1 : 0).replace('-', '−')
