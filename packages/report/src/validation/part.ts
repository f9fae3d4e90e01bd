import { html, type Markup } from '../markup.ts'
import type { ValidationOrigin, ValidationPart } from '../model/validation.ts'
import { panel } from '../panel/panel.ts'
import { placeOf } from './places.ts'
import { quantityFigures } from './quantity.ts'

/** A part of a suite: what is compared, each quantity with its errors, and where theirs come from. */
export const partPanel = (place: string, { title, about, quantities, origins }: ValidationPart): Markup =>
  html`<div data-cases>${panel(
    place,
    title,
    about,
    html`${quantities.map((quantity, k) => quantityFigures(quantity, placeOf(place, k)))}
${origins.length > 0 && html`<h3 class="part-title">Where theirs come from</h3><ul class="plain origins">${origins.map(originLine)}</ul>`}`,
  )}</div>`

const originLine = ({ about, origin, version, licence }: ValidationOrigin): Markup =>
  html`<li>${about}. <span class="soft">${origin}, ${version}. Licence: ${licence}.</span></li>`
