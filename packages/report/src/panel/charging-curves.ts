import { fixed } from '@firstdrive/units'
import { limitKind, limitWord } from '../limit.ts'
import { html, type Markup } from '../markup.ts'
import type { ChargeFrom, ChargingReport } from '../model/charging.ts'
import { scrollBox } from './panel.ts'

/** A charge with the name of its car. */
export interface ChargeOfCar {
  readonly car: string
  readonly charging: ChargingReport
}

const step_pct = 10

/** The curves as a table, folded: a row a tenth of the charge, a column a starting temperature. */
export const chargingCurves = (charges: readonly ChargeOfCar[]): Markup =>
  html`<details><summary>The curves as a table <span class="soft">power and what limits it</span></summary>${scrollBox(
    'Charging curves',
    html`<table class="matrix">${charges.map(carRows)}</table>`,
  )}</details>`

function carRows({ car, charging: { soc_pct, starts } }: ChargeOfCar): Markup {
  const rows = soc_pct.flatMap((soc, k) => (Math.abs(soc / step_pct - Math.round(soc / step_pct)) < 1e-9 ? [{ soc, k }] : []))
  return html`<tbody><tr class="metric"><th scope="rowgroup">${car} <span class="unit">kW</span></th>${starts.map(({ start_C }) => html`<th scope="col">${fixed(start_C, 0)} °C</th>`)}</tr>
${rows.map(({ soc, k }) => html`<tr><th scope="row">${fixed(soc, 0)} %</th>${starts.map((start) => powerCell(start, soc, k))}</tr>`)}</tbody>`
}

function powerCell({ power_kW, limits }: ChargeFrom, soc: number, k: number): Markup {
  const power = power_kW[k] ?? null
  const limit = limits.find(({ from, to }) => soc >= from && soc <= to)?.limit
  return html`<td>${fixed(power, 0)}${power !== null && limit !== undefined && html`<small class="limit-${limitKind(limit)}">${limitWord(limit)}</small>`}</td>`
}
