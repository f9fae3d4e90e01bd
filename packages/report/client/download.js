import { ratioOf, typeface } from './plot.js'
import { colour } from './theme.js'

/**
 * The two buttons of a plot: what is seen as PNG, what is behind it as CSV.
 * @param {HTMLElement} frame
 * @param {() => uPlot | undefined} current
 * @param {() => { title: string, axis: string, per: number }} about its title, the name of its axis and what one drawn unit of it is
 */
export function offerDownloads(frame, current, about) {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (frame.querySelectorAll('button[data-save]'))) {
    button.addEventListener('click', () => {
      const plot = current()
      if (plot === undefined) return
      const { title, axis, per } = about()
      if (button.dataset.save === 'csv') save(new Blob([csvOf(frame, plot, axis, per)], { type: 'text/csv' }), `${slug(title)}.csv`)
      else picture(plot, title).toBlob((blob) => blob && save(blob, `${slug(title)}.png`))
    })
  }
}

/** Units stand in the head, time in seconds though it may be drawn in minutes. @param {HTMLElement} frame @param {uPlot} plot @param {string} axis @param {number} per */
function csvOf(frame, plot, axis, per) {
  const unit = frame.querySelector('.unit')?.textContent ?? ''
  const head = [axis, ...plot.series.slice(1).map(({ label }) => cell(`${label} (${unit})`))]
  const rows = Array.from(plot.data[0], (x, i) => [Number((x * per).toFixed(3)), ...plot.data.slice(1).map((values) => values[i] ?? '')].join(','))
  return [head.join(','), ...rows, ''].join('\n')
}

/** A spreadsheet must not take a name for a formula. @param {string} text */
const cell = (text) => `"${text.replace(/"/g, '""').replace(/^[=+\-@]/, "'$&")}"`

/** The canvas on the colour of its panel, under its title. @param {uPlot} plot @param {string} title */
function picture(plot, title) {
  const source = plot.ctx.canvas
  const ratio = ratioOf(plot)
  const [margin, head] = [12 * ratio, 32 * ratio]
  const canvas = document.createElement('canvas')
  canvas.width = source.width + 2 * margin
  canvas.height = source.height + head + margin
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'))
  context.fillStyle = colour('panel')
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = colour('ink')
  context.font = `600 ${14 * ratio}px ${typeface()}`
  context.fillText(title, margin, 22 * ratio, source.width)
  context.drawImage(source, margin, head)
  return canvas
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const anchor = document.createElement('a')
  anchor.href = URL.createObjectURL(blob)
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000)
}

/** @param {string} text */
const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
