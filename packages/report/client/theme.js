const root = document.documentElement

/** Auto, light or dark; the plots hear of every change through `themechange`. */
export function switchTheme() {
  const choices = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[name=theme]'))
  for (const choice of choices) {
    choice.addEventListener('change', () => {
      setTheme(choice.value)
      keep(choice.value)
    })
    if (choice.value === kept()) choice.checked = true
  }
  setTheme(kept())
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => dispatchEvent(new Event('themechange')))
}

/** @param {string} theme */
export function setTheme(theme) {
  if (theme === 'auto') delete root.dataset.theme
  else root.dataset.theme = theme
  dispatchEvent(new Event('themechange'))
}

export const currentTheme = () => root.dataset.theme ?? 'auto'

const probe = root.appendChild(document.createElement('i'))
probe.hidden = true

/**
 * A colour of the look as it is now; a canvas cannot read a CSS variable.
 * @param {string} name
 */
export function colour(name) {
  probe.style.color = `var(--${name})`
  return getComputedStyle(probe).color
}

// A browser may refuse storage to a page opened from a folder; the choice then lasts as long as the page.
function kept() {
  try {
    return sessionStorage.getItem('theme') ?? 'auto'
  } catch {
    return 'auto'
  }
}

/** @param {string} theme */
function keep(theme) {
  try {
    sessionStorage.setItem('theme', theme)
  } catch {}
}
