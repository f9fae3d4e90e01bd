import { fixed } from '@firstdrive/units'
import { html, type Markup } from '../markup.ts'
import type { CarReport, ReportModel, Series } from '../model.ts'
import { mostInstants } from '../thin.ts'
import { panel } from './panel.ts'

/** The frames of the curves over one drive; the client script fills them from the data in the page. */
export function drivePanel({ cars }: ReportModel): Markup | null {
  const driven = cars.filter(({ drive }) => drive !== null)
  const titles = [...new Set(driven.map(({ drive }) => drive?.title ?? ''))].join(', ')
  if (driven.length === 0) return null
  return panel(
    'drive',
    `The drive, ${titles}`,
    'What the car did, second by second, over minutes. Drag to zoom: all plots move together; a double click shows the whole drive again.',
    html`<div class="controls needs-script">${carSwitch(driven)}<div class="phases" id="phases" role="group" aria-label="Part of the drive"></div></div>
<noscript><p class="why">The curves need JavaScript; every figure of this report is in its tables.</p></noscript>
<div id="drive-plots">${plotsOf(driven).map(plotFrame)}</div>
${driven.some(({ drive }) => (drive?.t_s.length ?? 0) > mostInstants) && html`<p class="note">${thinned}</p>`}
${limitList(driven)}`,
  )
}

const thinned = `Curves of more than ${fixed(mostInstants, 0)} instants are thinned here; the lowest and highest of every stretch stay.`

const carSwitch = (cars: readonly CarReport[]): Markup =>
  html`<fieldset class="switch"><legend>Car</legend>${cars.map(
    ({ id, name }, i) => html`<label><input type="radio" name="car" value="${id}"${i === 0 && ' checked'}><span>${name}</span></label>`,
  )}</fieldset>`

/** The plots over all cars, each by its first series: title and unit. */
function plotsOf(cars: readonly CarReport[]): readonly Series[] {
  const first = new Map<string, Series>()
  for (const { drive } of cars) for (const series of drive?.series ?? []) if (!first.has(series.plot)) first.set(series.plot, series)
  return [...first.values()]
}

/** A plot with its unit, the values at the cursor and its two downloads. */
export const plotFrame = ({ plot, unit }: Pick<Series, 'plot' | 'unit'>): Markup => html`<div class="plot" data-plot="${plot}">
<div class="plot-head"><h3>${plot} <span class="unit">${unit}</span></h3><p class="readout"></p><div class="downloads needs-script"><button type="button" data-save="png" aria-label="${plot} as PNG">PNG</button><button type="button" data-save="csv" aria-label="${plot} as CSV">CSV</button></div></div>
<div class="canvas" tabindex="0" role="group" aria-label="${plot} in ${unit} over time"></div>
</div>`

/** A limit that clipped the demand is named and counted, never silent. */
function limitList(cars: readonly CarReport[]): Markup {
  return html`<dl class="limits">${cars.map(
    ({ name, limits }) =>
      html`<div><dt>${name}</dt><dd>${
        limits.length === 0
          ? 'no limit acted'
          : `limited by ${limits.map(({ limit, seconds }) => `${limit} for ${fixed(seconds, seconds < 10 ? 1 : 0)} s`).join(', ')}`
      }</dd></div>`,
  )}</dl>`
}
