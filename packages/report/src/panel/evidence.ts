import { html, type Markup } from '../markup.ts'
import type { Evidence, ReportModel } from '../model.ts'
import { panel } from './panel.ts'

/** Which run made which figure, from which bytes, and what no run can show. */
export const evidencePanel = ({ evidence, not_modelled }: ReportModel): Markup =>
  panel(
    'evidence',
    'Evidence',
    'Which run stands behind a figure and from which bytes it was made: the same bytes and the same engine give the same figures.',
    html`${evidence.map(runDetails)}
${not_modelled.length > 0 && html`<h3>What is not modelled</h3><ul class="plain">${not_modelled.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}`,
  )

/** The place of a run on the page. Its id may hold anything, so the place is its number. */
export function evidenceAnchor({ evidence }: ReportModel, run: string | null): string | null {
  const index = evidence.findIndex(({ id }) => id === run)
  return index < 0 ? null : `run-${index + 1}`
}

const runDetails = (
  { id, kind, engine, inputs }: Evidence,
  index: number,
): Markup => html`<details id="run-${index + 1}"><summary><code>${id}</code> <span class="soft">${kind}, engine ${engine}</span> <span class="count">${inputs.length} files</span></summary>
<ul class="hashes">${inputs.map(({ path, sha256 }) => html`<li><code>${path}</code><code class="soft">${sha256}</code></li>`)}</ul></details>`
