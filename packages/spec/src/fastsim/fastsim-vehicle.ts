/** What a vehicle file of FASTSim says of an electric car, under one set of names whichever version wrote it. Undefined is not given. */
export interface FastsimVehicle {
  readonly name: string
  readonly version: 2 | 3
  /** All that moves in FASTSim, the load with it. */
  readonly mass_kg: number
  readonly load_kg: number
  readonly drag_coefficient: number
  readonly frontal_area_m2: number
  readonly wheelbase_m: number
  readonly centre_of_gravity_m: number
  readonly driven: 'front' | 'rear' | 'both'
  /** Share of the weight on the driven axle. */
  readonly driven_axle_share: number
  readonly rolling_resistance: number
  readonly wheel_radius_m: number
  readonly wheel_inertia_kgm2: number
  readonly wheels: number
  readonly grip: number
  readonly machine_kW: number
  readonly gear_efficiency: number
  readonly battery_kWh: number
  readonly battery_kW: number
  readonly lowest_charge: number
  readonly highest_charge: number
  readonly auxiliaries_kW: number
  readonly charger_efficiency: number | undefined
  readonly regeneration: Regeneration | undefined
}

/** The share of braking that is recovered: share/(1 + a·exp(−b·(v + 1))), v in mph. */
export interface Regeneration {
  readonly share: number
  readonly a: number
  readonly b: number
}
