import type { Part } from '../suite.ts'
import { capacity } from './capacity.ts'
import { coldResistance } from './cold-resistance.ts'
import { thevenin } from './thevenin.ts'

/** The engine beside other programs, closed forms and measured cells. */
export const peers: readonly Part[] = [thevenin, coldResistance, capacity]
