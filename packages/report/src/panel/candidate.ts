import { fixed } from '@firstdrive/units'
import { givenFigure, percent } from '../figure.ts'
import { limitKind, limitWord } from '../limit.ts'
import { html, link, type Markup } from '../markup.ts'
import type { CandidateFigure, CandidateGroup, CandidateReport } from '../model/candidate.ts'
import type { Input } from '../model/input.ts'
import { scrollBox } from './panel.ts'

/** The place of a candidate on the page; an id is the name of a file and may hold what an address may not. */
export const candidateAnchor = ({ id }: CandidateReport): string => `candidate-${id.replace(/[^\w-]/g, '_')}`

/** All that is known of one candidate, folded: its figures and where they come from, its power, what the car does with it, its inputs. */
export function candidateDetails(candidate: CandidateReport, { car }: CandidateGroup): Markup {
  const { name, note, chemistry, layout, assumed_share, inputs } = candidate
  return html`<details id="${candidateAnchor(candidate)}"><summary>${name} <span class="soft">${chemistry}, ${layout}</span> <span class="count">${inputs.length} inputs, <span class="assumed-text">${percent(assumed_share)} assumed</span></span></summary>
${note !== '' && html`<p class="why">${note}</p>`}
${facts(candidate)}
${scrollBox(`Power of ${name}`, pulses(candidate))}
${inCar(candidate, car)}
${inputTable(candidate)}
<p class="note"><a href="#candidates">Back to all candidates</a></p></details>`
}

function facts({ supplier, cell, confidence, energy, mass, volume, cost, nominal_V, full_V, lead_time_weeks, status }: CandidateReport): Markup {
  const fact = (label: string, value: string, from = ''): Markup =>
    html`<div><dt>${label}</dt><dd>${value}${from !== '' && html`<small>${from}</small>`}</dd></div>`
  const figure = (label: string, { value, from }: CandidateFigure, unit: string, decimals: number): Markup =>
    fact(label, value === null ? '–' : `${fixed(value, decimals)} ${unit}`, from)
  return html`<dl class="facts small">
${fact('supplier', supplier, status === null ? '' : `${status}${lead_time_weeks === null ? '' : `, ${fixed(lead_time_weeks, 0)} weeks`}`)}
${fact('cell', cell, `confidence ${confidence}`)}
${figure('rated energy', energy, 'kWh', 1)}${figure('mass', mass, 'kg', 0)}${figure('volume', volume, 'L', 0)}${figure('cost', cost, 'USD', 0)}
${energy.value !== null && mass.value !== null && fact('energy over mass', `${fixed((1000 * energy.value) / mass.value, 0)} Wh/kg`)}
${fact('voltage', `${fixed(nominal_V, 0)} V`, `${fixed(full_V, 0)} V full`)}
</dl>`
}

const pulses = ({ pulses: all }: CandidateReport): Markup =>
  html`<table class="compact"><thead><tr><th scope="col">10 s, half charged</th><th scope="col">gives<span class="unit">kW</span></th><th scope="col" class="text">limited by</th><th scope="col">takes<span class="unit">kW</span></th><th scope="col" class="text">limited by</th></tr></thead><tbody>${all.map(
    ({ temperature_C, gives_kW, gives_limit, takes_kW, takes_limit }) =>
      html`<tr><th scope="row">${fixed(temperature_C, 0)} °C</th>${powerCells(gives_kW, gives_limit)}${powerCells(takes_kW, takes_limit)}</tr>`,
  )}</tbody></table>`

const powerCells = (power_kW: number, limit: string): Markup =>
  html`<td class="simulated">${fixed(power_kW, 0)}</td><td class="text"><span class="limit-${limitKind(limit)} limit-text">${limitWord(limit)}</span></td>`

function inCar({ in_car: { kerb_mass_kg, range_km, t_0_100_s, charge_min, not_charged } }: CandidateReport, car: string): Markup {
  const figure = (label: string, text: string): Markup => html`<div><dt>${label}</dt><dd class="simulated-text">${text}</dd></div>`
  return html`<h3>In the ${car}</h3><dl class="facts small">
<div><dt>kerb mass</dt><dd>${fixed(kerb_mass_kg, 0)} kg</dd></div>
${figure('CLTC range', range_km === null ? 'not driven' : `${fixed(range_km, 0)} km`)}
${figure('0–100 km/h', t_0_100_s === null ? 'never' : `${fixed(t_0_100_s, 2)} s`)}
${not_charged === null && figure('10–80 % from 25 °C', charge_min === null ? 'never' : `${fixed(charge_min, 1)} min`)}
</dl>${not_charged !== null && html`<p class="note">Not charged: ${not_charged}.</p>`}`
}

/** Sources stand once below the table, and by their number in it: candidates share most of them. */
function inputTable({ name, inputs }: CandidateReport): Markup {
  const sources = [...new Map(inputs.filter(({ source }) => source !== '').map(({ source, url }) => [source, url])).entries()]
  const numberOf = (source: string): number => sources.findIndex(([title]) => title === source) + 1
  return html`${scrollBox(
    `Inputs of ${name}`,
    html`<table class="wide inputs short"><thead><tr><th scope="col">input</th><th scope="col">value</th><th scope="col" class="text">unit</th><th scope="col">spread<span class="unit">± %</span></th><th scope="col" class="text">kind</th><th scope="col" class="text">source</th></tr></thead>${parts.map(
      ([part, title]) =>
        html`<tbody><tr class="metric"><th scope="rowgroup" colspan="6">${title}</th></tr>${inputs.filter(({ path }) => path.startsWith(part)).map((input) => inputRow(input, numberOf))}</tbody>`,
    )}</table>`,
  )}
<ol class="source-list">${sources.map(([title, url]) => html`<li>${link(title, url)}</li>`)}</ol>`
}

const parts = [
  ['pack.', 'of the pack'],
  ['cell.', 'of its cell'],
] as const

/** `pack.case.specific_heat` → `case, specific heat` */
const inputWords = (path: string): string => path.replaceAll('_', ' ').split('.').slice(1).join(', ')

const inputRow = ({ path, value, unit, kind, source, spread_pct, note }: Input, numberOf: (source: string) => number): Markup =>
  html`<tr><th scope="row">${inputWords(path)}</th><td>${typeof value === 'number' ? givenFigure(value) : value}</td><td class="text"><span class="unit">${unit === '1' ? '' : unit}</span></td><td class="spread">${spread_pct === null ? '' : givenFigure(Number(spread_pct.toPrecision(2)))}</td><td class="text kind">${kind === 'assumed' ? html`<span class="assumed-text">assumed</span>` : kind}</td><td class="text source">${source !== '' && `[${numberOf(source)}] `}${note}</td></tr>`
