/**
 * Finds cases by their text: what does not hold it goes out of sight, a table that holds it unfolds.
 * Attributes of the page say what is what: `data-case` a row, `data-cases` what is of no use without one.
 */
export function offerSearch() {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById('search'))
  const told = document.getElementById('found')
  if (field === null || told === null) return
  const rows = /** @type {HTMLTableRowElement[]} */ ([...document.querySelectorAll('[data-case]')])
  const texts = rows.map((row) => [row.dataset.case, ...[...row.cells].map(({ textContent }) => textContent)].join(' ').toLowerCase())
  const homes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-cases]')])
  field.addEventListener('input', () => {
    const wanted = field.value.trim().toLowerCase()
    for (const [i, row] of rows.entries()) row.hidden = !texts[i]?.includes(wanted)
    for (const home of homes) {
      home.hidden = wanted !== '' && home.querySelector('[data-case]:not([hidden])') === null
      if (home instanceof HTMLDetailsElement) home.open = wanted !== '' && !home.hidden
    }
    const found = rows.filter(({ hidden }) => !hidden).length
    told.textContent = wanted === '' ? `${rows.length} cases` : `${found} of ${rows.length} cases`
  })
}
