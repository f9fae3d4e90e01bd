import { secondsOf } from './curves.js'
import { offerDownloads } from './download.js'
import { drawPlot, followPage, ratioOf, typeface, write } from './plot.js'
import { colour } from './theme.js'
import { offerSteering } from './zoom.js'

/**
 * @typedef {import('./curves.js').Car & { acceleration: import('./curves.js').Acceleration }} Runner
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 */

/**
 * All cars at full throttle in one plot, each line with its name on it.
 * @param {import('./curves.js').Curves} curves
 * @returns {(() => uPlot | undefined)[]}
 */
export function drawAcceleration(curves) {
  const frame = /** @type {HTMLElement | null} */ (document.querySelector('#acceleration-plot .plot'))
  const runners = /** @type {Runner[]} */ (curves.cars.filter(({ acceleration }) => acceleration !== null))
  if (frame === null || runners.length === 0) return []
  const [x, ...speeds] = uPlot.join(runners.map(({ acceleration }) => [secondsOf(acceleration.time), acceleration.speed]))
  const plot = drawPlot(frame, {
    x: /** @type {number[]} */ (x),
    lines: runners.map(({ name, acceleration }, i) => ({
      label: name,
      kind: 'simulated',
      values: [.../** @type {(number | null)[]} */ (speeds[i] ?? [])],
      dash: acceleration.dash,
    })),
    group: 'acceleration',
    labelled: true,
    said: (second) => `${second.toFixed(1)} s`,
    drawn: (drawn) => label(drawn, runners),
  })
  followPage(frame, () => plot)
  offerSteering(frame, () => [plot])
  offerDownloads(
    frame,
    () => plot,
    () => `${curves.title} full throttle`,
  )
  return [() => plot]
}

/** Discs at the marks, then each name and each time where there is room; what finds none gives way to the table below. @param {uPlot} plot @param {Runner[]} runners */
function label(plot, runners) {
  const ratio = ratioOf(plot)
  const marks = runners.flatMap(({ acceleration }) =>
    acceleration.marks.map(({ t_s, speed_kmh }) => ({ t_s, x: plot.valToPos(t_s, 'x', true), y: plot.valToPos(speed_kmh, 'y', true) })),
  )
  const seen = marks.filter(({ x, y }) => inside(plot, { x, y, width: 0, height: 0 }))
  const courses = runners.map(({ acceleration }) => courseOf(plot, acceleration))
  const taken = courses.flat().map((point) => ({ ...point, width: 0, height: 0 }))
  taken.push(...seen.map(({ x, y }) => ({ x: x - 5 * ratio, y: y - 5 * ratio, width: 10 * ratio, height: 10 * ratio })))
  for (const { x, y } of seen) disc(plot, x, y)
  for (const [i, { name }] of runners.entries()) place(plot, name, lastThird(courses[i] ?? []).reverse(), 0, taken)
  for (const { t_s, x, y } of seen) place(plot, `${t_s.toFixed(2)} s`, [{ x, y }], 5 * ratio, taken)
}

/** Near the start the lines lie too close for a name. @template T @param {T[]} points */
const lastThird = (points) => points.slice(Math.floor((points.length * 2) / 3))

/** Where a line runs on the canvas, in some two hundred points. @param {uPlot} plot @param {import('./curves.js').Acceleration} run */
function courseOf(plot, { time, speed }) {
  const seconds = secondsOf(time)
  const stride = Math.ceil(seconds.length / 200)
  const points = seconds.map((second, i) => ({ second, speed: speed[i] ?? 0 })).filter((_, i) => (seconds.length - 1 - i) % stride === 0)
  return points.map((point) => ({ x: plot.valToPos(point.second, 'x', true), y: plot.valToPos(point.speed, 'y', true) }))
}

/**
 * Writes a text at the first of some points where it meets nothing: above it to the left, else below it to the right.
 * The place it takes reaches to its point, but for the disc there: no other line may run between a name and its own.
 * @param {uPlot} plot @param {string} text @param {{ x: number, y: number }[]} points @param {number} radius of its disc @param {Box[]} taken
 */
function place(plot, text, points, radius, taken) {
  const ratio = ratioOf(plot)
  plot.ctx.font = `${12 * ratio}px ${typeface()}`
  const [width, height, clear] = [plot.ctx.measureText(text).width + 8 * ratio, 18 * ratio, radius + ratio]
  const boxes = points.flatMap(({ x, y }) => [
    { x: x - width, y: y - clear - height, width, height },
    { x, y: y + clear, width, height },
  ])
  const free = boxes.find((box) => inside(plot, box) && !taken.some((other) => meet(box, other)))
  if (free === undefined) return
  taken.push(free)
  write(plot, text, free.x + 4 * ratio, free.y + 13 * ratio, 'simulated')
}

/** @param {uPlot} plot @param {number} x @param {number} y */
function disc({ ctx, width }, x, y) {
  ctx.save()
  ctx.fillStyle = colour('panel')
  ctx.strokeStyle = colour('simulated')
  ctx.setLineDash([])
  ctx.lineWidth = (1.6 * ctx.canvas.width) / width
  ctx.beginPath()
  ctx.arc(x, y, (3.5 * ctx.canvas.width) / width, 0, 2 * Math.PI)
  ctx.fill()
  ctx.stroke()
  ctx.restore()
}

/** @param {uPlot} plot @param {Box} box */
const inside = ({ bbox }, { x, y, width, height }) =>
  x >= bbox.left && y >= bbox.top && x + width <= bbox.left + bbox.width && y + height <= bbox.top + bbox.height

/** @param {Box} a @param {Box} b */
const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
