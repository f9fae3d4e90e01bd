import { ratioOf, typeface, write } from './plot.js'

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/** Where the line of a series runs on the canvas, in some two hundred points. @param {uPlot} plot @param {number} series */
export function courseOf(plot, series) {
  const [xs] = plot.data
  const values = plot.data[series] ?? []
  const stride = Math.ceil(xs.length / 200)
  /** @type {{ x: number, y: number }[]} */
  const points = []
  for (let i = xs.length - 1; i >= 0; i--) {
    const value = values[i]
    if (typeof value !== 'number' || (xs.length - 1 - i) % stride !== 0) continue
    points.push({ x: plot.valToPos(xs[i] ?? 0, 'x', true), y: plot.valToPos(value, 'y', true) })
  }
  return points
}

/** Nothing may stand on a line. @param {{ x: number, y: number }[][]} courses @returns {Box[]} */
export const takenBy = (courses) => courses.flat().map((point) => ({ ...point, width: 0, height: 0 }))

/**
 * Writes a text at the first of some points where it meets nothing: above or below it, to either side.
 * The place it takes reaches to its point, but for the disc there: no other line may run between a name and its own.
 * @param {uPlot} plot @param {string} text @param {{ x: number, y: number }[]} points @param {number} radius of its disc @param {Box[]} taken
 */
export function place(plot, text, points, radius, taken) {
  const ratio = ratioOf(plot)
  plot.ctx.font = `${12 * ratio}px ${typeface()}`
  const [width, height, clear] = [plot.ctx.measureText(text).width + 8 * ratio, 18 * ratio, radius + ratio]
  const boxes = points.flatMap(({ x, y }) => [
    { x: x - width, y: y - clear - height, width, height },
    { x, y: y + clear, width, height },
    { x, y: y - clear - height, width, height },
    { x: x - width, y: y + clear, width, height },
  ])
  const free = boxes.find((box) => inside(plot, box) && !taken.some((other) => meet(box, other)))
  if (free === undefined) return
  taken.push(free)
  write(plot, text, free.x + 4 * ratio, free.y + 13 * ratio, 'simulated')
}

/** Each line of a plot by its name, where there is room. @param {uPlot} plot @param {string[]} names */
export function nameLines(plot, names) {
  const courses = names.map((_, i) => courseOf(plot, i + 1))
  const taken = takenBy(courses)
  for (const [i, name] of names.entries()) place(plot, name, courses[i] ?? [], 0, taken)
}

/** @param {uPlot} plot @param {Box} box */
export const inside = ({ bbox }, { x, y, width, height }) =>
  x >= bbox.left && y >= bbox.top && x + width <= bbox.left + bbox.width && y + height <= bbox.top + bbox.height

/** @param {Box} a @param {Box} b */
const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
