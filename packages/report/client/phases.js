import { ratioOf, write } from './plot.js'
import { colour } from './theme.js'
import { wholeOf, zoom } from './zoom.js'

/** @typedef {import('./curves.js').Phase} Phase */

/** A button for the whole drive and for each phase: zoom for fingers. @param {Phase[]} phases @param {number} per @param {uPlot[]} plots */
export function offerPhases(phases, per, plots) {
  const place = document.getElementById('phases')
  const [plot] = plots
  if (place === null || plot === undefined) return
  const [start, end] = wholeOf(plot)
  const parts = [{ label: 'whole drive', from: start, to: end }, ...phases.map(({ label, from_s, to_s }) => ({ label, from: from_s / per, to: to_s / per }))]
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

/** A dashed line where a phase begins, and its name above the first plot. @param {uPlot} plot @param {Phase[]} phases @param {number} per @param {boolean} named */
export function drawPhases(plot, phases, per, named) {
  const { ctx, bbox } = plot
  const { min = 0, max = 1 } = plot.scales.x ?? {}
  const ratio = ratioOf(plot)
  for (const { label, from_s, to_s } of phases) {
    const [start, end] = [Math.max(from_s / per, min ?? 0), Math.min(to_s / per, max ?? 1)]
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
