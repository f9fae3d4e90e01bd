import { significant } from '@firstdrive/units'
import { percent } from '../figure.ts'
import { html, type Markup } from '../markup.ts'
import type { ReportModel } from '../model.ts'
import { countMet } from '../verdict.ts'
import { keysButton } from './keys.ts'

/** Title, paragraph, three facts, what was found, the theme switch and the way to the keys. */
export function head(model: ReportModel): Markup {
  const { title, subtitle, verdicts, assumed_share, seconds, findings } = model
  return html`<header>
<h1>${title}</h1>
<p class="lead">${subtitle}</p>
<div class="tools needs-script">${themeSwitch}${keysButton}</div>
<dl class="facts">
${fact('targets met', `${countMet(verdicts)} of ${verdicts.length}`)}
${fact('inputs assumed', percent(assumed_share))}
${fact('proven in', seconds === null ? '–' : `${significant(seconds, 2)} s`)}
</dl>
${findings.length > 0 && html`<ul class="findings">${findings.map((finding) => html`<li>${finding}</li>`)}</ul>`}
</header>`
}

const fact = (label: string, value: string): Markup => html`<div><dt>${label}</dt><dd>${value}</dd></div>`

const themeSwitch = html`<fieldset class="switch"><legend>Theme</legend>${['auto', 'light', 'dark'].map(
  (theme) => html`<label><input type="radio" name="theme" value="${theme}"${theme === 'auto' && ' checked'}><span>${theme}</span></label>`,
)}</fieldset>`
