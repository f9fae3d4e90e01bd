/** @typedef {import('./curves.js').Car} Car */

/** What a switch of a section stands at. @param {string} section @param {'car' | 'test' | 'axis'} what */
export const chosen = (section, what) =>
  /** @type {HTMLInputElement | null} */ (document.querySelector(`#${section} .switch[data-switch=${what}] input:checked`))?.value ?? null

/** @param {string} section @param {Car[]} cars @returns {Car | undefined} */
export function chosenCar(section, cars) {
  const id = chosen(section, 'car')
  return cars.find((car) => car.id === id)
}

/** A car that is chosen in one section is chosen in all that know it: a reader follows one car down the page. */
export function followCar() {
  const choices = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('.switch[data-switch=car] input'))
  for (const choice of choices)
    choice.addEventListener('change', () => {
      for (const other of choices) {
        if (other.value !== choice.value || other.checked) continue
        other.checked = true
        other.dispatchEvent(new Event('change'))
      }
    })
}
