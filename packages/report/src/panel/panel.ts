import { type Content, html, type Markup } from '../markup.ts'
import type { ReportModel } from '../model.ts'

/** A panel is a title, one sentence that says what the reader learns, then the data. */
export const panel = (id: string, title: string, why: Content, data: Content): Markup => html`
<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<p class="why">${why}</p>
${data}
</section>`

/** A table too wide for the page scrolls in its own box, by keyboard too. */
export const scrollBox = (label: string, table: Content): Markup => html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`

export const carName = ({ cars }: ReportModel, id: string): string => cars.find((car) => car.id === id)?.name ?? id
export const carVariant = ({ cars }: ReportModel, id: string): string => cars.find((car) => car.id === id)?.variant ?? ''
