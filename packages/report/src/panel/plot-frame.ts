import { html, type Markup } from '../markup.ts'

interface Frame {
  readonly plot: string
  readonly unit: string
  /** The ends of its scale are at least so far apart. */
  readonly span?: number
}

interface FrameOptions {
  /** What it is drawn over. */
  readonly over?: string
  readonly size?: 'usual' | 'tall' | 'striped'
  /** The lines carry their names; otherwise the head does. */
  readonly named?: boolean
}

/** A plot with its unit, the values at the cursor and its two downloads. */
export const plotFrame = (
  { plot, unit, span = 0 }: Frame,
  { over = 'time', size = 'usual', named = false }: FrameOptions = {},
): Markup => html`<div class="plot" data-plot="${plot}"${named && ' data-named'} data-span="${span}">
<div class="plot-head"><h3>${plot} <span class="unit">${unit}</span></h3><p class="readout"></p><div class="downloads needs-script"><button type="button" data-save="png" aria-label="${plot} as PNG">PNG</button><button type="button" data-save="csv" aria-label="${plot} as CSV">CSV</button></div></div>
<div class="canvas ${size}" tabindex="0" role="group" aria-label="${plot} in ${unit} over ${over}"></div>
</div>`
