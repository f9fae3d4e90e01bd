import { oneOf, quantity } from '../quantity.ts'

/** How two driven axles share a force: said by the vehicle, or by its software. */
export const splits = oneOf(
  ['lead-first', 'optimal', 'fixed'],
  'How two driven axles share a force: the leading one first, whatever takes the least power, or a fixed share; the leading one first without it.',
)

export const splitShare = quantity('ratio', { least: 0, most: 1 }, 'What the axle that does not lead takes of every force; with split: fixed.')
