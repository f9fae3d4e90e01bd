import { fixed } from '@firstdrive/units'
import { apportion, sum, sumsTo } from '../apportion.ts'
import { html, type Markup } from '../markup.ts'
import type { EnergyKey, EnergySplit, ReportModel } from '../model.ts'
import { panel, scrollBox } from './panel.ts'

/** From the wheel inwards; the order of the bar, of the table and of the colours. */
const order: readonly EnergyKey[] = ['air', 'rolling', 'climb', 'kinetic', 'drive', 'thermal', 'cabin', 'auxiliaries', 'brakes']
const decimals = 2

/** The split of one drive a car, on one scale, as a bar and as a table that adds up. */
export function energyPanel({ cars }: ReportModel): Markup | null {
  const split = cars.flatMap(({ name, energy }) => (energy === null ? [] : [{ name, energy, shares: sharesOf(energy) }]))
  if (split.length === 0) return null
  const reach = Math.max(
    ...split.map(({ energy, shares }) => sum(shares.filter(({ value }) => value > 0).map(({ value }) => value)) + (energy.battery_heat_kWh_per_100km ?? 0)),
  )
  const drives = [...new Set(split.map(({ energy }) => energy.drive))].join(', ')
  return panel(
    'energy',
    'Where the energy goes',
    `What the battery gave on ${drives}, in kWh/100 km at its terminals, from the wheel inwards. Heat inside the pack is lost before the terminals and stands apart.`,
    html`<div class="splits">${split.map((car) => bar(car, reach))}</div>${scrollBox('Energy split', table(split))}`,
  )
}

interface Share {
  readonly key: EnergyKey
  readonly label: string
  readonly value: number
}

interface SplitCar {
  readonly name: string
  readonly energy: EnergySplit
  readonly shares: readonly Share[]
}

/** The parts in order, rounded so that they sum to the rounded total. Parts that do not close are left as they are. */
function sharesOf(energy: EnergySplit): readonly Share[] {
  const parts = order.flatMap((key) => energy.parts.filter((part) => part.key === key))
  const values = parts.map(({ energy_kWh_per_100km }) => energy_kWh_per_100km)
  const shown = apportion(values, closes(energy) ? energy.battery_kWh_per_100km : sum(values), decimals)
  return parts.map(({ key, label }, i) => ({ key, label, value: shown[i] ?? 0 }))
}

/** Energy is conserved to a thousandth, or the report says that it is not. */
const closes = ({ parts, battery_kWh_per_100km: total }: EnergySplit): boolean =>
  sumsTo(
    parts.map(({ energy_kWh_per_100km }) => energy_kWh_per_100km),
    total,
    decimals,
  )

function bar({ name, energy, shares }: SplitCar, reach: number): Markup {
  const heat = energy.battery_heat_kWh_per_100km
  const width = (value: number): string => `${((value / reach) * 100).toFixed(3)}%`
  const drawn = shares.filter(({ value }) => value > 0)
  return html`<div class="split"><p><b>${name}</b> ${fixed(energy.battery_kWh_per_100km, decimals)} <span class="unit">kWh/100 km</span>${givenBack(shares)}</p>
<div class="bar" aria-hidden="true">${drawn.map(({ key, label, value }) => part(key, label, value, width(value)))}${
    heat !== null && heat > 0 && part('pack', 'pack heat', heat, width(heat))
  }</div></div>`
}

/** A part below zero (a descent) has no length to draw: it is said, so that the bar and the total agree. */
const givenBack = (shares: readonly Share[]): readonly Markup[] =>
  shares.filter(({ value }) => value < 0).map(({ label, value }) => html` <span class="soft">after ${fixed(-value, decimals)} given back by ${label}</span>`)

const part = (key: string, label: string, value: number, width: string): Markup =>
  html`<div class="part ${key}" style="width:${width}" title="${label} ${fixed(value, decimals)} kWh/100 km"><i></i><span><i></i><b>${label}</b><b>${fixed(value, decimals)}</b></span></div>`

function table(cars: readonly SplitCar[]): Markup {
  const keys = order.filter((key) => cars.some(({ shares }) => shares.some((share) => share.key === key)))
  const labelOf = (key: EnergyKey): string => cars.flatMap(({ shares }) => shares).find((share) => share.key === key)?.label ?? key
  return html`<table class="compact"><thead><tr><th scope="col">part<span class="unit">kWh/100 km</span></th>${cars.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${keys.map(
    (key) =>
      html`<tr><th scope="row"><i class="swatch ${key}"></i>${labelOf(key)}</th>${cars.map(
        ({ shares }) => html`<td data-part="${key}">${fixed(shares.find((share) => share.key === key)?.value, decimals)}</td>`,
      )}</tr>`,
  )}</tbody>
<tbody class="totals">
${cars.some(({ energy }) => !closes(energy)) && row(html`<span class="verdict fail"><span aria-hidden="true">✕</span> does not close by</span>`, cars, residual, 'residual')}
${row('battery, at its terminals', cars, ({ energy }) => energy.battery_kWh_per_100km, 'battery')}
${row(html`<i class="swatch pack"></i>heat inside the pack`, cars, ({ energy }) => energy.battery_heat_kWh_per_100km, 'heat apart')}
${row('at the wall', cars, ({ energy }) => energy.wall_kWh_per_100km, 'wall apart')}
</tbody></table>`
}

const row = (label: Markup | string, cars: readonly SplitCar[], of: (car: SplitCar) => number | null, kind: string): Markup =>
  html`<tr class="${kind}"><th scope="row">${label}</th>${cars.map((car) => html`<td>${fixed(of(car), decimals)}</td>`)}</tr>`

const residual = ({ energy, shares }: SplitCar): number => energy.battery_kWh_per_100km - sum(shares.map(({ value }) => value))
