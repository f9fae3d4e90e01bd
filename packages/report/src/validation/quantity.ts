import { fixed, significant } from '@firstdrive/units'
import { signed } from '../figure.ts'
import { html, type Markup } from '../markup.ts'
import type { ValidationCase, ValidationQuantity } from '../model/validation.ts'
import { scrollBox } from '../panel/panel.ts'
import { verdictMark } from '../panel/verdict.ts'
import { errorDots } from './error-dots.ts'
import { sizeFigure } from './figures.ts'
import { promise } from './promise.ts'
import { scatter } from './scatter.ts'

/** So few cases are read faster than drawn. */
const fewest = 4

/** A quantity: its errors along one axis, theirs against ours, and every case. */
export function quantityFigures(quantity: ValidationQuantity, place: string): Markup {
  const { name, n, limits, error_unit } = quantity
  const drawn = n >= fewest
  const against = drawn ? scatter(quantity) : null
  return html`<div class="quantity" id="${place}" data-cases>
<h3><code>${name}</code> <span class="unit">${n} ${n === 1 ? 'case' : 'cases'}</span></h3>
<p class="note">${limits.length === 0 ? 'Nothing is promised.' : limits.map((limit, k) => html`${k > 0 && '; '}${verdictMark(limit.met ? 'pass' : 'fail')} ${promise(limit)} ${error_unit}, got ${sizeFigure(limit.got, quantity.decimals)}`)}</p>
${drawn && html`<div class="figures${against !== null && ' two'}">${errorDots(quantity)}${against}</div>`}
${drawn ? html`<details data-cases><summary>The cases as a table <span class="count">${n} cases</span></summary>${casesTable(quantity)}</details>` : casesTable(quantity)}
</div>`
}

function casesTable({ name, cases, unit, error_unit, decimals }: ValidationQuantity): Markup {
  const value = valueWriter(cases, unit)
  return scrollBox(
    `Cases of ${name}`,
    html`<table class="matrix cases"><thead><tr><th scope="col">case</th><th scope="col">theirs<span class="unit">${unit}</span></th><th scope="col">ours<span class="unit">${unit}</span></th><th scope="col">error<span class="unit">${error_unit}</span></th><th scope="col" class="text">note</th></tr></thead>
<tbody>${cases.map(
      ({ id, expected, got, error, note }) =>
        html`<tr data-case="${name}"><th scope="row">${id}</th><td class="told">${value(expected)}</td><td>${value(got)}</td><td>${signed(error, decimals)}</td><td class="text told"><span class="words">${note}</span></td></tr>`,
    )}</tbody></table>`,
  )
}

/** Values of one unit share their decimals, so that a column lines up; others have five figures each. */
function valueWriter(cases: readonly ValidationCase[], unit: string | null): (value: number) => string {
  if (unit === null) return (value) => significant(value, 5)
  const most = Math.max(
    ...cases
      .flatMap(({ expected, got }) => [expected, got])
      .filter(Number.isFinite)
      .map(Math.abs),
  )
  const decimals = Math.min(4, Math.max(0, 3 - Math.floor(Math.log10(most || 1))))
  return (value) => fixed(value, decimals)
}
