import { fixed } from '@firstdrive/units'
import { apportion, sum, sumsTo } from '../apportion.ts'
import { html, type Markup } from '../markup.ts'
import type { ReplayCause, ReplayReport } from '../model/replay.ts'
import { panel } from '../panel/panel.ts'

const decimals = 3

/** Where the measured energy went: a bar begins where the one above it ended, so that the last ends at what was measured. */
export const causesPanel = (replay: ReplayReport): Markup =>
  panel(
    'causes',
    'Where the energy went',
    html`First what the prediction holds, then the gap between prediction and measurement, laid on causes by how each would have shown minute by minute and by how much of each is believed beforehand, which is <span class="assumed-text">assumed</span>. The uncertainty is one standard deviation; what two causes would show alike is shared between them, and both are then uncertain.`,
    html`${table(replay)}${!closes(replay) && html`<p class="note">${openBy(replay)}</p>`}`,
  )

function table(replay: ReplayReport): Markup {
  const { energy_measured_kWh: measured, energy_predicted_kWh: predicted, distance_km, causes } = replay
  const steps = [...stepsOf(causes, 'prediction', 0, predicted), ...stepsOf(causes, 'residual', predicted, figure(measured) - figure(predicted))]
  const at = placing([0, measured, predicted, ...steps.flatMap(({ to, cause: { uncertainty_kWh: u } }) => [to - (u ?? 0), to + (u ?? 0)])])
  const rows = (kind: ReplayCause['of']): readonly Markup[] => steps.filter(({ cause }) => cause.of === kind).map((step) => causeRow(step, distance_km, at))
  return html`<table class="causes">
<thead><tr><th scope="col">cause</th><td></td><th scope="col">energy<span class="unit">kWh</span></th><th scope="col"><span aria-hidden="true">±</span><span class="hidden">uncertainty</span><span class="unit">kWh</span></th><th scope="col">per km<span class="unit">Wh</span></th></tr></thead>
<tbody>${rows('prediction')}${footRow('predicted', predicted, distance_km, at)}</tbody>
<tbody><tr class="metric"><th scope="rowgroup" colspan="5">not in the prediction</th></tr>${rows('residual')}${footRow('measured', measured, distance_km, at)}</tbody></table>`
}

/** A cause with where its bar begins and ends, and its figure as shown. */
interface Step {
  readonly cause: ReplayCause
  readonly from: number
  readonly to: number
  readonly shown: number
}

/** The figures shown sum to the foot shown, as long as the energies do. */
function stepsOf(all: readonly ReplayCause[], kind: ReplayCause['of'], start: number, foot: number): readonly Step[] {
  const causes = all.filter((cause) => cause.of === kind)
  const values = causes.map(({ energy_kWh }) => energy_kWh)
  const shown = apportion(values, Math.abs(sum(values) - foot) < slack ? foot : sum(values), decimals)
  return causes.map((cause, k) => {
    const from = start + sum(values.slice(0, k))
    return { cause, from, to: from + cause.energy_kWh, shown: shown[k] ?? 0 }
  })
}

/** The foot is a difference of two figures as shown, so the energies may miss it by a unit of the last of them. */
const slack = 2 * 10 ** -decimals

const figure = (value: number): number => Number(value.toFixed(decimals))

const causeRow = ({ cause: { label, key, of, uncertainty_kWh, estimate }, from, to, shown }: Step, distance_km: number, at: Placing): Markup => html`<tr>
<th scope="row"><i class="swatch ${key ?? 'gap'}"></i>${label}${estimate !== null && html`<small>${estimate}</small>`}</th>
<td class="swing"><svg height="16" aria-hidden="true">${zero(at)}${bar(key ?? 'gap', from, to, at)}${
  uncertainty_kWh !== null && html`<line class="reach" x1="${at(to - uncertainty_kWh)}%" x2="${at(to + uncertainty_kWh)}%" y1="8" y2="8"/>`
}</svg></td>
<td data-of="${of}">${fixed(shown, decimals)}</td>
<td>${uncertainty_kWh === null ? '' : html`<span class="sign">± </span>${fixed(uncertainty_kWh, decimals)}`}</td>
<td>${fixed((1e3 * shown) / distance_km, 1)}</td></tr>`

const footRow = (label: 'predicted' | 'measured', energy_kWh: number, distance_km: number, at: Placing): Markup => html`<tr class="foot">
<th scope="row">${label}</th>
<td class="swing"><svg height="16" aria-hidden="true">${zero(at)}${bar(label, 0, energy_kWh, at)}</svg></td>
<td data-foot="${label}">${fixed(energy_kWh, decimals)}</td><td></td><td>${fixed((1e3 * energy_kWh) / distance_km, 1)}</td></tr>`

/** Where an energy lies, in per cent of the width. */
type Placing = (energy_kWh: number) => number

function placing(ends: readonly number[]): Placing {
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  return (energy_kWh) => Number((((energy_kWh - low) / (high - low || 1)) * 100).toFixed(2))
}

const zero = (at: Placing): Markup => html`<line class="base" x1="${at(0)}%" x2="${at(0)}%" y1="0" y2="16"/>`

/** What is next to nothing is still a line. */
const bar = (kind: string, from: number, to: number, at: Placing): Markup => {
  const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))]
  return html`<rect class="${kind}" x="${left}%" width="${Math.max(0.25, Number((right - left).toFixed(2)))}%" y="2" height="12"/>`
}

const total = ({ causes }: ReplayReport): number => sum(causes.map(({ energy_kWh }) => energy_kWh))

const closes = (replay: ReplayReport): boolean => sumsTo([total(replay)], replay.energy_measured_kWh, decimals)

const openBy = (replay: ReplayReport): Markup =>
  html`<span class="verdict fail"><span aria-hidden="true">✕</span> does not close</span> by ${fixed(replay.energy_measured_kWh - total(replay), decimals)} kWh: the causes sum to ${fixed(total(replay), decimals)} kWh.`
