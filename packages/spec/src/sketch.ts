import { fromKilowattHours, fromRevolutionsPerMinute, toAmpereHours, toKilometresPerHour, toKilowattHours } from '@firstdrive/units'
import { stringify } from 'yaml'
import type { Measure } from './quantity.ts'
import type { SketchSpec } from './schema/sketch.ts'

/** A quantity as people write it. */
interface Written {
  readonly value: number
  readonly unit?: string
  readonly source?: string
  readonly spread?: number
  readonly note?: string
}

/** The files that a sketch stands for: texts as a person would have written them. */
export interface SketchFiles {
  readonly vehicle: string
  readonly tyre: string
  readonly pack: string
  /** Of each driven axle. */
  readonly machines: Readonly<Partial<Record<'front' | 'rear', string>>>
}

// The rules. Each is an assumption with a spread that covers most electric cars of 2012 to 2024.
const radius = 0.33 // m
const rotorLimit = 16_000 // rpm
const usualRatio = 9.5
const margin = 1.05 // the machine turns a little beyond the limiter
const chemistries = {
  NMC: { cell: 'qilin-nmc', series: 96, meanVoltage: 3.67, lowVoltage: 3.3, energyPerMass: 155 },
  LFP: { cell: 'blade-lfp', series: 108, meanVoltage: 3.21, lowVoltage: 2.9, energyPerMass: 130 },
} as const
const coolingPerEnergy = 17 / fromKilowattHours(1) // W/K for each joule
/** Above it a pack has twice the cells in series. */
const highVoltagePower = 300e3

const given = ({ value, unit, source, spread, note }: Measure, section: string | undefined): Written => ({
  value,
  unit,
  source: source ?? section ?? 'assumed',
  ...(spread === null ? {} : { spread }),
  ...(note === '' ? {} : { note }),
})
const guess = (value: number, unit: string | null, spread: number, note?: string): Written => ({
  value: Number(value.toPrecision(4)),
  ...(unit === null ? {} : { unit }),
  source: 'assumed',
  spread,
  ...(note === undefined ? {} : { note }),
})
const certain = (value: number, unit: string | null): Written => ({ value, ...(unit === null ? {} : { unit }), source: 'assumed' })

/**
 * Writes out what a sketch leaves open. What it says is taken over with its sources; the rest is `assumed`, with a spread.
 * `names` are the references under which the vehicle finds its own parts.
 */
export function expandSketch(
  spec: SketchSpec,
  names: { readonly tyre: string; readonly pack: string; readonly front: string; readonly rear: string },
): SketchFiles {
  const { driven = 'rear' } = spec.sketch
  const axles = driven === 'both' ? (['front', 'rear'] as const) : [driven]
  const machines = Object.fromEntries(axles.map((axle) => [axle, stringify(machineOf(spec, axle, axles.length))]))
  return { vehicle: stringify(vehicleOf(spec, axles, names)), tyre: stringify(tyreOf()), pack: stringify(packOf(spec)), machines }
}

function vehicleOf({ name, variant, note, sources, sketch }: SketchSpec, axles: readonly ('front' | 'rear')[], names: Parameters<typeof expandSketch>[1]) {
  const { source, kerb_mass, drag_area, road_load, top_speed } = sketch
  const fastest = (fromRevolutionsPerMinute(rotorLimit) * radius) / usualRatio
  const ratio = top_speed === undefined ? usualRatio : Math.min(usualRatio, (usualRatio * fastest) / (margin * top_speed.si))
  const unit = (axle: 'front' | 'rear') => ({
    machine: names[axle],
    ratio: guess(ratio, null, 0.1),
    reducer_efficiency: guess(0.97, null, 0.01),
    inverter_standing_loss: guess(150, 'W', 0.3),
    inverter_load_loss: guess(0.016, null, 0.3),
    ...(isHelper(axle, axles.length) ? { idle_drag: guess(20, 'N', 0.5) } : {}),
  })
  return {
    name,
    ...(variant === undefined ? {} : { variant }),
    ...(note === undefined ? {} : { note }),
    sources,
    body: {
      kerb_mass: given(kerb_mass, source),
      ...(drag_area === undefined ? {} : { drag_area: given(drag_area, source), driveline_drag: guess(30, 'N', 0.5) }),
      rotating_mass: guess(0.04 * kerb_mass.si, 'kg', 0.3, 'wheels and rotors'),
      wheelbase: guess(2.8, 'm', 0.08),
      centre_of_gravity_height: guess(0.55, 'm', 0.12),
      front_axle_share: guess(0.49, null, 0.06),
    },
    ...(road_load === undefined ? {} : { road_load: roadLoadOf(road_load, source) }),
    wheels: { tyre: names.tyre, grip: guess(1.05, null, 0.1) },
    drive: { lead: axles.at(-1), ...Object.fromEntries(axles.map((axle) => [axle, unit(axle)])) },
    battery: { pack: names.pack },
    regeneration: { fade_start: certain(4, 'm/s'), fade_end: certain(1.5, 'm/s') },
    brakes: { force: guess(1.3 * kerb_mass.si * 9.81, 'N', 0.1, 'more than the tyres hold') },
    auxiliaries: { power: guess(300, 'W', 0.3) },
    charging: { wall_efficiency: guess(0.88, null, 0.02), ac_power: certain(11, 'kW'), onboard_efficiency: guess(0.91, null, 0.04) },
    top_speed: top_speed === undefined ? guess(toKilometresPerHour(fastest / margin), 'km/h', 0.1) : given(top_speed, source),
  }
}

