import { fine, type Issue, type Result, wrong } from '../issue.ts'
import { positive, share } from '../quantity.ts'
import type { FastsimVehicle } from './fastsim-vehicle.ts'
import { checkLoad, type Figures, figuresOf, fraction, type Named } from './figures.ts'
import { onlyElectric } from './powertrain.ts'

const kinds: Readonly<Record<string, string>> = { Conv: 'conventional', HEV: 'a hybrid', PHEV: 'a plug-in hybrid' }

/** One vehicle of FASTSim-2, under its names in snake_case. */
export function fastsim2Vehicle(from: Named): Result<FastsimVehicle> {
  const issues: Issue[] = []
  const figures = figuresOf(from, issues)
  const kind = figures.text('veh_pt_type')
  if (kind !== 'BEV') {
    figures.wrong('veh_pt_type', onlyElectric('BEV', kind, kinds[kind]))
    return wrong(issues)
  }
  const { number, optional, text } = figures
  const centre = number('veh_cg_m')
  const lowest = number('min_soc', fraction)
  const recovered = optional('max_regen', fraction)
  const found: FastsimVehicle = {
    name: text('scenario_name') || 'a vehicle of FASTSim-2',
    version: 2,
    mass_kg: massOf(figures),
    load_kg: optional('cargo_kg', { least: 0 }) ?? 0,
    drag_coefficient: number('drag_coef', { above: 0, most: 2 }),
    frontal_area_m2: number('frontal_area_m2', positive),
    wheelbase_m: number('wheel_base_m', positive),
    centre_of_gravity_m: Math.abs(centre),
    driven: centre < 0 ? 'rear' : 'front',
    driven_axle_share: number('drive_axle_weight_frac', share),
    rolling_resistance: number('wheel_rr_coef', { above: 0, most: 0.1 }),
    wheel_radius_m: number('wheel_radius_m', positive),
    wheel_inertia_kgm2: number('wheel_inertia_kg_m2', { least: 0 }),
    wheels: number('num_wheels', positive),
    grip: number('wheel_coef_of_fric', { above: 0, most: 3 }),
    machine_kW: number('mc_max_kw', positive),
    gear_efficiency: number('trans_eff', share),
    battery_kWh: number('ess_max_kwh', positive),
    battery_kW: number('ess_max_kw', positive),
    lowest_charge: lowest,
    highest_charge: number('max_soc', { above: lowest || 0, most: 1 }),
    auxiliaries_kW: number('aux_kw', { least: 0 }),
    charger_efficiency: optional('chg_eff', share),
    regeneration: recovered === undefined ? undefined : { share: recovered, a: optional('regen_a', positive) ?? 500, b: optional('regen_b', positive) ?? 0.99 },
  }
  if (centre === 0) figures.wrong('veh_cg_m', { code: 'value', expected: 'a height above 0, or below 0 for rear-wheel drive', got: '0', hint: '' })
  checkLoad(found, 'cargo_kg', figures)
  return issues.length > 0 ? wrong(issues) : fine(found)
}

/** The mass that is given, or the sum of the parts: machine, gears and battery weigh `comp_mass_multiplier` times their own. */
function massOf({ number, optional }: Figures): number {
  const given = optional('veh_override_kg', { least: 0 })
  if (given !== undefined && given !== 0) return given
  const part = (path: string): number => number(path, { least: 0 })
  const machine = part('mc_pe_base_kg') + part('mc_pe_kg_per_kw') * part('mc_max_kw')
  const battery = part('ess_base_kg') + part('ess_kg_per_kwh') * part('ess_max_kwh')
  return part('glider_kg') + (optional('cargo_kg', { least: 0 }) ?? 0) + part('comp_mass_multiplier') * (part('trans_kg') + machine + battery)
}
