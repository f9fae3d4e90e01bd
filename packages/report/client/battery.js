import { drawSheets } from './sheets.js'
import { chosen, chosenCar } from './switches.js'

/**
 * The plots of the pack: charging over the charge and over time, and the pack over a test.
 * @param {import('./curves.js').Curves} curves
 */
export function drawBattery({ title, cars }) {
  /** @param {'curve' | 'own'} part */
  const charging = (part) => () => {
    const car = chosenCar('charging', cars)
    return car?.charging ? { name: car.name, sheet: car.charging[part] } : null
  }
  return [
    ...drawSheets('charging-plots', title, charging('curve')),
    ...drawSheets('charge-plots', title, charging('own')),
    ...drawSheets('pack-test-plots', title, () => {
      const car = chosenCar('pack-test', cars)
      const test = chosen('pack-test', 'test')
      const sheet = car?.tests.find((one) => one.title === test) ?? car?.tests[0]
      return car && sheet ? { name: car.name, sheet } : null
    }),
  ]
}
