import { carFromTexts, loadCycle } from '@firstdrive/library'
import { type Car, type FastsimVehicle, formatIssue, importedVehicle, type Result } from '@firstdrive/spec'
import { drive } from '@firstdrive/study'
import { fromKilometres } from '@firstdrive/units'
import { type Case, compare } from '../case.ts'
import type { Part } from '../suite.ts'
import { constants } from './backward-step.ts'
import type { Fastsim2Car } from './fastsim2-car.ts'
import { type ComputedCar, type CycleId, cycleIds, fastsim2Fixture } from './fixture.ts'

const charge_pct = 80 // room for what comes back

/** The same cars by our own laws: what `import-vehicle` makes of each. */
export const fastsim2Ours: Part = {
  title: 'The cars of FASTSim-2 by our own laws',
  about:
    'Each car as firstdrive import-vehicle brings it in, with its load, at 23 °C, from 80 % of charge: energy out of the cells a mile (of 1609 m) beside that of FASTSim-2. What FASTSim does not tell, gear ratio, torque, losses, cells, is assumed as in a sketch. With label both are beside the label of the US EPA where there is one, at the wall: two cycles over 0.7, charged at the efficiency that the car’s file has; 55 % city and 45 % highway together. The maker’s own factor, which may differ from 0.7, is not known. Ours lie too high on the motorway, most of all with small machines: these keep the no-load loss of the reference machine beside a rolling resistance that was chosen for a model without one. Nothing is promised.',
  needs: [],
  limits: [],
  origins: () => [fastsim2Fixture()],
  cases: () => ourCases(fastsim2Fixture().cars),
}

function ourCases(cars: readonly ComputedCar[]): readonly Case[] {
  const driven = cars.map((car) => ({ car, ours: consumptions(car) }))
  return [
    ...cycleIds.flatMap((id) =>
      driven.map(({ car, ours }) => compare('fastsim2_ours_pct', `${car.name}, ${id}`, car.kwh_per_mile[id], ours[id], 'kWh a mile')),
    ),
    ...driven.flatMap(({ car }) => labelCases('fastsim2_label_pct', car, car.kwh_per_mile)),
    ...driven.flatMap(({ car, ours }) => labelCases('fastsim2_ours_label_pct', car, ours)),
  ]
}

type ByCycle = Readonly<Record<CycleId, number>>

/** Out of the cells, in kWh a mile. */
function consumptions(from: ComputedCar): ByCycle {
  const car = carOf(from)
  const of = (id: CycleId): number => {
    const { distance_km, energy, battery_heat_kWh } = drive(
      car,
      { cycle: ours(loadCycle(id)), untilEmpty: false },
      { conditions: { load_kg: from.cargo_kg, soc_pct: charge_pct } },
    )
    return ((energy.battery_kWh + battery_heat_kWh) / fromKilometres(distance_km)) * constants.metresPerMile
  }
  return { udds: of('udds'), hwfet: of('hwfet'), us06: of('us06'), 'wltc-3b': of('wltc-3b') }
}

/** Label of the US EPA from two cycles, 40 CFR 600.210-12: adjusted by 0.7, at the wall, 55 % city. */
function labelCases(quantity: string, { name, chg_eff, label_kwh_per_mile }: ComputedCar, { udds, hwfet }: ByCycle): readonly Case[] {
  const figures = { udds, hwfet, combined: 0.55 * udds + 0.45 * hwfet }
  return (['udds', 'hwfet', 'combined'] as const).flatMap((kind) => {
    const label = label_kwh_per_mile[kind]
    return label === undefined ? [] : [compare(quantity, `${name}, ${kind}`, label, figures[kind] / 0.7 / chg_eff, 'kWh a mile at the wall')]
  })
}

/** The car that `import-vehicle` makes, without a file. */
function carOf(car: Fastsim2Car): Car {
  const [vehicle, ...parts] = importedVehicle(vehicleOf(car), car.name).files
  return ours(carFromTexts(vehicle!.text, vehicle!.name, new Map(parts.map(({ name, text }) => [`./${name}`, text]))))
}

const vehicleOf = (car: Fastsim2Car): FastsimVehicle => ({
  name: car.name,
  version: 2,
  mass_kg: car.veh_kg,
  load_kg: car.cargo_kg,
  drag_coefficient: car.drag_coef,
  frontal_area_m2: car.frontal_area_m2,
  wheelbase_m: car.wheel_base_m,
  centre_of_gravity_m: Math.abs(car.veh_cg_m),
  driven: car.veh_cg_m < 0 ? 'rear' : 'front',
  driven_axle_share: car.drive_axle_weight_frac,
  rolling_resistance: car.wheel_rr_coef,
  wheel_radius_m: car.wheel_radius_m,
  wheel_inertia_kgm2: car.wheel_inertia_kg_m2,
  wheels: car.num_wheels,
  grip: car.wheel_coef_of_fric,
  machine_kW: car.mc_max_kw,
  gear_efficiency: car.trans_eff,
  battery_kWh: car.ess_max_kwh,
  battery_kW: car.ess_max_kw,
  lowest_charge: car.min_soc,
  highest_charge: car.max_soc,
  auxiliaries_kW: car.aux_kw,
  charger_efficiency: car.chg_eff,
  regeneration: { share: car.max_regen, a: car.regen_a, b: car.regen_b },
})

function ours<Value>(made: Result<Value>): Value {
  if (made.ok) return made.value
  throw new Error(made.issues.map(formatIssue).join('\n')) // of a fixture, or of the library
}
