import { fixed } from '@firstdrive/units'
import { limitKind, limitWord } from '../limit.ts'
import { html, type Markup } from '../markup.ts'
import { chargesOf, type Direction, durationsOf, durationText, type PackOfCar, powerAt, temperaturesOf } from '../pack-power.ts'
import { scrollBox } from './panel.ts'

/** All powers of one pack: a row a temperature, a column a duration and a charge, under each figure what binds. Folded. */
export function packMatrix({ car, pack }: PackOfCar): Markup {
  const [durations, charges] = [durationsOf(pack), chargesOf(pack)]
  return html`<details><summary>${car} <span class="soft">power over temperature and charge</span> <span class="count">${durations.map(durationText).join(', ')}</span></summary>
${scrollBox(
  `Power of the pack of ${car}`,
  html`<table class="matrix"><thead>
<tr><td></td>${durations.map((seconds) => html`<th scope="colgroup" colspan="${charges.length}">${durationText(seconds)}</th>`)}</tr>
<tr><th scope="col">cells<span class="unit">°C</span></th>${durations.map(() => charges.map((soc_pct, k) => html`<th scope="col" class="${k === 0 && 'first'}">${fixed(soc_pct, 0)} %</th>`))}</tr></thead>
${directionRows({ car, pack }, 'discharge', 'gives')}${directionRows({ car, pack }, 'charge', 'takes')}</table>`,
)}
${pack.power.some(({ extrapolated }) => extrapolated) && html`<p class="note">Extrapolated: colder than the resistance of these cells was measured.</p>`}</details>`
}

function directionRows({ pack }: PackOfCar, direction: Direction, word: string): Markup {
  const [durations, charges] = [durationsOf(pack), chargesOf(pack)]
  return html`<tbody><tr class="metric"><th scope="rowgroup" colspan="${1 + durations.length * charges.length}">${word} <span class="unit">kW</span></th></tr>
${[...temperaturesOf(pack)].reverse().map(
  (celsius) =>
    html`<tr><th scope="row">${fixed(celsius, 0)}${charges.some((soc_pct) => powerAt(pack, celsius, soc_pct)?.extrapolated) && html`<small>extrapolated</small>`}</th>${durations.map(
      (seconds) =>
        charges.map((soc_pct, k) => {
          const held = powerAt(pack, celsius, soc_pct)?.[direction].find((one) => one.seconds === seconds)
          return html`<td class="${k === 0 && 'first'}">${fixed(held?.power_kW, 0)}${held && html`<small class="limit-${limitKind(held.limit)}">${short(held.limit)}</small>`}</td>`
        }),
    )}</tr>`,
)}</tbody>`
}

/** A column is as narrow as a figure. */
const short = (limit: string): string => limitWord(limit).replace(/^(lower|upper) /, '')
