import { instantsOf } from './curves.js'
import { offerDownloads } from './download.js'
import { courseOf, inside, place, takenBy } from './labels.js'
import { drawPlot, followPage, ratioOf } from './plot.js'
import { colour } from './theme.js'
import { offerSteering } from './zoom.js'

/**
 * @typedef {import('./curves.js').Car & { acceleration: import('./curves.js').Acceleration }} Runner
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
  const [x, ...speeds] = uPlot.join(runners.map(({ acceleration }) => [instantsOf(acceleration.time), acceleration.speed]))
  const plot = drawPlot(frame, {
    x: /** @type {number[]} */ (x),
    unit: 's',
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
    () => ({ title: `${curves.title} full throttle`, axis: 'time_s', per: 1 }),
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
  const courses = runners.map((_, i) => courseOf(plot, i + 1))
  const taken = takenBy(courses)
  taken.push(...seen.map(({ x, y }) => ({ x: x - 5 * ratio, y: y - 5 * ratio, width: 10 * ratio, height: 10 * ratio })))
  for (const { x, y } of seen) disc(plot, x, y)
  for (const [i, { name }] of runners.entries()) place(plot, name, lastThird(courses[i] ?? []), 0, taken)
  for (const { t_s, x, y } of seen) place(plot, `${t_s.toFixed(2)} s`, [{ x, y }], 5 * ratio, taken)
}

/** Near the start the lines lie too close for a name; a course begins at its end. @template T @param {T[]} course */
const lastThird = (course) => course.slice(0, Math.ceil(course.length / 3))

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
