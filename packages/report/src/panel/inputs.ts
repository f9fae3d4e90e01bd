import { givenFigure, percent } from '../figure.ts'
import { html, link, type Markup } from '../markup.ts'
import type { Input, InputKind } from '../model/input.ts'
import type { CarReport, Source } from '../model.ts'
import { panel, scrollBox } from './panel.ts'

/** A car as its files tell of it. */
export type ToldCar = Pick<CarReport, 'name' | 'variant' | 'facts' | 'inputs' | 'assumed_share'>

/** Every input of every car with the place it came from. */
export function inputsPanel({ cars, sources }: { readonly cars: readonly ToldCar[]; readonly sources: readonly Source[] }): Markup | null {
  if (cars.length === 0) return null
  return panel(
    'inputs',
    'Inputs and sources',
    html`Where every number of a car comes from. A number without a source is <span class="assumed-text">assumed</span> and says so.`,
    html`${cars.map(carInputs)}${
      sources.length > 0 &&
      html`<details><summary>Sources <span class="soft">${sources.length}</span></summary>${scrollBox(
        'Sources',
        html`<table class="wide sources"><thead><tr><th scope="col" class="text">source</th><th scope="col" class="text">kind</th><th scope="col" class="text">accessed</th><th scope="col" class="text">id</th></tr></thead><tbody>${sources.map(
          ({ id, title, url, accessed, kind }) =>
            html`<tr><th scope="row">${link(title, url)}</th><td class="text">${kindWord(kind)}</td><td class="text">${accessed ?? '–'}</td><td class="text"><code>${id}</code></td></tr>`,
        )}</tbody></table>`,
      )}</details>`
    }`,
  )
}

function carInputs({ name, variant, facts, inputs, assumed_share }: ToldCar): Markup {
  return html`<details><summary>${name} <span class="soft">${variant}</span> <span class="count">${inputs.length} inputs, <span class="assumed-text">${percent(assumed_share)} assumed</span></span></summary>
${facts.length > 0 && html`<dl class="facts small">${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`}
${scrollBox(
  `Inputs of ${name}`,
  html`<table class="wide inputs"><thead><tr><th scope="col">input</th><th scope="col">value</th><th scope="col" class="text">unit</th><th scope="col">spread<span class="unit">± %</span></th><th scope="col" class="text">kind</th><th scope="col" class="text">source</th></tr></thead><tbody>${inputs.map(inputRow)}</tbody></table>`,
)}</details>`
}

const inputRow = ({ path, label, value, unit, kind, source, url, spread_pct, note }: Input): Markup => html`<tr>
<th scope="row">${label}<small><code>${path}</code></small></th>
<td>${typeof value === 'number' ? givenFigure(value) : value}</td>
<td class="text"><span class="unit">${unit === '1' ? '' : unit}</span></td>
<td class="spread">${spread_pct === null ? '' : givenFigure(Number(spread_pct.toPrecision(2)))}</td>
<td class="text kind">${kindWord(kind)}</td>
<td class="text source">${link(source, url)}${note && html`<small>${note}</small>`}</td>
</tr>`

const kindWord = (kind: InputKind): Markup => (kind === 'assumed' ? html`<span class="assumed-text">assumed</span>` : html`${kind}`)
