import { currentTheme, setTheme } from './theme.js'

const paperWidth = 680 // CSS pixels between the margins of A4, see @page in look/print.css

/**
 * Paper is light, shows what a screen folds away, and has its own width.
 * @param {(() => uPlot | undefined)[]} plots
 */
export function preparePrint(plots) {
  let theme = 'auto'
  /** @type {HTMLDetailsElement[]} */
  let folded = []
  addEventListener('beforeprint', () => {
    theme = currentTheme()
    folded = [...document.querySelectorAll('details')].filter(({ open }) => !open)
    for (const details of folded) details.open = true
    setTheme('light')
    for (const current of plots) resize(current(), paperWidth)
  })
  addEventListener('afterprint', () => {
    setTheme(theme)
    for (const details of folded) details.open = false
    for (const current of plots) resize(current(), current()?.root.parentElement?.clientWidth ?? paperWidth)
  })
}

/** @param {uPlot | undefined} plot @param {number} width */
function resize(plot, width) {
  plot?.setSize({ width, height: plot.height })
}
