import { significant } from '@firstdrive/units'
import { percent } from '../figure.ts'
import { type Content, html, type Markup } from '../markup.ts'
import type { ReportModel } from '../model.ts'
import { countMet } from '../verdict.ts'
import { keysButton } from './keys.ts'

/** The head of a report: how many targets are met, how much is assumed, how long it took. */
export const head = ({ title, subtitle, verdicts, assumed_share, seconds, findings }: ReportModel): Markup =>
  pageHead(
    title,
    subtitle,
    [
      ['targets met', `${countMet(verdicts)} of ${verdicts.length}`],
      ['inputs assumed', percent(assumed_share)],
      ['proven in', seconds === null ? '–' : `${significant(seconds, 2)} s`],
    ],
    findings,
  )

/** Title, paragraph, a few facts, what was found, the theme switch and the way to the keys. */
export const pageHead = (
  title: string,
  lead: Content,
  facts: readonly (readonly [label: string, value: Content])[],
  findings: readonly Content[] = [],
): Markup => html`<header>
<h1>${title}</h1>
<p class="lead">${lead}</p>
<div class="tools needs-script">${themeSwitch}${keysButton}</div>
<dl class="facts">
${facts.map(([label, value]) => fact(label, value))}
</dl>
${findings.length > 0 ? html`<ul class="findings">${findings.map((finding) => html`<li>${finding}</li>`)}</ul>` : html`<div class="no-findings"></div>`}
</header>`

const fact = (label: string, value: Content): Markup => html`<div><dt>${label}</dt><dd>${value}</dd></div>`

const themeSwitch = html`<fieldset class="switch"><legend>Theme</legend>${['auto', 'light', 'dark'].map(
  (theme) => html`<label><input type="radio" name="theme" value="${theme}"${theme === 'auto' && ' checked'}><span>${theme}</span></label>`,
)}</fieldset>`
