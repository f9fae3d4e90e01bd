import { fileIssue, readDocument } from '../document.ts'
import { fine, type Result, wrong } from '../issue.ts'
import { nearest } from '../nearest.ts'
import { isSection } from '../section-value.ts'
import type { FastsimVehicle } from './fastsim-vehicle.ts'
import { fastsim2Vehicle } from './fastsim2.ts'
import { readFastsim2Csv } from './fastsim2-csv.ts'
import { fastsim3Vehicle } from './fastsim3.ts'
import type { Named } from './figures.ts'

/** An electric car in a file of FASTSim-2 (CSV or YAML) or FASTSim-3 (YAML). `wanted` names one of a table of several. */
export function readFastsim(text: string, file: string, wanted?: string): Result<FastsimVehicle> {
  if (/\.csv$/i.test(file)) {
    const table = readFastsim2Csv(text, file)
    const chosen = table.ok ? oneOf(table.value, file, wanted) : table
    return chosen.ok ? fastsim2Vehicle(chosen.value) : chosen
  }
  const document = readDocument(text, file)
  if (!document.ok) return document
  const { data, locate } = document.value
  if (!isSection(data)) return wrong([notOurs(file)])
  const named: Named = { file, data, locate }
  if (Object.hasOwn(data, 'pt_type')) return fastsim3Vehicle(named)
  return Object.hasOwn(data, 'veh_pt_type') ? fastsim2Vehicle(named) : wrong([notOurs(file)])
}

const notOurs = (file: string) =>
  fileIssue(
    file,
    'a vehicle of FASTSim with veh_pt_type (2) or pt_type (3)',
    'a file without',
    'Vehicle files of FASTSim-2 are CSV or YAML, of FASTSim-3 YAML.',
  )

function oneOf(vehicles: readonly Named[], file: string, wanted: string | undefined): Result<Named> {
  const nameOf = ({ data }: Named): string => String(data.scenario_name ?? '')
  const names = vehicles.map(nameOf)
  const [first, ...others] = wanted === undefined ? vehicles : vehicles.filter((each) => nameOf(each) === wanted)
  if (first !== undefined && others.length === 0) return fine(first)
  const list = names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '')
  const meant = wanted === undefined ? null : nearest(wanted, names)
  const hint = meant === null ? `For example: --vehicle ${JSON.stringify(names[0] ?? '')}.` : `Did you mean ${meant}?`
  if (wanted === undefined) return wrong([fileIssue(file, 'one vehicle, or --vehicle with the name of one', `${vehicles.length}: ${list}`, hint)])
  return wrong([fileIssue(file, `one vehicle ${JSON.stringify(wanted)}`, others.length > 0 ? `${others.length + 1}` : `${list || 'none'}`, hint)])
}
