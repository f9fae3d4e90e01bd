import type { Kelvin, Volt } from '@firstdrive/units'
import { fine, type Issue, type Result, shown, wrong } from '../issue.ts'
import { positive, share } from '../quantity.ts'
import { isSection } from '../section-value.ts'
import { type BpxElectrode, electrodeIn } from './electrode.ts'
import type { Expression } from './expression.ts'
import { type Json, readJson } from './json.ts'
import { type Section, sectionAt } from './section.ts'

export interface BpxElectrolyte {
  readonly transference: number
  readonly concentration: number
  readonly conductivity: Expression
  readonly diffusivity: Expression
  /** Of the separator. */
  readonly thickness: number
  readonly transport: number
}

/** What a BPX file says of a cell, as far as a cell of ours can be told from it. SI. */
export interface Bpx {
  readonly json: Json
  readonly version: string
  readonly title: string
  readonly description: string
  readonly lower: Volt
  readonly upper: Volt
  /** A·h, as declared. */
  readonly nominalCapacity: number
  /** Of all electrode pairs. */
  readonly area: number
  readonly density: number | undefined
  readonly volume: number | undefined
  readonly specificHeat: number | undefined
  readonly reference: Kelvin
  readonly negative: BpxElectrode
  readonly positive: BpxElectrode
  /** None where the file has no electrolyte, as for a model of single particles. */
  readonly electrolyte: BpxElectrolyte | null
}

const room: Kelvin = 298.15
/** mol/m³ where nobody says: one molar. */
const usualConcentration = 1000

/** Reads a BPX file (Battery Parameter eXchange, https://bpxstandard.com) of version 0.x or 1.x; gives all that is wrong with it. */
export function readBpx(text: string, file: string): Result<Bpx> {
  const read = readJson(text, file)
  if (!read.ok) return read
  const json = read.value
  const version = versionOf(json)
  if (!version.ok) return version
  const issues: Issue[] = []
  const root = sectionAt(json, [], issues)
  const header = root.section('Header')
  const parts = root.section('Parameterisation')
  if (issues.length > 0) return wrong(issues)
  const cell = parts.section('Cell')
  const reference = cell.optional('Reference temperature [K]', positive) ?? room
  const [lower, upper] = [cell.number('Lower voltage cut-off [V]', positive), cell.number('Upper voltage cut-off [V]', positive)]
  if (lower >= upper)
    issues.push(
      json.issue([...cell.path, 'Lower voltage cut-off [V]'], {
        code: 'physics',
        expected: `less than the upper cut-off, ${upper} V`,
        got: `${lower} V`,
        hint: 'The two may be swapped.',
      }),
    )
  const ofCell = {
    nominalCapacity: cell.number('Nominal cell capacity [A.h]', positive),
    area: cell.number('Electrode area [m2]', positive) * cell.number('Number of electrode pairs connected in parallel to make a cell', positive),
    density: cell.optional('Density [kg.m-3]', positive),
    volume: cell.optional('Volume [m3]', positive),
    specificHeat: cell.optional('Specific heat capacity [J.K-1.kg-1]', positive),
  }
  const negative = electrodeIn(json, parts.section('Negative electrode'), reference, issues)
  const other = electrodeIn(json, parts.section('Positive electrode'), reference, issues)
  const electrolyte = electrolyteIn(root, parts)
  if (issues.length > 0 || negative === null || other === null) return wrong(issues)
  return fine({
    json,
    version: version.value,
    title: header.text('Title'),
    description: header.text('Description'),
    lower,
    upper,
    reference,
    ...ofCell,
    negative,
    positive: other,
    electrolyte,
  })
}

/** 0.x keeps the concentration at rest with the electrolyte, 1.x with the state. */
function electrolyteIn(root: Section, parts: Section): BpxElectrolyte | null {
  if (!parts.has('Electrolyte') || !parts.has('Separator')) return null
  const [electrolyte, separator] = [parts.section('Electrolyte'), parts.section('Separator')]
  const state = root.has('State') ? root.section('State') : null
  const begin = state?.has('Initial conditions') ? state.section('Initial conditions') : null
  return {
    transference: electrolyte.number('Cation transference number', { most: 1 }),
    concentration:
      electrolyte.optional('Initial concentration [mol.m-3]', positive) ??
      begin?.optional('Initial electrolyte concentration [mol.m-3]', positive) ??
      usualConcentration,
    conductivity: electrolyte.function('Conductivity [S.m-1]'),
    diffusivity: electrolyte.function('Diffusivity [m2.s-1]'),
    thickness: separator.number('Thickness [m]', positive),
    transport: separator.number('Transport efficiency', share),
  }
}

function versionOf(json: Json): Result<string> {
  const { Header: header } = json.data
  const written = isSection(header) ? header.BPX : undefined
  const version = typeof written === 'number' || typeof written === 'string' ? String(written) : ''
  if (/^[01](\.\d+){0,2}$/.test(version)) return fine(version)
  const hint = written === undefined ? 'This is no BPX file, or its header is missing.' : 'Convert it with the bpx package of that version.'
  return wrong([json.issue(['Header', 'BPX'], { code: 'value', expected: 'a version of BPX, 0.x or 1.x', got: shown(written), hint })])
}
