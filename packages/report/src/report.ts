import { clientScript, lookStyle, plotScript, plotStyle } from './asset.ts'
import { html, type Markup, raw } from './markup.ts'
import type { ReportModel } from './model.ts'
import { accelerationPanel } from './panel/acceleration.ts'
import { drivePanel } from './panel/drive.ts'
import { energyPanel } from './panel/energy.ts'
import { evidencePanel } from './panel/evidence.ts'
import { head } from './panel/head.ts'
import { inputsPanel } from './panel/inputs.ts'
import { keysDialog } from './panel/keys.ts'
import { sensitivityPanel } from './panel/sensitivity.ts'
import { stripPanel } from './panel/strip.ts'
import { verdictPanel } from './panel/verdict.ts'
import { payload } from './payload.ts'

/**
 * The whole report as one HTML page: no file beside it, no request, the same bytes for the same model.
 * Verdicts, tables, strips and bars are plain HTML and SVG; only the curves over time need the script.
 */
export function renderReport(model: ReportModel): string {
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
<main>${panels(model)}</main>
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

const panels = (model: ReportModel): readonly (Markup | null)[] => [
  verdictPanel(model),
  stripPanel(model),
  drivePanel(model),
  accelerationPanel(model),
  energyPanel(model),
  sensitivityPanel(model),
  inputsPanel(model),
  evidencePanel(model),
]

const foot = ({ created, engine_version }: ReportModel): Markup => html`<footer>
<p>Made by firstdrive, engine <code>${engine_version}</code>, ${created}. Plots by uPlot 1.6.32, © 2022 Leon Sorokin, MIT licence.</p>
</footer>`
