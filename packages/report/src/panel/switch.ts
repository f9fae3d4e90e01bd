import { html, type Markup } from '../markup.ts'
import type { CarReport } from '../model.ts'

/** One of several, chosen: a row of radio buttons, each of its own section. The client follows one car down the page. */
const switchOf = (
  section: string,
  what: 'car' | 'test' | 'axis',
  legend: string,
  options: readonly { readonly value: string; readonly label: string }[],
): Markup =>
  html`<fieldset class="switch" data-switch="${what}"><legend>${legend}</legend>${options.map(
    ({ value, label }, i) => html`<label><input type="radio" name="${section}-${what}" value="${value}"${i === 0 && ' checked'}><span>${label}</span></label>`,
  )}</fieldset>`

export const carSwitch = (section: string, cars: readonly CarReport[]): Markup =>
  switchOf(
    section,
    'car',
    'Car',
    cars.map(({ id, name }) => ({ value: id, label: name })),
  )

export const testSwitch = (section: string, titles: readonly string[]): Markup =>
  switchOf(
    section,
    'test',
    'Test',
    titles.map((title) => ({ value: title, label: title })),
  )

/** What a drive is drawn over. */
export const axisSwitch = (section: string): Markup =>
  switchOf(section, 'axis', 'Axis', [
    { value: 'time', label: 'over time' },
    { value: 'distance', label: 'over distance' },
  ])
