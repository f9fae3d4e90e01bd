import type { Axle } from '@firstdrive/engine'
import type { Checked } from './parse.ts'
import { kindOf, provenance } from './provenance.ts'
import { isMeasure, remeasured } from './quantity.ts'
import type { CellSpec } from './schema/cell.ts'
import type { MachineSpec } from './schema/machine.ts'
import type { PackSpec } from './schema/pack.ts'
import type { Kind, SourceEntry } from './schema/provenance.ts'
import type { SoftwareSpec } from './schema/software.ts'
import type { TyreSpec } from './schema/tyre.ts'
import type { VehicleSpec } from './schema/vehicle.ts'

/** A machine and, where its losses are scaled, the machine they are scaled from. */
export interface MachinePart {
  readonly machine: Checked<MachineSpec>
  readonly reference: Checked<MachineSpec>
}

/** A vehicle with all its parts, each checked. */
export interface Car {
  readonly id: string
  readonly vehicle: Checked<VehicleSpec>
  readonly tyre: Checked<TyreSpec>
  readonly pack: Checked<PackSpec>
  readonly cell: Checked<CellSpec>
  readonly machines: Readonly<Partial<Record<Axle, MachinePart>>>
  /** The version of the motor software, where the vehicle names one. */
  readonly software?: Checked<SoftwareSpec>
}

/** One quantity that the car is made of. */
export interface Input {
  /** `vehicle.body.frontal_area`, `cell.series_resistance`, `machines.rear.machine.power` */
  readonly path: string
  readonly value: number
  readonly unit: string
  readonly kind: Kind
  readonly source: SourceEntry | null
  readonly spread: number | null
  readonly note: string
  readonly file: string
}

type Part = readonly [path: string, file: Checked<unknown>]

/** The files a car is made of; a machine that serves twice once. */
export function partsOf({ vehicle, tyre, pack, cell, machines, software }: Car): readonly Part[] {
  const parts: Part[] = [
    ['vehicle', vehicle],
    ['tyre', tyre],
    ['pack', pack],
    ['cell', cell],
  ]
  for (const axle of ['front', 'rear'] as const)
    for (const role of ['machine', 'reference'] as const) {
      const file = machines[axle]?.[role]
      if (file !== undefined && !parts.some(([, known]) => known.file === file.file)) parts.push([`machines.${axle}.${role}`, file])
    }
  if (software !== undefined) parts.push(['software', software])
  return parts
}

/** Every quantity of the car and its parts, with its source. */
export const inputs = (car: Car): readonly Input[] =>
  partsOf(car).flatMap(([part, { spec, file }]) => {
    const { sources } = spec as { sources: Readonly<Record<string, SourceEntry>> }
    return provenance(spec).map(({ path, measure, source }) => ({
      path: `${part}.${path.join('.')}`,
      value: measure.value,
      unit: measure.unit,
      kind: kindOf(source, sources),
      source: source === null ? null : (sources[source] ?? null),
      spread: measure.spread,
      note: measure.note,
      file,
    }))
  })

/** Share of the inputs that no source backs. */
export function assumedShare(car: Car): number {
  const all = inputs(car)
  return all.filter(({ kind }) => kind === 'assumed').length / all.length
}

/** The same car with one quantity changed, in its written unit. Throws a RangeError for a path that is no quantity. */
export function withInput(car: Car, path: string, value: number): Car {
  const part = partsOf(car).find(([prefix]) => path.startsWith(`${prefix}.`))
  if (part === undefined) throw new RangeError(`"${path}" is no input of ${car.id}`)
  const [prefix, file] = part
  const inside = path.slice(prefix.length + 1).split('.')
  return replaced(car, file, { ...file, spec: changedAt(file.spec, inside, value, path) })
}

function changedAt(spec: unknown, keys: readonly string[], value: number, path: string): unknown {
  const [key, ...rest] = keys
  if (key === undefined) {
    if (!isMeasure(spec)) throw new RangeError(`"${path}" is no quantity`)
    return remeasured(spec, value)
  }
  if (typeof spec !== 'object' || spec === null || !Object.hasOwn(spec, key)) throw new RangeError(`"${path}" is no input`)
  return { ...spec, [key]: changedAt((spec as Record<string, unknown>)[key], rest, value, path) }
}

/** Swaps one file of the car, wherever it is used. */
function replaced(car: Car, file: Checked<unknown>, by: unknown): Car {
  const swap = <Spec>(part: Checked<Spec>): Checked<Spec> => ((part as Checked<unknown>).file === file.file ? (by as Checked<Spec>) : part)
  const swapMachine = ({ machine, reference }: MachinePart): MachinePart => ({ machine: swap(machine), reference: swap(reference) })
  const { front, rear } = car.machines
  return {
    ...car,
    vehicle: swap(car.vehicle),
    tyre: swap(car.tyre),
    pack: swap(car.pack),
    cell: swap(car.cell),
    ...(car.software === undefined ? {} : { software: swap(car.software) }),
    machines: { ...(front === undefined ? {} : { front: swapMachine(front) }), ...(rear === undefined ? {} : { rear: swapMachine(rear) }) },
  }
}
