import { offerPhases } from './phases.js'
import { drawSheets } from './sheets.js'
import { chosenCar } from './switches.js'

/**
 * The plots of one drive, one car at a time.
 * @param {import('./curves.js').Curves} curves
 */
export const drawDrive = ({ title, cars }) =>
  drawSheets(
    'drive-plots',
    title,
    () => {
      const car = chosenCar('drive', cars)
      return car?.drive ? { name: car.name, sheet: car.drive } : null
    },
    ({ phases, axis }, plots) => offerPhases(phases, axis.per, plots),
  )
