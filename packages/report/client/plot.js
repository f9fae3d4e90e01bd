import { colour } from './theme.js'

/**
 * One line of a plot.
 * @typedef {import('./curves.js').Stretch[]} Stretches
 * @typedef {{ label: string, kind: import('./curves.js').Curve['kind'], dash: number[], values: (number | null | undefined)[], limits?: Stretches | null }} Line
 * @typedef {{
 *   x: number[], unit: string, lines: Line[], group: string, head?: number, foot?: number, span?: number, labelled?: boolean,
 *   said: (x: number) => string,
 *   limits?: (stretches: Stretches, x: number) => string | null,
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
  const { x, unit, lines, group, head = 8, foot = 0, span = 0 } = drawing
  /** @type {uPlot.Options} */
  const options = {
    width: place.clientWidth,
    height: place.clientHeight,
    padding: [head, 16, foot, 0],
    legend: { show: false },
    scales: { x: { time: false }, ...(span > 0 && { y: { range: (_, low, high) => widened(low, high, span) } }) },
    axes: [axis({ size: 24, gap: 4, space: 50 }), axis({ size: 44, gap: 8, space: 24 })],
    series: [{}, ...lines.map(strokeOf)],
    cursor: { y: false, drag: { x: true, y: false, dist: 4 }, sync: { key: group }, points: { size: 7 } },
    hooks: {
      setCursor: [(plot) => readOut(frame, drawing, plot.cursor.idx)],
      setScale: [(plot, key) => key === 'x' && drawing.zoomed?.(plot)],
      draw: [
        (plot) => {
          writeUnit(plot, unit)
          drawing.drawn?.(plot)
        },
      ],
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

/** The usual ends of a scale, at least so far apart: a tenth of a kelvin must not look like a mountain. @param {number} low @param {number} high @param {number} span @returns {uPlot.Range.MinMax} */
function widened(low, high, span) {
  const middle = (low + high) / 2
  return high - low < span ? [middle - span / 2, middle + span / 2] : uPlot.rangeNum(low, high, 0.1, true)
}

/** The unit of the axis stands before its figures. @param {uPlot} plot @param {string} unit */
function writeUnit(plot, unit) {
  const ratio = ratioOf(plot)
  write(plot, unit, 4 * ratio, plot.bbox.top + plot.bbox.height + 15 * ratio, 'soft')
}

/** Device pixels to a CSS pixel on this canvas. @param {uPlot} plot */
export const ratioOf = (plot) => plot.ctx.canvas.width / plot.width

export const typeface = () => getComputedStyle(document.body).fontFamily

/** @param {{ size: number, gap: number, space: number }} place @returns {uPlot.Axis} */
const axis = (place) => ({
  ...place,
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

/** A line breaks where there is no value: nothing was measured between. @param {Line} line @returns {uPlot.Series} */
function strokeOf({ label, kind, dash, values }) {
  const stroke = () => colour(tones[kind])
  const points = { show: false, size: 3, fill: stroke, filter: () => alone(values) }
  return { label, stroke, width: kind === 'target' || kind === 'limit' ? 1 : 1.6, points, dash }
}

/** What bounds is no figure of its own kind: it is drawn in the tone of the page. */
const tones = { simulated: 'simulated', measured: 'measured', target: 'measured', limit: 'soft' }

/** The values between two gaps, which no line would show. @param {Line['values']} values */
const alone = (values) => [...values.keys()].filter((i) => typeof values[i] === 'number' && values[i - 1] === null && values[i + 1] === null)

/**
 * The names of the lines in their colours, with the values where the cursor stands and what limits there. One line is named by the
 * title; lines that are labelled on the plot need no second name at rest.
 * @param {HTMLElement} frame
 * @param {Drawing} drawing
 * @param {number | null | undefined} index
 */
function readOut(frame, { x, lines, said, labelled, limits }, index) {
  const readout = /** @type {HTMLElement} */ (frame.querySelector('.readout'))
  const at = index === null || index === undefined ? undefined : x[index]
  const named = lines.map(({ label, kind, dash, values, limits: stretches }, i) => {
    const value = index === null || index === undefined ? undefined : values[index]
    const limit = stretches && at !== undefined ? limits?.(stretches, at) : null
    const said = value === null || value === undefined ? label : `${label} ${shown(value)}${limit ? ` ${limit}` : ''}`
    const element = span(`${tones[kind]}-text`, said)
    if (lines.some((other, j) => j !== i && other.kind === kind)) element.dataset.stroke = strokeName(dash)
    return element
  })
  const atRest = lines.length > 1 && !labelled ? named : []
  readout.replaceChildren(...(at === undefined ? atRest : [span('soft', said(at)), ...named]))
}

/** A stroke as plot.css draws it. @param {number[]} dash */
const strokeName = ([length, _gap, ...rest]) => (length === undefined ? 'solid' : rest.length > 0 ? 'dash-dot' : length > 3 ? 'dashed' : 'dotted')

/** @param {string} kind @param {string} text */
function span(kind, text) {
  const element = document.createElement('span')
  element.className = kind
  element.textContent = text
  return element
}

/** @param {number} value */
const shown = (value) => value.toFixed(Math.abs(value) < 100 ? 1 : 0).replace('-', '−')
