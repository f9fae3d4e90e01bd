import { html, type Markup } from '../markup.ts'
import type { ValidationReport } from '../model/validation.ts'
import { panel } from '../panel/panel.ts'

/** What could not be compared, each with what it lacks; nothing where nothing was left out. */
export const skippedPanel = ({ skipped }: ValidationReport): Markup | null =>
  skipped.length === 0
    ? null
    : panel(
        'skipped',
        'Skipped',
        'What could not be compared, and what it lacks below the folder of data.',
        html`<ul class="plain">${skipped.map(({ part, missing }) => html`<li>${part}: <code>${missing}</code></li>`)}</ul>`,
      )
