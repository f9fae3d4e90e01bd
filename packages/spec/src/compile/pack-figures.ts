import type { Joule, Kilogram, Quantity, Volt } from '@firstdrive/units'
import type { CellSpec } from '../schema/cell.ts'
import type { CostSpec } from '../schema/cost.ts'
import type { PackSpec } from '../schema/pack.ts'
import { cellMass, type PackParts, packCapacity, packMass, ratedEnergy } from './battery.ts'

/** What is asked first of a pack. All of it follows from its file, its cell and what packs cost; where the file has the figure itself, that one goes before. */
export interface PackFigures {
  /** Rated: at a discharge in three hours. */
  readonly energy: Joule
  readonly mass: Kilogram
  readonly cellMass: Kilogram
  /** Null where the size of the cells or their share of the volume is not known. */
  readonly volume: Quantity<'m3'> | null
  readonly cost: Quantity<'USD'>
  /** Rated energy over the mass of the whole pack. */
  readonly specificEnergy: Quantity<'J/kg'>
  /** Mean at a discharge in three hours: rated energy over capacity. */
  readonly nominalVoltage: Volt
  /** The upper limit of charge of all cells in series. */
  readonly fullVoltage: Volt
}

export function packFigures(pack: PackSpec, cell: CellSpec, costs: CostSpec): PackFigures {
  const parts: PackParts = { pack, cell }
  const energy = pack.energy?.si ?? ratedEnergy(parts)
  const mass = packMass(parts)
  return {
    energy,
    mass,
    cellMass: cellMass(parts),
    volume: packVolume(parts),
    cost: packCost(parts, energy, costs),
    specificEnergy: energy / mass,
    nominalVoltage: energy / packCapacity(parts),
    fullVoltage: pack.series.si * cell.maximum_voltage.si,
  }
}

/** Volume of the cells over their share. A pack whose capacity differs from cells × strings has cells larger by as much. */
function packVolume({ pack, cell }: PackParts): Quantity<'m3'> | null {
  if (cell.size === undefined || pack.cell_volume_share === undefined) return null
  const larger = packCapacity({ pack, cell }) / (cell.capacity.si * pack.parallel)
  return (pack.series.si * pack.parallel * larger * cellVolume(cell.size)) / pack.cell_volume_share.si
}

const cellVolume = (size: NonNullable<CellSpec['size']>): Quantity<'m3'> =>
  'diameter' in size ? (Math.PI / 4) * size.diameter.si ** 2 * size.height.si : size.length.si * size.height.si * size.thickness.si

/** What the supplier asks, else rated energy × cost over energy of the chemistry × factor of the region. */
function packCost({ pack: { offer }, cell }: PackParts, energy: Joule, { chemistry, region }: CostSpec): Quantity<'USD'> {
  if (offer?.cost !== undefined) return offer.cost.si
  const where = offer?.region ?? 'world'
  return energy * chemistry[cell.chemistry].si * (where === 'world' ? 1 : region[where].si)
}
