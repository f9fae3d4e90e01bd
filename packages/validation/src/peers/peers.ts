import { fastsim2, fastsim2Stored } from '../fastsim2/fastsim2.ts'
import { fastsim2Ours } from '../fastsim2/ours.ts'
import { id3 } from '../motor-maps/id3.ts'
import { publishedPeaks } from '../motor-maps/published-peaks.ts'
import { scaledMachines } from '../motor-maps/scaled-machines.ts'
import type { Part } from '../suite.ts'
import { blastLite } from './blast-lite.ts'
import { capacity } from './capacity.ts'
import { coldDischarge } from './cold-discharge.ts'
import { coldResistance } from './cold-resistance.ts'
import { motulator } from './motulator.ts'
import { ornlLeafCell } from './ornl-leaf-cell.ts'
import { parallelCells } from './parallel-cells.ts'
import { thevenin } from './thevenin.ts'

/** The engine beside other programs, closed forms and measured cells. */
export const peers: readonly Part[] = [
  thevenin,
  parallelCells,
  blastLite,
  coldResistance,
  coldDischarge,
  capacity,
  ornlLeafCell,
  motulator,
  publishedPeaks,
  scaledMachines,
  id3,
  fastsim2,
  fastsim2Stored,
  fastsim2Ours,
]
