import { html, type Markup } from '../markup.ts'
import type { ReplayReport } from '../model/replay.ts'
import { panel } from '../panel/panel.ts'

/** The log that was driven again: its file, its mapping, what it holds. */
export const logPanel = ({ log }: ReplayReport): Markup =>
  panel(
    'log',
    'The log',
    html`Where the measured figures come from: ${log.name}.${log.note !== '' && ` ${log.note}`}`,
    html`<dl class="facts small log">${log.facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`,
  )
