import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Car,
  type CellSpec,
  type ChargerSpec,
  type Checked,
  type CostSpec,
  type Cycle,
  cell,
  charger,
  checkCar,
  checkPack,
  cost,
  cycle,
  expandSketch,
  fileIssue,
  fine,
  type Issue,
  type MachinePart,
  type MachineSpec,
  type MappingSpec,
  machine,
  mapping,
  nearest,
  pack,
  parseAs,
  type Result,
  readTraceTable,
  type SoftwareSpec,
  sketch,
  software,
  tyre,
  type UseSpec,
  use,
  type VehicleSpec,
  vehicle,
  wrong,
} from '@firstdrive/spec'
import { besides, isPath, libraryFile, libraryRoot, readText } from './file.ts'

const nouns = { vehicle, pack, cell, machine, tyre, cycle, charger, cost, use, mapping, software }
const folders = {
  vehicle: 'vehicles',
  pack: 'packs',
  cell: 'cells',
  machine: 'machines',
  tyre: 'tyres',
  cycle: 'cycles',
  charger: 'chargers',
  cost: 'costs',
  use: 'uses',
  mapping: 'mappings',
  software: 'software',
} as const

type Noun = keyof typeof nouns
type Loaded<Name extends Noun> = Result<Checked<ReturnType<(typeof nouns)[Name]['parse']>>>

/** The ids of one kind of thing in the library, sorted. */
export const libraryIds = (noun: Noun): readonly string[] =>
  readdirSync(join(libraryRoot, folders[noun]))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort()

/** Where a reference leads: a library id or a path as the user typed it; an unknown id is an issue with the nearest right one. */
export function locate(noun: Noun, reference: string): Result<string> {
  if (isPath(reference)) return fine(reference)
  const ids = libraryIds(noun)
  if (ids.includes(reference)) return fine(libraryFile(folders[noun], `${reference}.yaml`))
  const meant = nearest(reference, ids)
  const hint = meant === null ? `The library has ${ids.join(', ')}.` : `Did you mean ${meant}? The library has ${ids.join(', ')}.`
  return wrong([{ ...fileIssue(reference, `a ${noun} of the library, or a path to a file`, `"${reference}"`, hint), code: 'reference', file: noun }])
}

function parsed<Name extends Noun>(noun: Name, file: string): Loaded<Name> {
  const text = readText(file)
  if (!text.ok) return text
  return parseAs(nouns[noun], text.value, file) as Loaded<Name>
}

/** Files that only stand in memory, by their names. */
type Own = ReadonlyMap<string, string>
const none: Own = new Map()

/** A part that the file `by` names at `path`; that it does not exist is told where it is named. */
function part<Name extends Noun>(noun: Name, reference: string, by: Checked<unknown>, path: readonly string[], own: Own): Loaded<Name> {
  const inMemory = own.get(reference)
  if (inMemory !== undefined) return parseAs(nouns[noun], inMemory, reference) as Loaded<Name>
  const found = locate(noun, isPath(reference) ? besides(by.file, reference) : reference)
  if (!found.ok) return wrong(found.issues.map(({ expected, got, hint }) => by.issue(path, { code: 'reference', expected, got, hint })))
  if (!existsSync(found.value))
    return wrong([by.issue(path, { code: 'reference', expected: `a ${noun} file`, got: `"${reference}"`, hint: `There is no ${found.value}.` })])
  return parsed(noun, found.value)
}

/** A vehicle with all its parts, checked one by one and together. Everything that is wrong is told at once. */
export function loadCar(reference: string): Result<Car> {
  const found = locate('vehicle', reference)
  if (!found.ok) return found
  const text = readText(found.value)
  if (!text.ok) return text
  return carFromText(text.value, found.value)
}

/** The car of a text, a vehicle or a sketch, that need not stand in a file; `name` is what it is called, and its parts are looked for beside it. */
export function carFromText(text: string, name: string): Result<Car> {
  if (/^sketch:/m.test(text)) return sketched(text, name)
  const whole = parseAs(vehicle, text, name)
  return whole.ok ? assembled(whole.value) : whole
}

/** The car of texts of which none need stand in a file: a vehicle, and parts by the names under which it asks for them. */
export function carFromTexts(text: string, name: string, parts: ReadonlyMap<string, string>): Result<Car> {
  const whole = parseAs(vehicle, text, name)
  return whole.ok ? assembled(whole.value, parts) : whole
}

/** The car of a sketch: its parts are files that only stand in memory, named after it. */
function sketched(text: string, file: string): Result<Car> {
  const parsedSketch = parseAs(sketch, text, file)
  if (!parsedSketch.ok) return parsedSketch
  const [tyreFile, packFile, front, rear] = ['tyre', 'pack', 'front', 'rear'].map((part) => `${file}#${part}`) as [string, string, string, string]
  const names = { tyre: tyreFile, pack: packFile, front, rear }
  const { vehicle: whole, machines, ...parts } = expandSketch(parsedSketch.value.spec, names)
  const own = new Map(Object.entries({ ...parts, ...machines }).map(([part, content]) => [`${file}#${part}`, content]))
  const expanded = parseAs(vehicle, whole, file)
  return expanded.ok ? assembled({ ...expanded.value, text }, own) : expanded
}

