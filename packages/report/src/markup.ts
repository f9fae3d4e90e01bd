/**
 * Text that is already HTML. Everything else that enters a page is escaped, so a name out of a user's file
 * can never become an element.
 */
export interface Markup {
  readonly markup: string
}

export type Content = Markup | string | number | null | undefined | false | readonly Content[]

/** html`<td>${name}</td>`: the literal parts are HTML, the values are text unless they are markup themselves. */
export function html(literals: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let markup = literals[0] ?? ''
  values.forEach((value, i) => {
    markup += render(value) + (literals[i + 1] ?? '')
  })
  return { markup }
}

/** For text that this package wrote itself: styles, scripts, serialised data. */
export const raw = (markup: string): Markup => ({ markup })

export const escapeText = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

/** A link when the address is one a browser may be sent to; the bare text otherwise (`javascript:` among them). */
export function link(text: string, url: string | null): Markup {
  if (url === null || !/^https?:\/\//i.test(url)) return html`${text}`
  return html`<a href="${url}" rel="noreferrer">${text}</a>`
}

function render(value: Content): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  if ('markup' in value) return value.markup
  return value.map(render).join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
