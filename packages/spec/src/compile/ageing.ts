import { type AgeingModel, id3, interpolate, lfp250, lgm50, nmc50, nmc75, tabulate } from '@firstdrive/engine'
import type { Car } from '../car.ts'
import { fine, type Result, wrong } from '../issue.ts'
import type { CellSpec } from '../schema/cell.ts'

/** The measured cell that stands for a chemistry whose file names none; NCA and LMO by their nearest of kind (assumed). */
const usual: Readonly<Record<CellSpec['chemistry'], CellSpec['ageing'] | null>> = {
  LFP: 'lfp-250ah',
  NMC: 'nmc-75ah',
  NCA: 'nmc-75ah',
  LMO: 'nmc-75ah',
  'sodium-ion': null,
}

const knots = 201

/** How the cell of a car fades, or that nothing is known of it. */
export function compileAgeing({ cell }: Pick<Car, 'cell'>): Result<AgeingModel> {
  const { ageing, chemistry, open_circuit } = cell.spec
  const model = ageing ?? usual[chemistry]
  switch (model) {
    case 'lfp-250ah':
      return fine(lfp250)
    case 'nmc-75ah':
      return fine(nmc75)
    case 'nmc-50ah':
      return fine(nmc50)
    case 'lg-m50':
      return fine(lgm50)
    case 'vw-id3':
      return fine(id3(tabulate(0, 1, knots, (z) => interpolate(open_circuit.soc, open_circuit.voltage, z))))
    default:
      return wrong([
        cell.issue(['chemistry'], {
          code: 'physics',
          expected: 'a chemistry whose ageing was measured: LFP, NMC, NCA or LMO',
          got: chemistry,
          hint: 'No model of its ageing exists here; ageing: lfp-250ah lends it that of another cell.',
        }),
      ])
  }
}
