import { interpolate } from '@firstdrive/engine'

/** An electric car as FASTSim-2 describes it, under its own names. */
export interface Fastsim2Car {
  readonly name: string
  readonly drag_coef: number
  readonly frontal_area_m2: number
  /** All that moves, the load with it. */
  readonly veh_kg: number
  readonly cargo_kg: number
  /** Negative where the rear axle is driven. */
  readonly veh_cg_m: number
  readonly drive_axle_weight_frac: number
  readonly wheel_base_m: number
  readonly wheel_inertia_kg_m2: number
  readonly num_wheels: number
  readonly wheel_rr_coef: number
  readonly wheel_radius_m: number
  readonly wheel_coef_of_fric: number
  readonly mc_max_kw: number
  readonly mc_sec_to_peak_pwr: number
  readonly mc_pwr_out_perc: readonly number[]
  readonly mc_eff_map: readonly number[]
  readonly ess_max_kw: number
  readonly ess_max_kwh: number
  readonly ess_round_trip_eff: number
  readonly min_soc: number
  readonly max_soc: number
  readonly trans_eff: number
  readonly aux_kw: number
  readonly max_regen: number
  readonly chg_eff: number
  readonly regen_a: number
  readonly regen_b: number
}

/** What FASTSim-2 makes of its machine: efficiency on a hundred stairs of power, in kW. */
export interface Stairs {
  readonly mechanical: readonly number[]
  readonly electrical: readonly number[]
  readonly efficiency: readonly number[]
}

const stairs = 100

/** η(k/100 · P_max) between the points of the file; the power that goes in at each stair is P/η. */
export function stairsOf({ mc_max_kw: peak, mc_pwr_out_perc, mc_eff_map }: Fastsim2Car): Stairs {
  const shares = Array.from({ length: stairs + 1 }, (_, k) => k / stairs)
  const efficiency = shares.map((share) => interpolate(mc_pwr_out_perc, mc_eff_map, share))
  const mechanical = shares.map((share) => share * peak)
  return { mechanical, electrical: mechanical.map((power, k) => power / efficiency[k]!), efficiency }
}

/** A stair below the highest is held from its lower edge on, and the lowest counts as the one above it. */
export const stairBelow = (edges: readonly number[], power: number): number => Math.max(1, lastUpTo(edges, power))

/** The last edge that is not above this power. */
export function lastUpTo(edges: readonly number[], power: number): number {
  const inside = Math.min(power, edges.at(-1)! - 0.01)
  return edges.findIndex((edge) => edge > inside) - 1
}
