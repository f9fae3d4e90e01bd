import { html } from './markup.ts'
import type { ReportModel } from './model.ts'
import { type Part, renderPage } from './page.ts'
import { accelerationPanel } from './panel/acceleration.ts'
import { candidatesPanel } from './panel/candidates.ts'
import { chargingPanel } from './panel/charging.ts'
import { drivePanel } from './panel/drive.ts'
import { energyPanel } from './panel/energy.ts'
import { evidencePanel } from './panel/evidence.ts'
import { head } from './panel/head.ts'
import { inputsPanel } from './panel/inputs.ts'
import { packPanel } from './panel/pack.ts'
import { packTestPanel } from './panel/pack-test.ts'
import { sensitivityPanel } from './panel/sensitivity.ts'
import { stripPanel } from './panel/strip.ts'
import { verdictPanel } from './panel/verdict.ts'
import { payload } from './payload.ts'

/** The whole report as one HTML page, which opens offline. */
export const renderReport = (model: ReportModel): string =>
  renderPage({
    title: model.title,
    engine_version: model.engine_version,
    head: head(model),
    skip: { to: 'verdict', text: 'To the verdict' },
    parts: parts(model),
    foot: html`Made by firstdrive, engine <code>${model.engine_version}</code>, ${model.created}.`,
    data: payload(model),
  })

const parts = (model: ReportModel): readonly Part[] => [
  ['verdict', 'Verdict', verdictPanel(model)],
  ['strips', 'Published', stripPanel(model)],
  ['drive', 'Drive', drivePanel(model)],
  ['acceleration', 'Full throttle', accelerationPanel(model)],
  ['energy', 'Energy', energyPanel(model)],
  ['pack', 'Pack', packPanel(model)],
  ['pack-test', 'Pack limits', packTestPanel(model)],
  ['charging', 'Charging', chargingPanel(model)],
  ['candidates', 'Candidates', candidatesPanel(model)],
  ['sensitivity', 'Sensitivity', sensitivityPanel(model)],
  ['inputs', 'Inputs', inputsPanel(model)],
  ['evidence', 'Evidence', evidencePanel(model)],
]
