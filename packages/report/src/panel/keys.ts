import { html, type Markup } from '../markup.ts'

/** What the keyboard does, one line an action; `?` opens it from anywhere. The plots answer in client/zoom.js. */
export const keysDialog = ({ plots }: { readonly plots: boolean }): Markup => html`<dialog id="keys" aria-labelledby="keys-title">
<form method="dialog"><h2 id="keys-title">Keys</h2><button>close</button></form>
<dl>${[...keys, ...(plots ? plotKeys : []), closing].map(([keys, action]) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${action}</dd></div>`)}</dl>
</dialog>`

type Keys = readonly [keys: readonly string[], action: string]

const keys: readonly Keys[] = [
  [['?'], 'show these keys'],
  [['Tab'], 'to the next link, switch, plot or table'],
  [['Enter'], 'unfold or fold what is folded away'],
  [['←', '→'], 'in a switch: choose the next or the one before'],
]

const plotKeys: readonly Keys[] = [
  [['←', '→'], 'in a plot: move the cursor, ten times as far with Shift'],
  [['+', '−'], 'in a plot: zoom about the cursor'],
  [['0'], 'in a plot: show the whole again'],
]

const closing: Keys = [['Esc'], 'close this list']

export const keysButton = html`<button type="button" id="show-keys" aria-haspopup="dialog">keys <kbd>?</kbd></button>`
