import { ratioOf, typeface } from './plot.js'
import { colour } from './theme.js'

const [height, pitch, gap] = [14, 18, 26]

/** The room that some strips take below a plot, in CSS pixels. @param {number} count */
export const stripRoom = (count) => (count === 0 ? 0 : count * pitch + gap - 20)

/**
 * Below a plot, along its axis, what limits: full colour where the demand reaches the limit, a tint where it only would.
 * @param {uPlot} plot @param {import('./curves.js').Strip[]} strips @param {number} per
 */
export function drawStrips(plot, strips, per) {
  const ratio = ratioOf(plot)
  const { ctx, bbox } = plot
  ctx.save()
  ctx.font = `${11 * ratio}px ${typeface()}`
  ctx.textBaseline = 'middle'
  ctx.setLineDash([])
  for (const [row, { label, stretches }] of strips.entries()) {
    const top = bbox.top + bbox.height + (gap + row * pitch) * ratio
    ctx.fillStyle = colour('soft')
    ctx.textAlign = 'right'
    ctx.fillText(label, bbox.left - 4 * ratio, top + (height / 2) * ratio)
    ctx.textAlign = 'left'
    for (const { from, to, limit, kind, binds } of stretches) {
      const left = Math.max(plot.valToPos(from / per, 'x', true), bbox.left)
      const right = Math.min(plot.valToPos(to / per, 'x', true), bbox.left + bbox.width)
      if (right <= left) continue
      ctx.globalAlpha = binds ? 1 : 0.22
      ctx.fillStyle = colour(`limit-${kind}`)
      ctx.fillRect(left, top, Math.max(right - left, binds ? ratio : 0), height * ratio)
      ctx.globalAlpha = 1
      if (ctx.measureText(limit).width + 10 * ratio > right - left) continue
      ctx.fillStyle = colour(binds ? 'panel' : 'ink')
      ctx.fillText(limit, left + 5 * ratio, top + (height / 2 + 0.5) * ratio)
    }
  }
  ctx.restore()
}

/** What limits at a place of the axis, in its written unit. @param {import('./curves.js').Stretch[]} stretches @param {number} x */
export const limitAt = (stretches, x) => stretches.find(({ from, to }) => x >= from - 1e-9 && x <= to + 1e-9)?.limit ?? null
