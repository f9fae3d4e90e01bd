import { fixed } from '@firstdrive/units'
import { html, type Markup } from '../markup.ts'
import type { CarReport, ReportModel, Series } from '../model.ts'
import { mostInstants } from '../thin.ts'
import { panel } from './panel.ts'
import { plotFrame } from './plot-frame.ts'
import { carSwitch } from './switch.ts'

/** The frames of the curves over one drive; the client script fills them from the data in the page. */
export function drivePanel({ cars }: ReportModel): Markup | null {
  const driven = cars.filter(({ drive }) => drive !== null)
  const titles = [...new Set(driven.map(({ drive }) => drive?.title ?? ''))].join(', ')
  if (driven.length === 0) return null
  return panel(
    'drive',
    `The drive, ${titles}`,
    'What the car did, second by second, over minutes. Drag to zoom: all plots move together; a double click shows the whole drive again.',
    html`<div class="controls needs-script">${carSwitch('drive', driven)}<div class="phases" id="phases" role="group" aria-label="Part of the drive"></div></div>
${curvesNeedScript}
<div id="drive-plots">${plotsOf(driven.flatMap(({ drive }) => drive?.series ?? [])).map((series) => plotFrame(series))}</div>
${driven.some(({ drive }) => (drive?.t_s.length ?? 0) > mostInstants) && thinnedNote}
${limitList(driven)}`,
  )
}

export const curvesNeedScript = html`<noscript><p class="why">The curves need JavaScript; every figure of this report is in its tables.</p></noscript>`

export const thinnedNote = html`<p class="note">Curves of more than ${fixed(mostInstants, 0)} instants are thinned here; the lowest and highest of every stretch stay.</p>`

/** The plots of some series, each by its first: title and unit. */
export function plotsOf(all: readonly Series[]): readonly Series[] {
  const first = new Map<string, Series>()
  for (const series of all) if (!first.has(series.plot)) first.set(series.plot, series)
  return [...first.values()]
}

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
