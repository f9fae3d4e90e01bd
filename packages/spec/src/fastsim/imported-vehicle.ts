import { fixed, toSI } from '@firstdrive/units'
import { parse } from 'yaml'
import { block } from '../cell-text.ts'
import { parseAs } from '../parse.ts'
import { sketch } from '../schema/sketch.ts'
import { expandSketch } from '../sketch.ts'
import type { FastsimVehicle } from './fastsim-vehicle.ts'
import { leftOpen, notTaken } from './remarks.ts'

/** A file of the car: `vehicle`, and its parts beside it. */
export interface ImportedFile {
  readonly noun: 'vehicle' | 'tyre' | 'pack' | 'machine'
  /** `my-car.yaml`, `my-car-tyre.yaml` */
  readonly name: string
  readonly text: string
}

export interface ImportedVehicle {
  /** The vehicle first. */
  readonly files: readonly ImportedFile[]
  /** What the file did not give, and what stands in for it. */
  readonly assumed: readonly string[]
  /** What the file gave that has no place here. */
  readonly leftOut: readonly string[]
}

/** Peak power over peak torque of the library's machines, their median. FASTSim knows no torque. */
const usualBaseSpeed = 525 // rad/s

/**
 * A car of FASTSim as files of ours: what it gives with itself as the source, all else by the rules of a sketch, `assumed`, with spreads.
 * `stem` is the name of the vehicle's file without its ending.
 */
export function importedVehicle(from: FastsimVehicle, stem: string): ImportedVehicle {
  const partName = (part: string): string => `${stem}-${part}.yaml`
  const names = { tyre: `./${partName('tyre')}`, pack: `./${partName('pack')}`, front: `./${partName('front')}`, rear: `./${partName('rear')}` }
  const written = parseAs(sketch, sketchOf(from), stem)
  if (!written.ok) throw new RangeError(written.issues.map(({ path, expected, got }) => `${path}: expected ${expected}, got ${got}`).join('\n')) // the reader has checked all of it
  const expanded = expandSketch(written.value.spec, names)
  const file = (noun: ImportedFile['noun'], name: string, text: string, given: readonly Given[]): ImportedFile => ({
    noun,
    name,
    text: withGiven(text, given, written.value.spec.sources),
  })
  const machines = Object.entries(expanded.machines).map(([axle, text]) => file('machine', partName(axle), text, []))
  return {
    files: [
      file('vehicle', `${stem}.yaml`, expanded.vehicle, ofVehicle(from)),
      file('tyre', partName('tyre'), expanded.tyre, ofTyre(from)),
      file('pack', partName('pack'), expanded.pack, ofPack(from)),
      ...machines,
    ],
    assumed: leftOpen(from),
    leftOut: notTaken(from),
  }
}

const sourceId = 'fastsim'

const sketchOf = ({ name, version, mass_kg, load_kg, drag_coefficient, frontal_area_m2, machine_kW, battery_kWh, driven }: FastsimVehicle): string => {
  const quantity = (value: number, unit: string, more = ''): string => `{ value: ${tidy(value)}, unit: ${unit}${more} }`
  return `name: ${JSON.stringify(name)}
sources:
  ${sourceId}: { title: ${JSON.stringify(`FASTSim-${version}, vehicle file of ${name}`)}, url: https://github.com/NREL/fastsim, kind: published }
sketch:
  source: ${sourceId}
  kerb_mass: ${quantity(mass_kg - load_kg, 'kg')}
  drag_area: ${quantity(drag_coefficient * frontal_area_m2, 'm2')}
  power: ${quantity(machine_kW, 'kW')}
  torque: ${quantity((1e3 * machine_kW) / usualBaseSpeed, 'Nm', ', source: assumed, spread: 0.2')}
  battery_energy: ${quantity(battery_kWh, 'kWh')}
  driven: ${driven}
`
}

/** A quantity that the file gives; null takes one away. */
type Given = readonly [path: string, measure: { readonly value: number; readonly unit?: string; readonly note?: string } | null]

