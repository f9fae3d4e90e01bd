import { decimalsFor, fixed, significant } from '@firstdrive/units'
import { givenFigure, percent, signed, spreadText } from '../figure.ts'
import { html, type Markup } from '../markup.ts'
import type { CarReport, ReportModel, Sensitivity, SensitivityInput } from '../model.ts'
import { panel } from './panel.ts'

const shown = 8

/** Tornado bars: each input moved alone to both ends of its spread, the strongest first, one scale a metric over all cars. */
export function sensitivityPanel({ cars }: ReportModel): Markup | null {
  const metrics = [...new Map(cars.flatMap(({ sensitivities }) => sensitivities.map((one) => [one.metric, one] as const))).values()]
  if (metrics.length === 0) return null
  return panel(
    'sensitivity',
    'Which inputs matter most',
    html`How far a figure moves when one input goes to either end of its spread, and the share of the figure's variance that comes from it. <span class="assumed-text">Violet is assumed</span>: measuring the first of these narrows the verdict most.`,
    metrics.map((metric) => metricTornados(metric, cars)),
  )
}

function metricTornados({ metric, label, unit }: Sensitivity, cars: readonly CarReport[]): Markup {
  const found = cars.flatMap(({ name, sensitivities }) => sensitivities.filter((one) => one.metric === metric).map((sensitivity) => ({ name, sensitivity })))
  const reach = Math.max(
    0,
    ...found.flatMap(({ sensitivity }) =>
      sensitivity.inputs.flatMap(({ low, high }) => [Math.abs(low - sensitivity.value), Math.abs(high - sensitivity.value)]),
    ),
  )
  return html`<h3>${label} <span class="unit">${unit}</span></h3>
<div class="tornados">${found.map(({ name, sensitivity }) => tornado(name, sensitivity, reach || 1))}</div>`
}

function tornado(name: string, sensitivity: Sensitivity, reach: number): Markup {
  const inputs = [...sensitivity.inputs].sort((a, b) => swing(b) - swing(a))
  const rest = inputs.slice(shown)
  const decimals = decimalsFor(Math.max(0, ...inputs.map(swing)) / 2)
  return html`<div class="tornado"><table><thead><tr><th scope="col">${name}<small>${significant(sensitivity.value)} ${sensitivity.unit}</small></th><th scope="col">change<span class="unit">${sensitivity.unit}</span></th><th scope="col">share<span class="unit">%</span></th></tr></thead>
<tbody>${inputs.slice(0, shown).map((input) => inputRow(input, sensitivity, reach, decimals))}</tbody></table>
${
  rest.length > 0 &&
  html`<p class="note">${rest.length} more inputs together: ${percent(
    rest.reduce((sum, { share }) => sum + share, 0),
    1,
  )} of the variance.</p>`
}</div>`
}

function inputRow(input: SensitivityInput, { value: nominal }: Sensitivity, reach: number, decimals: number): Markup {
  const { label, path, value, unit, kind, spread_pct, low, high, share } = input
  const changes = [low - nominal, high - nominal]
  const [least, most] = [Math.min(...changes), Math.max(...changes)]
  const at = (change: number): string => `${(50 + (change / reach) * 50).toFixed(2)}%`
  return html`<tr><th scope="row" title="${path}">${label}<small>${givenFigure(Number(value.toPrecision(4)))} ${unit === '1' ? '' : unit} ${spreadText(spread_pct)}, ${kind}</small></th>
<td class="swing"><svg height="16" aria-hidden="true"><rect class="${kind === 'assumed' ? 'assumed' : 'sourced'}" x="${at(least)}" width="${(((most - least) / reach) * 50).toFixed(2)}%" y="3" height="10"/><line class="nominal" x1="50%" x2="50%" y1="0" y2="16"/></svg><small>${signed(least, decimals)} … ${signed(most, decimals)}</small></td>
<td>${wholePercent(share)}</td></tr>`
}

const swing = ({ low, high }: SensitivityInput): number => Math.abs(high - low)

/** Shares stand under each other, so none has decimals; one that rounds away is not nothing. */
const wholePercent = (share: number): string => (share > 0 && share < 0.005 ? '< 1' : fixed(share * 100, 0))
