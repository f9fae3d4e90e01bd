import { type LimitKind, limitKind, limitWords } from '../limit.ts'
import { html, type Markup } from '../markup.ts'

/** The colours of the limits that occur, each with its word. */
export function limitKey(limits: Iterable<string>): Markup {
  const seen = new Set([...limits].map(limitKind))
  const kinds = (Object.keys(limitWords) as LimitKind[]).filter((kind) => seen.has(kind))
  return html`<ul class="limit-key" aria-label="What limits">${kinds.map((kind) => html`<li class="limit-${kind}"><i></i>${limitWords[kind]}</li>`)}</ul>`
}
