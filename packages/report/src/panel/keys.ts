import { html } from '../markup.ts'

/** What the keyboard does, one line an action; `?` opens it from anywhere. The plots answer in client/zoom.js. */
export const keysDialog = html`<dialog id="keys" aria-labelledby="keys-title">
<form method="dialog"><h2 id="keys-title">Keys</h2><button>close</button></form>
<dl>${(
  [
    [['?'], 'show these keys'],
    [['Tab'], 'to the next link, switch, plot or table'],
    [['Enter'], 'unfold or fold inputs and evidence'],
    [['←', '→'], 'in a switch: choose the car, the test or the theme'],
    [['←', '→'], 'in a plot: move the cursor, ten times as far with Shift'],
    [['+', '−'], 'in a plot: zoom about the cursor'],
    [['0'], 'in a plot: show the whole again'],
    [['Esc'], 'close this list'],
  ] as const
).map(([keys, action]) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${action}</dd></div>`)}</dl>
</dialog>`

export const keysButton = html`<button type="button" id="show-keys" aria-haspopup="dialog">keys <kbd>?</kbd></button>`
