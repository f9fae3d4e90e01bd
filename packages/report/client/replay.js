import { drawSheets } from './sheets.js'
import { chosen } from './switches.js'

/**
 * The strips of a measured drive, over time or over distance.
 * @param {import('./curves.js').Curves} curves
 */
export const drawReplay = ({ title, replay }) =>
  drawSheets('replay-plots', title, () => {
    if (replay === undefined) return null
    const { name, sheet } = replay
    return { name, sheet: chosen('drive', 'axis') === 'distance' && sheet.other ? { ...sheet, axis: sheet.other } : sheet }
  })
