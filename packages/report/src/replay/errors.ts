import { fixed } from '@firstdrive/units'
import { signed } from '../figure.ts'
import { html, type Markup } from '../markup.ts'
import type { ErrorFigure, ReplayError, ReplayReport } from '../model/replay.ts'
import { panel, scrollBox } from '../panel/panel.ts'

/** How far off the prediction is, quantity by quantity, and what has to be known before it is believed. */
export const errorsPanel = ({ errors, notes }: ReplayReport): Markup =>
  panel(
    'errors',
    'How far off',
    'What was measured beside what the engine gives for the same speed on the same road. Below an error stands its root mean square along the drive.',
    html`${scrollBox('Errors', table(errors))}
${notes.length > 0 && html`<h3 class="part-title">What to know of this drive</h3><ul class="plain notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}`,
  )

const table = (errors: readonly ReplayError[]): Markup => html`<table class="compact replay-errors">
<thead><tr><th scope="col">quantity</th><th scope="col">measured</th><th scope="col">predicted</th><th scope="col">error</th></tr></thead>
<tbody>${errors.map(
  ({ label, unit, decimals, measured, predicted, error, rms }) => html`<tr>
<th scope="row">${label} <span class="unit">${unit}</span></th>
<td>${fixed(measured, decimals)}</td>
<td class="simulated">${fixed(predicted, decimals)}</td>
<td>${figureOf(error, signed)}${rms !== null && html`<small>rms ${figureOf(rms, fixed)}</small>`}</td></tr>`,
)}</tbody></table>`

const figureOf = ({ value, unit, decimals }: ErrorFigure, write: typeof signed): Markup => html`${write(value, decimals)} <span class="unit">${unit}</span>`
