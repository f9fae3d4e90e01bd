import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { Result } from '@firstdrive/spec'
import { fine } from '@firstdrive/spec'
import { libraryRoot, readText } from './file.ts'
import { locate } from './load.ts'

/** The first line of a file at `file`, by which an editor finds the schema. */
export function schemaLine(noun: string, file: string): string {
  const schema = join(libraryRoot, '..', 'spec', 'schemas', `${noun}.schema.json`)
  const near = relative(dirname(file), schema)
  return `# yaml-language-server: $schema=${(isAbsolute(near) ? schema : near).split(sep).join('/')}\n`
}

/** A copy of a library file to change, for a place at `file`; the parts that it names stay those of the library. */
export function copyOf(noun: 'vehicle' | 'pack', id: string, file: string): Result<string> {
  const found = locate(noun, id)
  const text = found.ok ? readText(found.value) : found
  if (!text.ok) return text
  const body = text.value.replace(/^# yaml-language-server:.*\n/, '')
  return fine(`${schemaLine(noun, file)}# Begun as a copy of ${id}. Change what differs: { value, unit, source }, the source an id of sources: or the word assumed.
# A part (tyre, machine, pack, cell) is an id of the library, or the path of a file of your own: ./my-pack.yaml
# firstdrive check ${file}\n${body}`)
}

/** What people know of a car before it exists; the rest follows by rules. */
export interface Sketched {
  readonly name: string
  readonly mass_kg: number
  readonly drag_area_m2: number
  readonly power_kW: number
  readonly torque_Nm: number
  readonly battery_kWh: number
  readonly top_speed_kmh: number
}

/** A vehicle file of six numbers. */
export const sketchText = (
  car: Sketched,
  file: string,
): string => `${schemaLine('sketch', file)}# A car from what is known of it. Everything else follows by rules and is marked assumed, with a spread that widens every answer:
#   firstdrive run ${file} --cycle wltc-3b --until-empty --interval
# When you know more, say where it comes from: list it under sources: and name its id instead of assumed.
name: ${JSON.stringify(car.name)}
sources: {}
#  sheet: { title: "Data sheet of the maker", url: https://…, accessed: 2026-01-31, kind: maker }
sketch:
  source: assumed
  kerb_mass: { value: ${car.mass_kg}, unit: kg } # without driver; a spread of ±3 % would be: { value: …, unit: kg, spread: 0.03 }
  drag_area: { value: ${car.drag_area_m2}, unit: m2 } # Cd × frontal area; or instead road_load: { a, b, c, test_mass }
  power: { value: ${car.power_kW}, unit: kW } # of all machines together
  torque: { value: ${car.torque_Nm}, unit: Nm } # of all machines together, at their shafts
  battery_energy: { value: ${car.battery_kWh}, unit: kWh }
  top_speed: { value: ${car.top_speed_kmh}, unit: km/h }
  driven: rear # rear, front or both
  chemistry: NMC # NMC or LFP
`

/** The files of a programme to start from, by their paths in its folder. */
export const programmeTexts = (folder: string, name: string): Readonly<Record<string, string>> => ({
  'programme.yaml': `${schemaLine('programme', join(folder, 'programme.yaml'))}# A programme: what is promised (targets/), and by which gate. firstdrive prove ${folder}
name: ${JSON.stringify(name)}
summary: What the car must be able to do, and whether it is shown.
people:
  - { id: P01, role: programme lead }
gates:
  - { id: GTE-1-concept, text: The promises follow from the parts }
`,
  'cars/my-car.yaml': sketchText(
    { name: 'My car', mass_kg: 1800, drag_area_m2: 0.55, power_kW: 150, torque_Nm: 310, battery_kWh: 60, top_speed_kmh: 160 },
    join(folder, 'cars/my-car.yaml'),
  ),
  'targets/TGT-RNG-001.yaml': `${schemaLine('target', join(folder, 'targets/TGT-RNG-001.yaml'))}# A promise is met when the whole interval of the simulated figure clears the limit.
text: The car drives 350 km in the WLTC
car: cars/my-car.yaml # a path from the programme folder, or an id of the library
metric: range_km
op: ">=" # or "<=", or within (with tolerance_pct)
limit: { value: 350, unit: km }
at: { cycle: wltc-3b } # also: speed_kmh, ambient_C, altitude_m, wind_kmh, load_kg, soc_pct
evidence: simulated
gate: GTE-1-concept
`,
  'targets/TGT-ACC-001.yaml': `${schemaLine('target', join(folder, 'targets/TGT-ACC-001.yaml'))}text: The car reaches 100 km/h in 8.5 s
car: cars/my-car.yaml
metric: t_0_100_s
op: "<="
limit: { value: 8.5, unit: s }
evidence: simulated
gate: GTE-1-concept
`,
})
