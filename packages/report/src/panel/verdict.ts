import { fixed } from '@firstdrive/units'
import { fromTo, givenDecimals, intervalFigure, simulatedFigure } from '../figure.ts'
import { html, type Markup } from '../markup.ts'
import type { ReportModel, Verdict, VerdictState } from '../model.ts'
import { accepted, byMetric, verdictMarks } from '../verdict.ts'
import { evidenceAnchor } from './evidence.ts'
import { carName, carVariant, panel } from './panel.ts'

/** One row a target, grouped by metric so that a column holds one unit and cars stand under each other. */
export function verdictPanel(model: ReportModel): Markup {
  if (model.verdicts.length === 0) return panel('verdict', 'Verdict', 'No target was set, so there is nothing to pass or fail.', null)
  return panel(
    'verdict',
    'Verdict',
    'Whether each car keeps its figures. Under a published figure stands what the target accepts, under a simulated one the interval its assumed inputs allow.',
    html`<table class="verdicts">
<thead><tr><th scope="col">car</th><th scope="col">published</th><th scope="col">simulated</th><th scope="col" class="word">verdict</th><th scope="col" class="text">what decides it</th></tr></thead>
${byMetric(model.verdicts).map((group) => metricRows(model, group))}
</table>`,
  )
}

/** `● pass`, coloured. */
export const verdictMark = (state: VerdictState): Markup =>
  html`<span class="verdict ${state}"><span aria-hidden="true">${verdictMarks[state].mark}</span> ${verdictMarks[state].word}</span>`

/** What a target accepts, in words short enough for a cell: `679–721`, `≥ 380`. */
export function acceptedFigure(verdict: Verdict, decimals: number): string {
  const { low, high } = accepted(verdict)
  if (high === null) return `≥ ${fixed(low, decimals)}`
  if (low === null) return `≤ ${fixed(high, decimals)}`
  return fromTo(low, high, decimals)
}

function metricRows(model: ReportModel, group: readonly [Verdict, ...Verdict[]]): Markup {
  const [{ label, unit }] = group
  const decimals = givenDecimals(group.map(({ limit }) => limit))
  return html`<tbody>
<tr class="metric"><th scope="rowgroup" colspan="5">${label} <span class="unit">${unit}</span></th></tr>
${group.map((verdict) => targetRow(model, verdict, decimals))}
</tbody>`
}

function targetRow(model: ReportModel, verdict: Verdict, decimals: number): Markup {
  const { id, car, limit, state, decided_by, run } = verdict
  const anchor = evidenceAnchor(model, run)
  return html`<tr>
<th scope="row">${carName(model, car)}<small>${carVariant(model, car)}</small></th>
<td>${fixed(limit, decimals)}<small>${acceptedFigure(verdict, decimals)}</small></td>
<td class="simulated">${simulatedFigure(verdict, decimals)}<small>${intervalFigure(verdict, decimals)}</small></td>
<td class="word">${verdictMark(state)}<small><code>${anchor ? html`<a href="#${anchor}">${id}</a>` : id}</code></small></td>
<td class="text">${decided_by}</td>
</tr>`
}
