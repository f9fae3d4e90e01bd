import { html, type Markup } from '../markup.ts'

/** The way to each panel; it stays in sight while the page slides by. */
export const contents = (parts: readonly (readonly [id: string, name: string, ...rest: readonly unknown[]])[]): Markup =>
  html`<nav class="contents" aria-label="Contents"><ul>${parts.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>`
