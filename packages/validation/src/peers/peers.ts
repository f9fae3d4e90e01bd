import type { Part } from '../suite.ts'
import { blastLite } from './blast-lite.ts'
import { capacity } from './capacity.ts'
import { coldResistance } from './cold-resistance.ts'
import { parallelCells } from './parallel-cells.ts'
import { thevenin } from './thevenin.ts'

/** The engine beside other programs, closed forms and measured cells. */
export const peers: readonly Part[] = [thevenin, parallelCells, blastLite, coldResistance, capacity]
