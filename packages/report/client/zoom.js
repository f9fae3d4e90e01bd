/**
 * What a group of plots over one axis shows. They move together, so each function takes all of them.
 * @typedef {() => uPlot[]} Group
 */

/** Moves every plot to the same window; those that stand there already stay, so that this comes to rest. @param {uPlot[]} plots @param {number | null | undefined} min @param {number | null | undefined} max */
export function zoom(plots, min, max) {
  if (min === null || min === undefined || max === null || max === undefined) return
  for (const plot of plots) if (plot.scales.x?.min !== min || plot.scales.x.max !== max) plot.setScale('x', { min, max })
}

/** The window shown now; null while that is the whole. @param {uPlot[]} plots */
export function zoomOf([plot]) {
  const { min, max } = plot?.scales.x ?? {}
  if (plot === undefined || typeof min !== 'number' || typeof max !== 'number') return null
  const [start, end] = wholeOf(plot)
  return min <= start && max >= end ? null : { min, max }
}

/** @param {uPlot} plot @returns {[number, number]} */
export const wholeOf = ({ data: [x] }) => [x[0] ?? 0, x[x.length - 1] ?? 1]

/** Arrows move the cursor, + and − zoom about it, 0 shows the whole. @param {HTMLElement} frame @param {Group} group */
export function offerSteering(frame, group) {
  frame.addEventListener('keydown', (event) => {
    const plots = group()
    const [plot] = plots
    if (plot === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const [start, end] = wholeOf(plot)
    const { min, max } = zoomOf(plots) ?? { min: start, max: end }
    const left = plot.cursor.left ?? -1
    const centre = left < 0 ? (min + max) / 2 : plot.posToVal(left, 'x')
    /** @param {number} factor */
    const about = (factor) => zoom(plots, Math.max(start, centre - (centre - min) * factor), Math.min(end, centre + (max - centre) * factor))
    const reach = event.shiftKey ? 40 : 4
    /** @type {Record<string, () => void>} */
    const actions = {
      ArrowLeft: () => moveCursor(plots, left, -reach),
      ArrowRight: () => moveCursor(plots, left, reach),
      '+': () => about(0.5),
      '=': () => about(0.5),
      '-': () => about(2),
      0: () => zoom(plots, start, end),
    }
    const action = actions[event.key]
    if (action === undefined) return
    event.preventDefault()
    action()
  })
}

/** From the middle where no cursor stands yet. @param {uPlot[]} plots @param {number} left @param {number} step */
function moveCursor(plots, left, step) {
  for (const plot of plots) {
    const width = plot.over.clientWidth
    plot.setCursor({ left: Math.min(width, Math.max(0, (left < 0 ? width / 2 : left) + step)), top: 1 })
  }
}
