import { clientScript, lookStyle, plotScript, plotStyle } from './asset.ts'
import { html, type Markup, raw } from './markup.ts'
import type { ReportModel } from './model.ts'
import { accelerationPanel } from './panel/acceleration.ts'
import { candidatesPanel } from './panel/candidates.ts'
import { chargingPanel } from './panel/charging.ts'
import { contents } from './panel/contents.ts'
import { drivePanel } from './panel/drive.ts'
import { energyPanel } from './panel/energy.ts'
import { evidencePanel } from './panel/evidence.ts'
import { head } from './panel/head.ts'
import { inputsPanel } from './panel/inputs.ts'
import { keysDialog } from './panel/keys.ts'
import { packPanel } from './panel/pack.ts'
import { packTestPanel } from './panel/pack-test.ts'
import { sensitivityPanel } from './panel/sensitivity.ts'
import { stripPanel } from './panel/strip.ts'
import { verdictPanel } from './panel/verdict.ts'
import { payload } from './payload.ts'

/**
 * The whole report as one HTML page: no file beside it, no request, the same bytes for the same model.
 * Verdicts, tables, strips and bars are plain HTML and SVG; only the curves over time need the script.
 */
export function renderReport(model: ReportModel): string {
  const found = parts(model).filter(([, , panel]) => panel !== null)
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="firstdrive ${model.engine_version}">
<title>${model.title}</title>
<style>${raw(plotStyle())}</style>
<style>${raw(lookStyle())}</style>
<script>document.documentElement.dataset.script = ''</script>
</head>
<body>
<a class="skip" href="#verdict">To the verdict</a>
${head(model)}
${contents(found)}
<main>${found.map(([, , panel]) => panel)}</main>
${foot(model)}
${keysDialog}
<script type="application/json" id="data">${raw(payload(model))}</script>
<script>${raw(plotScript())}</script>
<script>${raw(clientScript())}</script>
</body>
</html>
`
  return markup
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:"

/** Its place on the page, a short name for the contents, and the panel; null where the model has nothing for it. */
type Part = readonly [id: string, name: string, panel: Markup | null]

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

const foot = ({ created, engine_version }: ReportModel): Markup => html`<footer>
<p>Made by firstdrive, engine <code>${engine_version}</code>, ${created}. Plots by uPlot 1.6.32, © 2022 Leon Sorokin, MIT licence.</p>
</footer>`
