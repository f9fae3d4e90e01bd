import { fixed } from '@firstdrive/units'
import { apportion } from '../apportion.ts'
import { percent } from '../figure.ts'
import { limitWord } from '../limit.ts'
import { html, type Markup } from '../markup.ts'
import type { ChargeFrom, ChargingReport } from '../model/charging.ts'
import type { CarReport, ReportModel } from '../model.ts'
import { chargePlots } from '../sheet.ts'
import { type ChargeOfCar, chargingCurves } from './charging-curves.ts'
import { limitKey } from './limit-key.ts'
import { panel, scrollBox } from './panel.ts'
import { plotFrame } from './plot-frame.ts'
import { carSwitch } from './switch.ts'

/** The charging curve as an answer: power from several temperatures with what limits it, then one charge over time with its heat. */
export function chargingPanel({ cars }: ReportModel): Markup | null {
  const charged = cars.filter(({ charging }) => charging !== null)
  const refused = cars.filter(({ charging, not_charged }) => charging === null && not_charged !== null)
  if (charged.length + refused.length === 0) return null
  const charges = charged.flatMap(({ name, charging }) => (charging === null ? [] : [{ car: name, charging }]))
  const [first] = charges
  return panel(
    'charging',
    'Charging',
    first === undefined
      ? 'No car of this programme can be charged in the simulation yet.'
      : html`${first.charging.charger}, ${first.charging.from_pct} to ${first.charging.to_pct} %. The curve is an answer, not an input: it follows from charger, cells, voltage and temperature. Below it stands what limits each stretch.`,
    html`${charges.length > 0 && figures(charged, charges)}${refused.length > 0 && html`<dl class="limits">${refused.map(refusal)}</dl>`}`,
  )
}

const refusal = ({ name, not_charged }: CarReport): Markup => html`<div><dt>${name}</dt><dd>not charged: ${not_charged}</dd></div>`

const figures = (
  cars: readonly CarReport[],
  charges: readonly ChargeOfCar[],
): Markup => html`<div class="controls needs-script">${carSwitch('charging', cars)}</div>
${limitKey(charges.flatMap(({ charging: { starts, own } }) => [...starts.flatMap(({ limits }) => limits), ...own.limits].map(({ limit }) => limit)))}
<div id="charging-plots">${plotFrame(chargePlots.curve, { over: 'the state of charge', size: 'tall', named: true })}</div>
${scrollBox('Charging from several temperatures', startTable(charges))}
${chargingCurves(charges)}
<h3 class="part-title">One charge over time</h3>
<p class="why">As the programme's targets ask for it: ${charges.map(({ car, charging: { own } }, i) => `${i > 0 ? '; ' : ''}${car} from ${fixed(own.start_C, 0)} °C`)}. What the cells release, less what goes into the coolant and the case, warms them.</p>
<div id="charge-plots">${plotFrame(chargePlots.temperature, { size: 'striped' })}${plotFrame(chargePlots.heat)}</div>
${scrollBox('Heat of one charge', heatTable(charges))}`

/** The cells and the air begin at the temperature of the row. */
function startTable(charges: readonly ChargeOfCar[]): Markup {
  const unit = (text: string): Markup => html`<span class="unit">${text}</span>`
  return html`<table class="compact starts"><thead><tr><th scope="col">starts at${unit('°C')}</th><th scope="col">time${unit('min')}</th><th scope="col">peak${unit('kW')}</th><th scope="col">into the battery${unit('kWh')}</th><th scope="col">from the charger${unit('kWh')}</th><th scope="col">from the grid${unit('kWh')}</th><th scope="col" class="text">what limits, of the charge</th></tr></thead>
${charges.map(
  ({ car, charging: { starts } }) => html`<tbody><tr class="metric"><th scope="rowgroup" colspan="7">${car}</th></tr>
${[...starts]
  .reverse()
  .map(
    (start) =>
      html`<tr><th scope="row">${fixed(start.start_C, 0)}</th><td class="simulated">${start.minutes === null ? 'never' : fixed(start.minutes, start.minutes < 100 ? 1 : 0)}</td><td class="simulated">${fixed(start.peak_kW, 0)}</td><td class="simulated">${fixed(start.energy_battery_kWh, 1)}</td><td class="simulated">${fixed(start.energy_charger_kWh, 1)}</td><td class="simulated">${fixed(start.energy_grid_kWh, 1)}</td><td class="text">${limitShares(start)}</td></tr>`,
  )}</tbody>`,
)}</table>`
}

/** `plating 97 %, current 3 %`, the longest first; what is below a per cent goes unsaid. */
function limitShares({ limits }: ChargeFrom): string {
  const whole = limits.reduce((sum, { from, to }) => sum + to - from, 0)
  const shares = new Map<string, number>()
  for (const { limit, from, to } of limits) shares.set(limit, (shares.get(limit) ?? 0) + (to - from) / whole)
  return [...shares]
    .filter(([, share]) => share >= 0.01)
    .sort((a, b) => b[1] - a[1])
    .map(([limit, share]) => `${limitWord(limit)} ${percent(share)}`)
    .join(', ')
}

/** A column a car; the parts of the heat add up to it. */
function heatTable(charges: readonly ChargeOfCar[]): Markup {
  const balances = charges.map(({ charging: { own } }) => {
    const { released_kWh, cooled_kWh, stored_kWh, case_kWh } = own.balance
    return { released: released_kWh, parts: apportion([cooled_kWh, stored_kWh, case_kWh], released_kWh, 2) }
  })
  const row = (label: string, unit: string, cells: readonly string[], part = false): Markup =>
    html`<tr class="${part && 'part-of'}"><th scope="row">${label} <span class="unit">${unit}</span></th>${cells.map((cell) => html`<td class="simulated">${cell}</td>`)}</tr>`
  const of = (figure: (charging: ChargingReport) => string): readonly string[] => charges.map(({ charging }) => figure(charging))
  return html`<table class="compact"><thead><tr><th scope="col">the charge</th>${charges.map(({ car }) => html`<th scope="col">${car}</th>`)}</tr></thead><tbody>
${row(
  'time',
  'min',
  of(({ own }) => fixed(own.minutes, 1)),
)}
${row(
  'heat released in the cells',
  'kWh',
  balances.map(({ released }) => fixed(released, 2)),
)}
${['to the coolant', 'kept by the cells', 'to the case'].map((label, k) =>
  row(
    label,
    'kWh',
    balances.map(({ parts }) => fixed(parts[k], 2)),
    true,
  ),
)}
${row(
  'cells, start to end',
  '°C',
  of(({ own }) => `${fixed(own.start_C, 0)} → ${fixed(own.mean_C.at(-1), 1)}`),
)}
${row(
  'hottest',
  '°C',
  of(({ own }) => fixed(Math.max(...own.hottest_C), 1)),
)}
${row(
  'widest spread along the coolant',
  'K',
  of(({ own }) => fixed(Math.max(...own.hottest_C.map((hottest, k) => hottest - (own.coldest_C[k] ?? hottest))), 1)),
)}
</tbody></table>`
}
