import { signed } from '../figure.ts'
import { html, type Markup } from '../markup.ts'
import type { ValidationQuantity, ValidationReport } from '../model/validation.ts'
import { panel, scrollBox } from '../panel/panel.ts'
import { verdictMark } from '../panel/verdict.ts'
import { sizeFigure } from './figures.ts'
import { partsWithPlaces, placeOf } from './places.ts'
import { promise } from './promise.ts'

/** Every quantity on a line, with what is promised of it and whether that is kept. */
export function summaryPanel(report: ValidationReport): Markup {
  const cases = report.parts.flatMap((part) => part.quantities).reduce((sum, { n }) => sum + n, 0)
  return panel(
    'summary',
    'Summary',
    'Sizes of the errors without their sign: half of them are at most as large as the median, nine tenths at most as large as 90 %. The bias is their mean with its sign. A limit is a promise; a quantity without one is shown, not promised.',
    html`<div class="controls needs-script"><label class="search">Find a case <input type="search" id="search" autocomplete="off" spellcheck="false"></label> <output id="found" for="search">${cases} cases</output></div>
<div data-cases>${scrollBox(
      'All quantities',
      html`<table class="matrix summary"><thead><tr><th scope="col">quantity</th>${['n', 'median', 'mean', '90 %', 'bias', 'largest'].map((name) => html`<th scope="col">${name}</th>`)}<th scope="col" class="text">in</th><th scope="col" class="text">limit</th><th scope="col" class="text">verdict</th></tr></thead>
${partsWithPlaces(report).map(
  ({ place, part }) => html`<tbody><tr class="metric"><th scope="rowgroup" colspan="10"><a href="#${place}">${part.title}</a></th></tr>
${part.quantities.map((quantity, k) => quantityRow(quantity, placeOf(place, k)))}</tbody>`,
)}</table>`,
    )}</div>`,
  )
}

function quantityRow({ name, n, median, mean, p90, bias, largest, error_unit, decimals, limits }: ValidationQuantity, place: string): Markup {
  const sized = (title: string, size: number): Markup => html`<td data-name="${title}">${sizeFigure(size, decimals)}</td>`
  return html`<tr>
<th scope="row"><a href="#${place}"><code>${name}</code></a></th><td class="told" data-name="n">${n}</td>
${sized('median', median)}${sized('mean', mean)}${sized('90 %', p90)}<td data-name="bias">${Math.abs(bias) < 0.5 * 10 ** -decimals ? sizeFigure(bias, decimals) : signed(bias, decimals)}</td>${sized('largest', largest)}
<td class="text told in"><span class="unit">${error_unit}</span></td>
<td class="text told">${limits.length === 0 ? '–' : limits.map((limit, k) => html`${k > 0 && html`<br>`}${promise(limit)}`)}</td>
<td class="text">${limits.map(({ met }, k) => html`${k > 0 && html`<br>`}${verdictMark(met ? 'pass' : 'fail')}`)}</td></tr>`
}
