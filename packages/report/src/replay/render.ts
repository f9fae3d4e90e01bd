import { fixed } from '@firstdrive/units'
import { signed } from '../figure.ts'
import { html } from '../markup.ts'
import type { ReplayReport } from '../model/replay.ts'
import { type Part, renderPage } from '../page.ts'
import { pageHead } from '../panel/head.ts'
import { inputsPanel } from '../panel/inputs.ts'
import { replayPayload } from '../payload.ts'
import { causesPanel } from './causes.ts'
import { replayDrivePanel } from './drive.ts'
import { errorsPanel } from './errors.ts'
import { logPanel } from './log.ts'

/** A measured drive driven again, as one HTML page, which opens offline. */
export function renderReplay(replay: ReplayReport): string {
  const { title, subtitle, engine_version, distance_km, duration_s, energy_measured_kWh, energy_predicted_kWh, error_pct } = replay
  const unit = (name: string) => html` <span class="unit">${name}</span>`
  return renderPage({
    title,
    engine_version,
    head: pageHead(title, subtitle, [
      ['driven', html`${fixed(distance_km, 1)}${unit('km')} in ${fixed(duration_s / 60, 0)}${unit('min')}`],
      ['measured', html`${fixed(energy_measured_kWh, 2)}${unit('kWh')}`],
      ['predicted', html`<span class="simulated-text">${fixed(energy_predicted_kWh, 2)}</span>${unit('kWh')}`],
      ['error', html`${signed(error_pct, 1)}${unit('%')}`],
    ]),
    skip: { to: 'errors', text: 'To the errors' },
    parts: parts(replay),
    foot: html`Made by firstdrive, engine <code>${engine_version}</code>.`,
    data: replayPayload(replay),
  })
}

const parts = (replay: ReplayReport): readonly Part[] => [
  ['errors', 'Errors', errorsPanel(replay)],
  ['causes', 'Causes', causesPanel(replay)],
  ['drive', 'Drive', replayDrivePanel(replay)],
  ['log', 'Log', logPanel(replay)],
  ['inputs', 'Inputs', inputsPanel({ cars: [replay.car], sources: replay.sources })],
]
