import type { Metre, Quantity, WattPerKelvin } from '@firstdrive/units'

/** A prismatic or pouch cell: layers of length × height, stacked through its thickness. */
export interface CellShape {
  /** Along which the tabs lie apart. */
  readonly length: Metre
  readonly height: Metre
  readonly thickness: Metre
  /** Along the layers: about 27 W/(m·K) for an LFP pouch cell. */
  readonly inPlaneConductivity: Quantity<'W/(m.K)'>
  /** Through the stack: about 0.5 W/(m·K) for the same cell. */
  readonly throughPlaneConductivity: Quantity<'W/(m.K)'>
}

export type CooledFace = 'bottom' | 'one large face' | 'both large faces' | 'tabs'

/**
 * From a cell's mean temperature to what cools its face, through a filler of `fillerCoefficient` (about 1000 to 3000 W/(m²·K), `assumed`
 * by the caller): with even heat and the far end insulated, the profile is q·(L·x − x²/2)/k and its mean is q·L²/(3·k) above the face:
 *   R = L/(3·k·A) + 1/(h·A)
 * Incropera & DeWitt, Fundamentals of Heat and Mass Transfer, 7th ed., sec. 3.5.1. Two faces are two halves, each insulated at the middle.
 */
export function cellConductance(cell: CellShape, face: CooledFace, fillerCoefficient: Quantity<'W/(m2.K)'>): WattPerKelvin {
  const { length, height, thickness, inPlaneConductivity, throughPlaneConductivity } = cell
  const toFace = (L: Metre, k: number, A: number): WattPerKelvin => A / (L / (3 * k) + 1 / fillerCoefficient)
  switch (face) {
    case 'bottom':
      return toFace(height, inPlaneConductivity, length * thickness)
    case 'one large face':
      return toFace(thickness, throughPlaneConductivity, length * height)
    case 'both large faces':
      return 2 * toFace(thickness / 2, throughPlaneConductivity, length * height)
    case 'tabs':
      return 2 * toFace(length / 2, inPlaneConductivity, height * thickness)
  }
}