function ofVehicle(from: FastsimVehicle): readonly Given[] {
  const { mass_kg, load_kg, wheels, wheel_inertia_kgm2, wheel_radius_m, driven, driven_axle_share, charger_efficiency, regeneration } = from
  const axles = driven === 'both' ? ['front', 'rear'] : [driven]
  const note =
    load_kg > 0 ? `${fixed(mass_kg, 0)} kg move in FASTSim, ${fixed(load_kg, 0)} kg of it a load` : 'all that moves in FASTSim, which tells of no load'
  return [
    ['body.kerb_mass', { value: mass_kg - load_kg, unit: 'kg', note }],
    ['body.drag_area', null],
    ['body.drag_coefficient', { value: from.drag_coefficient }],
    ['body.frontal_area', { value: from.frontal_area_m2, unit: 'm2' }],
    ['body.driveline_drag', { value: 0, unit: 'N', note: 'FASTSim has none: air and tyres hold all of it' }],
    ['body.rotating_mass', { value: (wheels * wheel_inertia_kgm2) / wheel_radius_m ** 2, unit: 'kg', note: 'wheels; FASTSim has no rotor' }],
    ['body.wheelbase', { value: from.wheelbase_m, unit: 'm' }],
    ['body.centre_of_gravity_height', { value: from.centre_of_gravity_m, unit: 'm' }],
    ...(driven === 'both' ? [] : [['body.front_axle_share', { value: driven === 'front' ? driven_axle_share : 1 - driven_axle_share }] as const]),
    ['wheels.grip', { value: from.grip }],
    ...axles.map((axle) => [`drive.${axle}.reducer_efficiency`, { value: from.gear_efficiency }] as const),
    ['auxiliaries.power', { value: 1e3 * from.auxiliaries_kW, unit: 'W' }],
    ...(charger_efficiency === undefined ? [] : [['charging.wall_efficiency', { value: charger_efficiency }] as const]),
    ...(regeneration === undefined ? [] : fading(regeneration)),
  ]
}

/** s/(1 + a·exp(−b·(v + 1))) reaches a tenth and nine tenths of s at (ln a ∓ ln 9)/b − 1 mph. */
function fading({ share, a, b }: NonNullable<FastsimVehicle['regeneration']>): readonly Given[] {
  const at = (odds: number): number => toSI(Math.max(0, (Math.log(a) + Math.log(odds)) / b - 1), 'mph', 'speed')
  return [
    ['regeneration.fade_start', { value: at(9), unit: 'm/s', note: 'nine tenths of what FASTSim recovers' }],
    ['regeneration.fade_end', { value: at(1 / 9), unit: 'm/s', note: 'a tenth of what FASTSim recovers' }],
    ['regeneration.share', { value: share }],
  ]
}

const ofTyre = ({ wheel_radius_m, rolling_resistance }: FastsimVehicle): readonly Given[] => [
  ['dynamic_radius', { value: wheel_radius_m, unit: 'm' }],
  ['rolling_resistance', { value: rolling_resistance, note: 'the same at any speed' }],
  ['speed_share.linear', { value: 0 }],
  ['speed_share.quadratic', { value: 0 }],
]

const ofPack = (from: FastsimVehicle): readonly Given[] => [
  ['usable.empty', { value: from.lowest_charge }],
  ['usable.full', { value: from.highest_charge }],
]

/** The text of a part with these quantities in place of its own, a value a line, and the file as their source. */
function withGiven(text: string, given: readonly Given[], sources: object): string {
  const content: Record<string, unknown> = { ...parse(text), sources }
  for (const [path, measure] of given) {
    const keys = path.split('.')
    const last = keys.pop()!
    const section = keys.reduce((inner, key) => inner[key] as Record<string, unknown>, content)
    if (measure === null) delete section[last]
    else section[last] = { value: tidy(measure.value), ...(measure.unit === undefined ? {} : { unit: measure.unit }), source: sourceId, ...noted(measure.note) }
  }
  return `${block(content, '').join('\n')}\n`
}

const noted = (note: string | undefined): { readonly note?: string } => (note === undefined ? {} : { note })
const tidy = (value: number): number => Number(value.toPrecision(9))
