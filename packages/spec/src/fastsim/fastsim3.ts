import { fine, type Issue, type Result, wrong } from '../issue.ts'
import { positive, share } from '../quantity.ts'
import { isSection } from '../section-value.ts'
import type { FastsimVehicle } from './fastsim-vehicle.ts'
import { checkLoad, figuresOf, fraction, type Named } from './figures.ts'
import { onlyElectric } from './powertrain.ts'

const electric = ['BatteryElectricVehicle', 'BEV']
const kinds: Readonly<Record<string, string>> = {
  ConventionalVehicle: 'conventional',
  Conv: 'conventional',
  HybridElectricVehicle: 'a hybrid',
  HEV: 'a hybrid',
  PlugInHybridElectricVehicle: 'a plug-in hybrid',
  PHEV: 'a plug-in hybrid',
}
const driven: Readonly<Record<string, FastsimVehicle['driven']>> = { FWD: 'front', RWD: 'rear', AWD: 'both', '4WD': 'both' }

/** One vehicle of FASTSim-3: sections, and SI units written out in the names. */
export function fastsim3Vehicle(from: Named): Result<FastsimVehicle> {
  const issues: Issue[] = []
  const figures = figuresOf(from, issues)
  const { number, optional, text, wrong: say } = figures
  const type = from.data.pt_type
  const kind = isSection(type) ? (Object.keys(type)[0] ?? '') : String(type ?? '')
  if (!electric.includes(kind)) {
    say('pt_type', onlyElectric('pt_type: { BEV: … }', kind, kinds[kind]))
    return wrong(issues)
  }
  const powertrain = `pt_type.${kind}`
  const axles = driven[text('chassis.drive_type')]
  if (axles === undefined)
    say('chassis.drive_type', {
      code: 'value',
      expected: 'FWD, RWD, AWD or 4WD',
      got: text('chassis.drive_type') || 'nothing',
      hint: 'It says which axles are driven.',
    })
  const lowest = number(`${powertrain}.res.min_soc`, fraction)
  const found: FastsimVehicle = {
    name: text('name') || 'a vehicle of FASTSim-3',
    version: 3,
    mass_kg: number('mass_kilograms', positive),
    load_kg: optional('chassis.cargo_mass_kilograms', { least: 0 }) ?? 0,
    drag_coefficient: number('chassis.drag_coef', { above: 0, most: 2 }),
    frontal_area_m2: number('chassis.frontal_area_square_meters', positive),
    wheelbase_m: number('chassis.wheel_base_meters', positive),
    centre_of_gravity_m: Math.abs(number('chassis.cg_height_meters')), // below 0 in files that were FASTSim-2's, where the sign told the axle
    driven: axles ?? 'front',
    driven_axle_share: number('chassis.drive_axle_weight_frac', share),
    rolling_resistance: number('chassis.wheel_rr_coef', { above: 0, most: 0.1 }),
    wheel_radius_m: number('chassis.wheel_radius_meters', positive),
    wheel_inertia_kgm2: number('chassis.wheel_inertia_kilogram_square_meters', { least: 0 }),
    wheels: number('chassis.num_wheels', positive),
    grip: number('chassis.wheel_fric_coef', { above: 0, most: 3 }),
    machine_kW: number(`${powertrain}.em.pwr_out_max_watts`, positive) / 1e3,
    gear_efficiency: gears(),
    battery_kWh: number(`${powertrain}.res.energy_capacity_joules`, positive) / 3.6e6,
    battery_kW: number(`${powertrain}.res.pwr_out_max_watts`, positive) / 1e3,
    lowest_charge: lowest,
    highest_charge: number(`${powertrain}.res.max_soc`, { above: lowest || 0, most: 1 }),
    auxiliaries_kW: number('pwr_aux_base_watts', { least: 0 }) / 1e3,
    charger_efficiency: undefined,
    regeneration: undefined,
  }
  checkLoad(found, 'chassis.cargo_mass_kilograms', figures)
  return issues.length > 0 ? wrong(issues) : fine(found)

  /** A number, or `Interp0D` or `Constant` of one; older files repeat it at the top. */
  function gears(): number {
    const eff = `${powertrain}.transmission.eff_interp`
    const path = [`${eff}.Interp0D`, `${eff}.Constant`, 'trans_eff'].find((each) => text(each) !== '') ?? eff
    return number(path, share)
  }
}
