import { clientScript, lookStyle, plotScript, plotStyle } from './asset.ts'
import { type Content, html, type Markup, raw } from './markup.ts'
import { contents } from './panel/contents.ts'
import { keysDialog } from './panel/keys.ts'

/** Its place on the page, a short name for the contents, and the panel; null where the model has nothing for it. */
export type Part = readonly [id: string, name: string, panel: Markup | null]

/** What a page is made of, whatever it tells. */
export interface Page {
  readonly title: string
  readonly engine_version: string
  readonly head: Markup
  /** Where who comes by keyboard may go at once: the first part that matters. */
  readonly skip: { readonly to: string; readonly text: string }
  readonly parts: readonly Part[]
  /** One line at the end: who made it, and when. */
  readonly foot: Content
  /** What the plots draw, as JSON of payload.ts; null where all is drawn without a script. */
  readonly data: string | null
}

/**
 * One HTML page: no file beside it, no request, the same bytes for the same model.
 * Tables, strips and bars are plain HTML and SVG; only curves that can be zoomed need the script.
 */
export function renderPage({ title, engine_version, head, skip, parts, foot, data }: Page): string {
  const found = parts.filter(([, , panel]) => panel !== null)
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="firstdrive ${engine_version}">
<title>${title}</title>
${
  data !== null &&
  html`<style>${raw(plotStyle())}</style>
`
}<style>${raw(lookStyle())}</style>
<script>document.documentElement.dataset.script = ''</script>
</head>
<body>
<a class="skip" href="#${skip.to}">${skip.text}</a>
${head}
${contents(found)}
<main>${found.map(([, , panel]) => panel)}</main>
<footer>
<p>${foot}${data !== null && ' Plots by uPlot 1.6.32, © 2022 Leon Sorokin, MIT licence.'}</p>
</footer>
${keysDialog({ plots: data !== null })}
${
  data !== null &&
  html`<script type="application/json" id="data">${raw(data)}</script>
<script>${raw(plotScript())}</script>
`
}<script>${raw(clientScript())}</script>
</body>
</html>
`
  return markup
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:"