const roadLoadOf = ({ a, b, c, test_mass, source }: NonNullable<SketchSpec['sketch']['road_load']>, section: string | undefined) => ({
  a: given(a, source ?? section),
  b: given(b, source ?? section),
  c: given(c, source ?? section),
  test_mass: given(test_mass, source ?? section),
})

/** With two axles the front one helps, and idles when it is not needed. */
const isHelper = (axle: 'front' | 'rear', count: number): boolean => count === 2 && axle === 'front'

function machineOf({ name, sources, sketch }: SketchSpec, axle: 'front' | 'rear', count: number) {
  const { power, torque, source } = sketch
  const share = (measure: Measure): Written => ({ ...given(measure, source), value: measure.value / count })
  const helper = isHelper(axle, count)
  return {
    name: `${axle} machine of ${name}`,
    sources,
    type: helper ? 'induction' : 'pmsm',
    power: share(power),
    torque: share(torque),
    maximum_speed: guess(rotorLimit, 'rpm', 0.1),
    scaled_from: helper ? 'reference-induction' : 'reference-pmsm',
  }
}

function packOf({ name, sources, sketch: { battery_energy, power, chemistry = 'NMC', source } }: SketchSpec) {
  const { cell, series: usual, meanVoltage, lowVoltage, energyPerMass } = chemistries[chemistry]
  const series = power.si > highVoltagePower ? 2 * usual : usual
  const capacity = toAmpereHours(battery_energy.si / (series * meanVoltage))
  return {
    name: `pack of ${name}`,
    sources,
    cell,
    series: certain(series, null),
    parallel: 1,
    capacity: { ...certain(Number(capacity.toPrecision(6)), 'Ah'), note: 'energy over the mean voltage at C/3' },
    energy: given(battery_energy, source),
    mass: guess((toKilowattHours(battery_energy.si) * 1000) / energyPerMass, 'kg', 0.15),
    cell_mass_share: guess(0.7, null, 0.1),
    case: { specific_heat: certain(896, 'J/(kg.K)'), conductance: guess((toKilowattHours(battery_energy.si) * 700) / energyPerMass, 'W/K', 0.5) },
    spread: { resistance: guess(0.02, null, 0.5), temperature: guess(2, 'K', 0.5) },
    usable: { empty: guess(0.03, null, 0.5), full: certain(1, null) },
    discharge_current: guess((1.25 * power.si) / (series * lowVoltage), 'A', 0.1, 'enough for the peak power'),
    charge_current: guess(1.8 * capacity, 'A', 0.3),
    cooling: {
      conductance: guess(coolingPerEnergy * battery_energy.si, 'W/K', 0.4),
      coolant_temperature: certain(25, 'degC'),
      chiller_efficiency: guess(3, null, 0.2),
      fade_start: certain(50, 'degC'),
      fade_end: certain(60, 'degC'),
    },
    conductance: guess(10, 'W/K', 0.5),
  }
}

const tyreOf = () => ({
  name: 'a passenger car tyre of class B to C',
  sources: {},
  dynamic_radius: guess(radius, 'm', 0.05),
  rolling_resistance: guess(0.008, null, 0.15),
  speed_share: { linear: guess(0.05, null, 0.5), quadratic: guess(0.08, null, 0.5) },
})
