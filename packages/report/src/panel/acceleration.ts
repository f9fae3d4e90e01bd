import { fixed } from '@firstdrive/units'
import { dashOf } from '../dash.ts'
import { html, type Markup } from '../markup.ts'
import type { CarReport, ReportModel } from '../model.ts'
import { panel, scrollBox } from './panel.ts'
import { plotFrame } from './plot-frame.ts'

/** All cars at full throttle in one plot, with the times at the marks as a table. */
export function accelerationPanel({ cars }: ReportModel): Markup | null {
  const run = cars.map((car, i) => ({ ...car, dash: dashOf(i) })).filter(({ acceleration }) => acceleration !== null)
  if (run.length === 0) return null
  return panel(
    'acceleration',
    'Full throttle',
    'Speed over seconds from standstill, one line a car, its stroke beside its name below; a disc stands where a line reaches a mark.',
    html`<div id="acceleration-plot">${plotFrame({ plot: 'Speed from standstill', unit: 'km/h' })}</div>
${scrollBox('Acceleration times', markTable(run))}`,
  )
}

function markTable(cars: readonly (CarReport & { readonly dash: readonly number[] })[]): Markup {
  const speeds = [...new Set(cars.flatMap(({ acceleration }) => acceleration?.marks.map(({ speed_kmh }) => speed_kmh) ?? []))].sort((a, b) => a - b)
  return html`<table class="compact"><thead><tr><th scope="col">car</th>${speeds.map(
    (speed) => html`<th scope="col">0–${speed} km/h<span class="unit">s</span></th>`,
  )}</tr></thead><tbody>${cars.map(
    ({ name, acceleration, dash }) =>
      html`<tr><th scope="row"><svg class="stroke" width="32" height="8" aria-hidden="true"><line x2="32" y1="4" y2="4" stroke-dasharray="${dash.join(' ') || 'none'}"/></svg>${name}</th>${speeds.map(
        (speed) => html`<td class="simulated">${fixed(acceleration?.marks.find((mark) => mark.speed_kmh === speed)?.t_s, 2)}</td>`,
      )}</tr>`,
  )}</tbody></table>`
}