function assembled(whole: Checked<VehicleSpec>, own = none): Result<Car> {
  const { spec } = whole
  const issues: Issue[] = []
  const keep = <Value>(result: Result<Value>): Value | null => {
    if (result.ok) return result.value
    issues.push(...result.issues)
    return null
  }
  const ofTyre = keep(part('tyre', spec.wheels.tyre, whole, ['wheels', 'tyre'], own))
  const ofPack = keep(part('pack', spec.battery.pack, whole, ['battery', 'pack'], own))
  const ofCell = ofPack === null ? null : keep(part('cell', ofPack.spec.cell, ofPack, ['cell'], none))
  const machines: { front?: MachinePart; rear?: MachinePart } = {}
  for (const axle of ['front', 'rear'] as const) {
    const unit = spec.drive[axle]
    const found = unit === undefined ? null : keep(machinePart(unit.machine, whole, ['drive', axle, 'machine'], own))
    if (found !== null) machines[axle] = found
  }
  const ofSoftware = spec.software === undefined ? null : keep(part('software', spec.software, whole, ['software'], own))
  if (issues.length > 0 || ofTyre === null || ofPack === null || ofCell === null) return wrong(unique(issues))
  const car: Car = {
    id: whole.id,
    vehicle: whole,
    tyre: ofTyre,
    pack: ofPack,
    cell: ofCell,
    machines,
    ...(ofSoftware === null ? {} : { software: ofSoftware }),
  }
  const together = checkCar(car)
  return together.length > 0 ? wrong(together) : fine(car)
}

/** A machine and the one its losses are scaled from, which must have losses of its own. */
function machinePart(reference: string, by: Checked<unknown>, path: readonly string[], own: Own): Result<MachinePart> {
  const found = part('machine', reference, by, path, own)
  if (!found.ok) return found
  const { scaled_from, type } = found.value.spec
  if (scaled_from === undefined) return fine({ machine: found.value, reference: found.value })
  const scaled: Result<Checked<MachineSpec>> = part('machine', scaled_from, found.value, ['scaled_from'], none)
  if (!scaled.ok) return scaled
  if (scaled.value.spec.losses === undefined || scaled.value.spec.type !== type)
    return wrong([
      found.value.issue(['scaled_from'], {
        code: 'reference',
        expected: `a machine of type ${type} with losses of its own`,
        got: `"${scaled_from}"`,
        hint: 'The library has reference-pmsm and reference-induction.',
      }),
    ])
  return fine({ machine: found.value, reference: scaled.value })
}

/** A part used twice is wrong once. */
const unique = (issues: readonly Issue[]): readonly Issue[] => [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()]

/** A cycle by library id, or by the path of its trace (`.csv`) or of what is said of it (`.yaml`); a trace of one's own may stand alone. */
export function loadCycle(reference: string): Result<Cycle> {
  const found = locate('cycle', reference)
  if (!found.ok) return found
  const [, stem, ending] = /^(.*?)(\.ya?ml|\.csv)?$/i.exec(found.value) as unknown as [string, string, string | undefined]
  const traceFile = ending?.toLowerCase() === '.csv' ? found.value : `${stem}.csv`
  const aboutFile = ending?.toLowerCase() === '.csv' ? `${stem}.yaml` : found.value
  const text = readText(traceFile)
  if (!text.ok) return text
  const trace = readTraceTable(text.value, traceFile)
  if (!trace.ok) return trace
  const about = ending?.toLowerCase() === '.csv' && !existsSync(aboutFile) ? null : parsed('cycle', aboutFile)
  if (about !== null && !about.ok) return about
  return fine({ id: stem.split(/[\\/]/).at(-1) ?? stem, file: traceFile, text: text.value, trace: trace.value, about: about?.value ?? null })
}

/** A pack with its cell, by library id or by path, checked one by one and together. */
export function loadPack(reference: string): Result<Pick<Car, 'pack' | 'cell'>> {
  const found = locate('pack', reference)
  const ofPack = found.ok ? parsed('pack', found.value) : found
  if (!ofPack.ok) return ofPack
  const ofCell = part('cell', ofPack.value.spec.cell, ofPack.value, ['cell'], none)
  if (!ofCell.ok) return ofCell
  const together = checkPack({ pack: ofPack.value, cell: ofCell.value })
  return together.length > 0 ? wrong(together) : fine({ pack: ofPack.value, cell: ofCell.value })
}

/** What packs cost, by library id or by path. */
export function loadCosts(reference = 'packs-2025'): Result<Checked<CostSpec>> {
  const found = locate('cost', reference)
  return found.ok ? parsed('cost', found.value) : found
}

/** A cell by library id or by path. */
export function loadCell(reference: string): Result<Checked<CellSpec>> {
  const found = locate('cell', reference)
  return found.ok ? parsed('cell', found.value) : found
}

/** A charger by library id or by path. */
export function loadCharger(reference: string): Result<Checked<ChargerSpec>> {
  const found = locate('charger', reference)
  return found.ok ? parsed('charger', found.value) : found
}

/** How the columns of a log become those of a drive, by library id or by path. */
export function loadMapping(reference: string): Result<Checked<MappingSpec>> {
  const found = locate('mapping', reference)
  return found.ok ? parsed('mapping', found.value) : found
}

/** A machine by library id or by path. */
export function loadMachine(reference: string): Result<Checked<MachineSpec>> {
  const found = locate('machine', reference)
  return found.ok ? parsed('machine', found.value) : found
}

/** A profile of use by library id or by path. */
export function loadUse(reference: string): Result<Checked<UseSpec>> {
  const found = locate('use', reference)
  return found.ok ? parsed('use', found.value) : found
}

/** A version of the motor software by library id or by path. */
export function loadSoftware(reference: string): Result<Checked<SoftwareSpec>> {
  const found = locate('software', reference)
  return found.ok ? parsed('software', found.value) : found
}
