import type { z } from 'zod'
import type { Car, Checked } from '../src/index.ts'
import { cell, formatIssue, machine, pack, parseAs, tyre, vehicle } from '../src/index.ts'

/** A saloon that nobody builds, as somebody would write it down: round figures for the tests. */
export const texts = {
  vehicle: `name: Made-up saloon
sources:
  bench: { title: "Our own scales and tape", kind: measured }
  guess: { title: "Round figures", kind: assumed }
body:
  source: bench
  kerb_mass: { value: 2000, unit: kg }
  drag_coefficient: { value: 0.2, source: guess, spread: 0.05 }
  frontal_area: { value: 2.3, unit: m2 }
  driveline_drag: { value: 20, unit: N }
  rotating_mass: { value: 90, unit: kg }
  wheelbase: { value: 3, unit: m }
  centre_of_gravity_height: { value: 0.5, unit: m }
  front_axle_share: { value: 50, unit: "%" }
wheels:
  source: guess
  tyre: round
  grip: { value: 1.1 }
drive:
  lead: rear
  rear:
    source: guess
    machine: strong
    ratio: { value: 10 }
    reducer_efficiency: { value: 0.97 }
    inverter_standing_loss: { value: 150, unit: W }
    inverter_load_loss: { value: 0.015 }
battery: { pack: box }
regeneration:
  source: guess
  fade_start: { value: 15, unit: km/h }
  fade_end: { value: 5, unit: km/h }
brakes: { source: guess, force: { value: 26, unit: kN } }
auxiliaries: { source: guess, power: { value: 300, unit: W } }
charging: { source: guess, wall_efficiency: { value: 0.88 } }
top_speed: { value: 200, unit: km/h, source: bench }
`,
  tyre: `name: Round tyre
sources: {}
source: assumed
dynamic_radius: { value: 0.34, unit: m }
rolling_resistance: { value: 0.007, spread: 0.1 }
speed_share:
  linear: { value: 0.05 }
  quadratic: { value: 0.08 }
`,
  pack: `name: Box of cells
sources:
  label: { title: "Label on the box", kind: maker }
source: label
cell: block
series: { value: 100 }
parallel: 2
mass: { value: 400, unit: kg }
cell_mass_share: { value: 0.75 }
usable:
  empty: { value: 0.05 }
  full: { value: 0.97 }
discharge_current: { value: 800, unit: A }
charge_current: { value: 400, unit: A }
conductance: { value: 10, unit: W/K }
`,
  cell: `name: Block cell
sources:
  bench: { title: "Cell bench", kind: measured }
source: bench
chemistry: NMC
format: prismatic
capacity: { value: 50, unit: Ah }
minimum_voltage: { value: 2.8, unit: V }
maximum_voltage: { value: 4.2, unit: V }
open_circuit:
  source: bench
  soc: [0, 0.5, 1]
  voltage: [3, 3.6, 4.2]
series_resistance: { value: 60, unit: mOhm.Ah }
fast_resistance: { value: 15, unit: mOhm.Ah }
fast_time: { value: 8, unit: s }
slow_resistance: { value: 30, unit: mOhm.Ah }
slow_time: { value: 90, unit: s }
resistance_law: { source: bench, a_K: 1750, b_K2: 3.1e6 }
confidence: C
specific_heat: { value: 1000, unit: J/(kg.K) }
`,
  machine: `name: Strong machine
sources:
  guess: { title: "Round figures", kind: assumed }
source: guess
type: pmsm
power: { value: 200, unit: kW }
torque: { value: 400, unit: Nm }
maximum_speed: { value: 16000, unit: rpm }
scaled_from: reference
`,
  reference: `name: Reference machine
sources:
  map: { title: "Efficiency map", kind: measured }
source: map
type: pmsm
power: { value: 300, unit: kW }
torque: { value: 430, unit: Nm }
maximum_speed: { value: 16000, unit: rpm }
losses:
  load:
    constant: { value: 0.007 }
    linear: { value: 0.013 }
    quadratic: { value: 0.044 }
  no_load:
    linear: { value: 1000, unit: W }
    quadratic: { value: 2000, unit: W }
    cubic: { value: 500, unit: W }
`,
} as const

export const schemas = { vehicle, tyre, pack, cell, machine, reference: machine } as const

type Noun = keyof typeof texts
/** A line as it stands, and what it becomes. */
export type Change = readonly [line: string, becomes: string]

/** The text of a part with some lines changed. */
export const changed = (noun: Noun, ...changes: readonly Change[]): string =>
  changes.reduce((text, [line, becomes]) => {
    if (!text.includes(line)) throw new Error(`"${line}" is not in ${noun}`)
    return text.replace(line, () => becomes)
  }, texts[noun] as string)

/** What the program says of a text. */
export function said(schema: z.ZodType, text: string, file: string): readonly string[] {
  const parsed = parseAs(schema, text, file)
  return parsed.ok ? [] : parsed.issues.map(formatIssue)
}

function sound<Schema extends z.ZodType>(schema: Schema, text: string, file: string): Checked<z.output<Schema>> {
  const parsed = parseAs(schema, text, file)
  if (!parsed.ok) throw new Error(parsed.issues.map(formatIssue).join('\n'))
  return parsed.value
}

/** The made-up car, with some lines of its files changed. */
export function madeUpCar(changes: Partial<Record<Noun, readonly Change[]>> = {}): Car {
  const text = (noun: Noun): string => changed(noun, ...(changes[noun] ?? []))
  const strong = sound(machine, text('machine'), 'machines/strong.yaml')
  const reference = sound(machine, text('reference'), 'machines/reference.yaml')
  return {
    id: 'saloon',
    vehicle: sound(vehicle, text('vehicle'), 'vehicles/saloon.yaml'),
    tyre: sound(tyre, text('tyre'), 'tyres/round.yaml'),
    pack: sound(pack, text('pack'), 'packs/box.yaml'),
    cell: sound(cell, text('cell'), 'cells/block.yaml'),
    machines: { rear: { machine: strong, reference } },
  }
}
