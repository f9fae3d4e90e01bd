import { fixed } from '@firstdrive/units'
import { html, type Markup } from '../markup.ts'
import type { HeldPower, PackReport } from '../model/pack.ts'
import type { ReportModel } from '../model.ts'
import { type Direction, durationText, halfCharged, type PackOfCar } from '../pack-power.ts'
import { limitKey } from './limit-key.ts'
import { packChart } from './pack-chart.ts'
import { packMatrix } from './pack-matrix.ts'
import { panel, scrollBox } from './panel.ts'

/** What the pack of each car can give and take: a figure for each, the main figures side by side, all of them folded. */
export function packPanel({ cars }: ReportModel): Markup | null {
  const packs = cars.flatMap(({ name, pack }) => (pack === null ? [] : [{ car: name, pack }]))
  if (packs.length === 0) return null
  return panel(
    'pack',
    'Pack',
    'What each pack can give and take after a rest, from the pulse of a launch to ten minutes, and which limit of the cells is in the way. Cells have the temperature shown throughout; nothing is driven.',
    html`${limitKey(packs.flatMap(({ pack }) => pack.power.flatMap(({ discharge, charge }) => [...discharge, ...charge].map(({ limit }) => limit))))}
<div class="pack-charts">${packs.map((one) => packChart(one, packs))}</div>
${scrollBox('Packs', overview(packs))}
${packs.map(packMatrix)}`,
  )
}

/** A column a car. */
function overview(packs: readonly PackOfCar[]): Markup {
  const row = (label: Markup | string, cell: (pack: PackReport) => Markup | string): Markup =>
    html`<tr><th scope="row">${label}</th>${packs.map(({ pack }) => html`<td>${cell(pack)}</td>`)}</tr>`
  const unit = (text: string): Markup => html`<span class="unit">${text}</span>`
  const held = (title: string, direction: Direction, seconds: number, temperatures: readonly number[]): Markup =>
    html`<tbody><tr class="metric"><th scope="rowgroup" colspan="${1 + packs.length}">${title} for ${durationText(seconds)} ${unit('kW')}</th></tr>
${temperatures.map((celsius) => row(`${fixed(celsius, 0)} °C`, (pack) => heldCell(halfCharged(pack, direction, celsius, seconds))))}</tbody>`
  return html`<table class="compact"><thead><tr><th scope="col">half charged</th>${packs.map(({ car }) => html`<th scope="col">${car}</th>`)}</tr></thead>
<tbody>${row('pack', ({ name, layout }) => html`<span class="words">${name}, ${layout} cells</span>`)}
${row(html`rated energy ${unit('kWh')}`, ({ rated_energy_kWh }) => fixed(rated_energy_kWh, 1))}
${row(html`mass ${unit('kg')}`, ({ mass_kg }) => fixed(mass_kg, 0))}
${row(html`energy over mass ${unit('Wh/kg')}`, ({ rated_energy_kWh, mass_kg }) => fixed((1000 * rated_energy_kWh) / mass_kg, 0))}
${row('heating from −30 to 15 °C', heatUpCell)}</tbody>
${held('gives', 'discharge', 10, [25, 0, -20])}${held('gives', 'discharge', 600, [25])}${held('takes', 'charge', 10, [25, 0, -20])}</table>`
}

const heldCell = (held: HeldPower | undefined): Markup =>
  held === undefined ? html`–` : html`<span class="aside">${held.limit}</span> <span class="simulated-text">${fixed(held.power_kW, 0)}</span>`

function heatUpCell({ heat_up }: PackReport): Markup {
  if (heat_up === null) return html`<span class="aside">no heater</span>`
  if (!heat_up.reached) return html`<span class="aside">not reached</span>`
  return html`<span class="simulated-text">${fixed(heat_up.energy_kWh, 1)}</span> <span class="unit">kWh</span>, <span class="simulated-text">${fixed(heat_up.minutes, 0)}</span> <span class="unit">min</span>`
}
