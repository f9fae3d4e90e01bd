import { type BatteryParameters, ofBenchCell } from '@firstdrive/engine'
import type { Celsius, SquareMetre } from '@firstdrive/units'
import type { CellSpec } from '../schema/cell.ts'
import { compileCells } from './battery.ts'

/** Heat transfer from the surface of a cell in a climate chamber, W/(m²·K): between still and blown air (assumed). */
const chamber = 15

/** The coldest temperature at which the resistance of a cell was measured, −25 °C where its file does not say: colder is extrapolated. */
export const coldestMeasured = ({ resistance_law }: CellSpec): Celsius => resistance_law.coldest_C ?? -25

/** One cell on a test bench, in the air of a climate chamber. */
export interface CellOnBench {
  readonly battery: BatteryParameters
  /** Without mass or size its warming cannot be told: it is held at the temperature of the air. */
  readonly warms: boolean
}

/** One cell, with no limit but its voltages; its can is as warm as itself. */
export function compileCell(cell: CellSpec): CellOnBench {
  const { mass, size } = cell
  const heatCapacity = (mass?.si ?? 1) * cell.specific_heat.si
  const conductance = chamber * (size === undefined ? 0 : surface(size))
  const can = 0.01
  const battery = {
    ...compileCells(cell, 1, cell.capacity.si, 0),
    heatCapacity: (1 - can) * heatCapacity,
    caseHeatCapacity: can * heatCapacity,
    caseConductance: 100 * conductance,
    conductance: conductance / (1 - can),
    ...ofBenchCell,
  }
  return { battery, warms: mass !== undefined && size !== undefined }
}

function surface(size: NonNullable<CellSpec['size']>): SquareMetre {
  if ('diameter' in size) return Math.PI * size.diameter.si * (0.5 * size.diameter.si + size.height.si)
  const [a, b, c] = [size.length.si, size.height.si, size.thickness.si]
  return 2 * (a * b + b * c + c * a)
}
