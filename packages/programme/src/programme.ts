import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadPack, readText } from '@firstdrive/library'
import {
  type CellSpec,
  type Checked,
  fileIssue,
  fine,
  type Issue,
  type PackSpec,
  type ProgrammeSpec,
  parseAs,
  programme,
  type Result,
  type TargetSpec,
  target,
  wrong,
} from '@firstdrive/spec'
import { resolveTarget, type Target } from './target.ts'

/** A pack that could go into the car, with its cell. */
export interface Candidate {
  readonly id: string
  readonly pack: Checked<PackSpec>
  readonly cell: Checked<CellSpec>
}

/** A programme folder that was read and found sound. */
export interface Programme {
  readonly id: string
  readonly folder: string
  readonly head: Checked<ProgrammeSpec>
  /** In the order of their ids. */
  readonly targets: readonly Target[]
  /** In the order of their ids. */
  readonly packs: readonly Candidate[]
  /** Every file that was read, parts and cycles of the cars apart. */
  readonly files: readonly string[]
}

const headName = 'programme.yaml'

export const isProgramme = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

/** Reads `programme.yaml`, `targets/TGT-*.yaml` and `packs/*.yaml`, and resolves all that they name. Everything that is wrong is told at once. */
export function loadProgramme(folder: string): Result<Programme> {
  if (!isProgramme(folder))
    return wrong([
      fileIssue(folder, 'a programme folder', existsSync(folder) ? 'a file' : 'nothing by this name', `It has a ${headName}; programmes/su7 is one.`),
    ])
  const home = join(folder, headName)
  if (!existsSync(home)) return wrong([fileIssue(folder, `a programme folder with a ${headName}`, 'a folder without one', 'programmes/su7 is an example.')])
  const headText = readText(home)
  const head = headText.ok ? parseAs(programme, headText.value, home) : headText
  const issues: Issue[] = head.ok ? [] : [...head.issues]

  const targetFiles = yamlFiles(folder, 'targets', /^TGT-/)
  const targets: Target[] = []
  for (const file of targetFiles) {
    const text = readText(file)
    const parsed = text.ok ? parseAs(target, text.value, file) : text
    const resolved = parsed.ok ? resolveTarget(parsed.value, home) : parsed
    if (resolved.ok) targets.push(resolved.value)
    else issues.push(...resolved.issues)
  }
  const packFiles = yamlFiles(folder, 'packs')
  const packs: Candidate[] = []
  for (const file of packFiles) {
    const loaded = loadPack(file)
    if (loaded.ok) packs.push({ id: loaded.value.pack.id, ...loaded.value })
    else issues.push(...loaded.issues)
  }
  if (targetFiles.length === 0)
    issues.push(fileIssue(join(folder, 'targets'), 'at least one TGT-….yaml', 'none', 'A programme promises something: that is its targets.'))
  if (head.ok) issues.push(...targets.flatMap(({ file }) => checkLinks(file, head.value.spec, targets)))
  issues.push(...checkNames(targets))
  if (issues.length > 0 || !head.ok) return wrong(unique(issues))
  return fine({ id: nameOf(folder), folder, head: head.value, targets, packs, files: [home, ...targetFiles, ...packFiles] })
}

/** A pack that is wrong is so once, also where a car has it. */
const unique = (issues: readonly Issue[]): readonly Issue[] => [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()]

const nameOf = (folder: string): string => join(process.cwd(), folder).split(/[\\/]/).filter(Boolean).at(-1) ?? folder

/** The data files of one kind in the folder, in the order of their ids. */
function yamlFiles(folder: string, kind: string, named = /^/): string[] {
  const inside = join(folder, kind)
  if (!existsSync(inside)) return []
  return readdirSync(inside)
    .filter((name) => name.endsWith('.yaml') && named.test(name))
    .sort()
    .map((name) => join(inside, name))
}

/** A gate or a parent that a target names must exist. */
function checkLinks(file: Checked<TargetSpec>, { gates = [] }: ProgrammeSpec, targets: readonly Target[]): readonly Issue[] {
  const issues: Issue[] = []
  const { gate, parents = [] } = file.spec
  const unknown = (path: readonly PropertyKey[], expected: string, got: string): number =>
    issues.push(file.issue(path, { code: 'reference', expected, got: `"${got}"`, hint: '' }))
  if (gate !== undefined && !gates.some(({ id }) => id === gate))
    unknown(['gate'], `a gate of ${headName} (${gates.map(({ id }) => id).join(', ') || 'it has none'})`, gate)
  for (const [k, parent] of parents.entries()) if (!targets.some(({ id }) => id === parent)) unknown(['parents', k], 'the id of a target', parent)
  return issues
}

/** Evidence is filed by the car's id: two files must not share one. */
function checkNames(targets: readonly Target[]): readonly Issue[] {
  const files = new Map<string, string>()
  const issues: Issue[] = []
  for (const { car, file } of targets) {
    const known = files.get(car.id)
    if (known === undefined) files.set(car.id, car.vehicle.file)
    else if (known !== car.vehicle.file)
      issues.push(
        file.issue(['car'], {
          code: 'reference',
          expected: `a car whose file name differs from that of ${known}`,
          got: car.vehicle.file,
          hint: 'Evidence is filed by the name of the car.',
        }),
      )
  }
  return issues
}
