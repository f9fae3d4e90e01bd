import { fixed } from '@firstdrive/units'
import { html, type Markup } from '../markup.ts'
import type { CandidateGroup, CandidateReport } from '../model/candidate.ts'
import type { ReportModel } from '../model.ts'
import { candidateAnchor, candidateDetails } from './candidate.ts'
import { panel, scrollBox } from './panel.ts'

/** All candidate packs in one table, those of one car under each other, then each of them folded. */
export function candidatesPanel({ candidates }: ReportModel): Markup | null {
  const groups = candidates.filter((group) => group.candidates.length > 0)
  if (groups.length === 0) return null
  return panel(
    'candidates',
    'Candidate packs',
    html`Packs that could be bought, each put into a car of the programme in place of its own: kerb mass changes by the difference of the packs, all else stays. Of the columns in blue the best of its group is in <b>heavy type</b>. A name leads to its figures and what is <span class="assumed-text">assumed</span>.`,
    html`${scrollBox('All candidates', table(groups))}
${groups.some(({ candidates: all }) => all.some(({ in_car }) => in_car.not_charged !== null)) && html`<p class="note">– where a pack cannot be charged in the simulation; its section says why.</p>`}
<h3 class="part-title">Each candidate</h3>
${groups.flatMap((group) => group.candidates.map((candidate) => candidateDetails(candidate, group)))}`,
  )
}

interface Column {
  readonly title: string
  readonly unit: string
  readonly decimals: number
  readonly of: (candidate: CandidateReport) => number | null
  /** Which is best; of what is only told, none. */
  readonly best?: 'most' | 'least'
}

const columns: readonly Column[] = [
  { title: 'energy', unit: 'kWh', decimals: 1, of: ({ energy }) => energy.value },
  { title: 'mass', unit: 'kg', decimals: 0, of: ({ mass }) => mass.value },
  { title: 'volume', unit: 'L', decimals: 0, of: ({ volume }) => volume.value },
  { title: 'cost', unit: 'USD', decimals: 0, of: ({ cost }) => cost.value },
  { title: 'cost', unit: 'USD/kWh', decimals: 0, of: ({ cost, energy }) => (cost.value === null || energy.value === null ? null : cost.value / energy.value) },
  { title: 'lead time', unit: 'weeks', decimals: 0, of: ({ lead_time_weeks }) => lead_time_weeks },
  { title: '10 s, 25 °C', unit: 'kW', decimals: 0, of: (candidate) => givesAt(candidate, 25), best: 'most' },
  { title: '10 s, −20 °C', unit: 'kW', decimals: 0, of: (candidate) => givesAt(candidate, -20), best: 'most' },
  { title: 'CLTC range', unit: 'km', decimals: 0, of: ({ in_car }) => in_car.range_km, best: 'most' },
  { title: '0–100 km/h', unit: 's', decimals: 2, of: ({ in_car }) => in_car.t_0_100_s, best: 'least' },
  { title: '10–80 %', unit: 'min', decimals: 1, of: ({ in_car }) => in_car.charge_min, best: 'least' },
]

const givesAt = ({ pulses }: CandidateReport, celsius: number): number | null => pulses.find(({ temperature_C }) => temperature_C === celsius)?.gives_kW ?? null

const table = (groups: readonly CandidateGroup[]): Markup =>
  html`<table class="matrix candidates"><thead><tr><th scope="col">candidate</th><th scope="col" class="text">status</th>${columns.map(
    ({ title, unit }) => html`<th scope="col">${title}<span class="unit">${unit}</span></th>`,
  )}</tr></thead>${groups.map(groupRows)}</table>`

function groupRows({ car, voltage_class, candidates }: CandidateGroup): Markup {
  const best = columns.map((column) => bestOf(column, candidates))
  return html`<tbody><tr class="metric"><th scope="rowgroup">in the ${car} <span class="unit">${voltage_class}</span></th><td colspan="${1 + columns.length}"></td></tr>
${candidates.map((candidate) => candidateRow(candidate, best))}</tbody>`
}

const candidateRow = (candidate: CandidateReport, best: readonly (string | null)[]): Markup => html`<tr>
<th scope="row"><a href="#${candidateAnchor(candidate)}">${candidate.name}</a><small>${candidate.chemistry}, ${candidate.layout} of ${candidate.cell}${candidate.own_of !== null && html`; <b>own pack of the ${candidate.own_of}</b>`}</small></th>
<td class="text told">${candidate.status ?? '–'}</td>${columns.map(({ of, decimals, best: way }, k) => {
  const figure = fixed(of(candidate), decimals)
  return html`<td class="${way === undefined && 'told'}">${figure === best[k] ? html`<b>${figure}</b>` : figure}</td>`
})}</tr>`

/** As it is shown: figures that round to the same are equally good. None where there is nothing to compare. */
function bestOf({ of, decimals, best }: Column, candidates: readonly CandidateReport[]): string | null {
  const values = candidates.map(of).filter((value) => value !== null)
  if (best === undefined || values.length < 2) return null
  return fixed(best === 'most' ? Math.max(...values) : Math.min(...values), decimals)
}
