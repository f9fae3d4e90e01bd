import { type Fastsim2Car, lastUpTo, type Stairs, stairBelow, stairsOf } from './fastsim2-car.ts'

/** A car on its way: FASTSim-2 knows its speed, what its machine gave, and its charge. */
interface Driven {
  speed: number
  machinePower: number
  stateOfCharge: number
}

/** FASTSim-2's own constants. */
export const constants = { gravity: 9.81, airDensity: 1.2, milesPerHour: 2.2369, metresPerMile: 1609 } as const

/** The end of one drive. */
export interface BackwardDrive {
  readonly kwhPerMile: number
  readonly missedSteps: number
  readonly stateOfCharge: number
}

/**
 * One drive, backward as FASTSim-2 does it: the trace asks the wheels, the wheels the machine, the machine the battery, which has one efficiency.
 *   Brooker et al., FASTSim: A Model to Estimate Vehicle Efficiency, Cost and Performance, SAE 2015-01-0973
 * The part for electric cars only, written from its equations, steps of 1 s, flat road, from a full battery. The buffers of charge that
 * it keeps for hard acceleration are left out: no cycle here gets near them.
 */
export function driveBackward(car: Fastsim2Car, trace: Iterable<number>): BackwardDrive {
  const table = stairsOf(car)
  const state: Driven = { speed: 0, machinePower: 0, stateOfCharge: car.max_soc }
  let distance = 0
  let missedSteps = 0
  let first = true
  for (const wanted of trace) {
    if (first) state.speed = wanted
    else if (!step(car, table, state, wanted)) missedSteps++
    if (!first) distance += state.speed
    first = false
  }
  const energy = (car.max_soc - state.stateOfCharge) * car.ess_max_kwh
  return { kwhPerMile: energy / (distance / constants.metresPerMile), missedSteps, stateOfCharge: state.stateOfCharge }
}

const kWs = 3600 // in a kWh

/** limit → demand → act; whether the trace was met. Powers in kW. */
function step(car: Fastsim2Car, table: Stairs, state: Driven, wanted: number): boolean {
  const { drive, regeneration } = limits(car, table, state)
  const asked = atWheels(car, state.speed, wanted)
  const met = asked <= drive
  const speed = met ? wanted : speedAt(car, state.speed, drive)
  const wheels = met ? asked : Math.min(drive, atWheels(car, state.speed, speed))
  const mechanical = wheels > 0 ? wheels / car.trans_eff : -recovered(car, { regeneration, wheels, meanSpeed: 0.5 * (state.speed + wanted) }) * car.trans_eff
  const battery = electrical(table, mechanical) + car.aux_kw
  const eta = Math.sqrt(car.ess_round_trip_eff)
  state.speed = speed
  state.machinePower = mechanical
  state.stateOfCharge -= (battery < 0 ? battery * eta : battery / eta) / kWs / car.ess_max_kwh
  return met
}

/** What the battery, the machine and the tyres allow at the wheels, and what the machine may take back. */
function limits(car: Fastsim2Car, { mechanical, electrical, efficiency }: Stairs, { speed, machinePower, stateOfCharge }: Driven) {
  const eta = Math.sqrt(car.ess_round_trip_eff)
  const peak = car.mc_max_kw
  const stored = kWs * car.ess_max_kwh
  const discharge = Math.min(car.ess_max_kw, Math.max(0, stored * eta * (stateOfCharge - car.min_soc)))
  const charge = Math.min(car.ess_max_kw, Math.max(0, (stored / eta) * (car.max_soc - stateOfCharge)))
  const electricity = discharge - car.aux_kw
  const fed = electricity >= electrical.at(-1)! ? peak : electricity > 0 ? mechanical[lastUpTo(electrical, electricity)]! : 0
  const machine = Math.min(fed, peak, Math.abs(machinePower) + peak / car.mc_sec_to_peak_pwr)
  const stair = charge === peak ? efficiency.at(-1)! : efficiency[stairBelow(mechanical, charge)]!
  const grip = gripOf(car)
  const tyres = ((car.veh_kg * grip) / 1000) * (speed + grip)
  return { drive: Math.min(machine * car.trans_eff, tyres / car.trans_eff), regeneration: Math.min(peak, charge / stair) }
}

/** The acceleration that the driven axle can hold: a = μ·f·g/(1 + h·μ/L). */
const gripOf = ({ wheel_coef_of_fric: mu, drive_axle_weight_frac: share, veh_cg_m: h, wheel_base_m: L }: Fastsim2Car): number =>
  (mu * share * constants.gravity) / (1 + (h * mu) / L)

/** Air, rolling, inertia of the car and of its wheels, from one speed to another within a second. */
function atWheels(car: Fastsim2Car, from: number, to: number): number {
  const mean = 0.5 * (from + to)
  const air = 0.5 * constants.airDensity * car.drag_coef * car.frontal_area_m2 * mean ** 3
  const rolling = car.veh_kg * constants.gravity * car.wheel_rr_coef * mean
  return (air + rolling + 0.5 * inertia(car) * (to * to - from * from)) / 1000
}

const inertia = ({ veh_kg, wheel_inertia_kg_m2, num_wheels, wheel_radius_m }: Fastsim2Car): number =>
  veh_kg + (wheel_inertia_kg_m2 * num_wheels) / wheel_radius_m ** 2

const gain = 0.9
const nearEnough = 1e-9

/**
 * The speed that this power reaches after a second, by Newton's rule at nine tenths of its stride. So it comes from below and stops a hair short of
 * the power, and where that lies on the edge of a stair the machine works on the stair below: results depend on it by 1e-4.
 */
function speedAt(car: Fastsim2Car, from: number, power: number): number {
  let speed = Math.max(1, from)
  for (let k = 0; k < 100; k++) {
    const next = speed - (gain * (atWheels(car, from, speed) - power)) / slopeAt(car, from, speed)
    const still = Math.abs(next - speed) < nearEnough * speed
    speed = next
    if (still) break
  }
  return Math.max(0, speed)
}

/** dP/dv of `atWheels` at its end. */
function slopeAt(car: Fastsim2Car, from: number, to: number): number {
  const air = 0.75 * constants.airDensity * car.drag_coef * car.frontal_area_m2 * (0.5 * (from + to)) ** 2
  return (air + 0.5 * car.veh_kg * constants.gravity * car.wheel_rr_coef + inertia(car) * to) / 1000
}

/** What of the braking reaches the gears: a share that fades towards rest, r/(1 + a·exp(−b·(v + 1))) with v in mph; friction takes the rest. */
function recovered(
  { trans_eff, max_regen, regen_a, regen_b }: Fastsim2Car,
  { regeneration, wheels, meanSpeed }: { readonly regeneration: number; readonly wheels: number; readonly meanSpeed: number },
): number {
  const share = max_regen / (1 + regen_a * Math.exp(-regen_b * (constants.milesPerHour * meanSpeed + 1)))
  return Math.max(0, Math.min(regeneration * trans_eff, share * -wheels))
}

/** Driving by the stair of what comes out, braking by the stair of what goes in. */
function electrical({ mechanical, electrical, efficiency }: Stairs, power: number): number {
  if (power === 0) return 0
  if (power < 0) return power * efficiency[stairBelow(electrical, -power)]!
  return power / (power === mechanical.at(-1) ? efficiency.at(-1)! : efficiency[stairBelow(mechanical, power)]!)
}
