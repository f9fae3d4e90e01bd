import type { Origin } from '../fixture.ts'

type Ends = readonly [first: number, last: number]

/** A resistance or a capacity as the product of three functions, each on a uniform axis of `Tables.axes`. */
export interface Product {
  readonly ofTemperature: readonly number[]
  readonly ofCurrent: readonly number[]
  readonly ofCharge: readonly number[]
}

/** What drives PyBaMM's Thevenin model. */
export interface Tables {
  readonly axes: { readonly temperature_C: Ends; readonly current_A: Ends; readonly soc: Ends }
  readonly R0_Ohm: Product
  readonly R1_Ohm: Product
  readonly C1_F: Product
  readonly ocv: { readonly soc: Ends; readonly ocv_V: readonly number[] }
  /** dU/dT, a row for each open-circuit voltage. */
  readonly entropy: { readonly ocv_V: Ends; readonly temperature_C: Ends; readonly rows_V_per_K: readonly (readonly number[])[] }
}

/** What was asked: a current, a power, or a current that is linear between breaks. */
export interface Asked {
  readonly tables: 'constant' | 'ECM_Example'
  readonly soc: number
  readonly temperature_C: number
  readonly air_C: number
  readonly current_A?: number
  readonly power_W?: number
  readonly breaks_s?: readonly number[]
  readonly breaks_A?: readonly number[]
}

export interface TheveninCase {
  readonly id: string
  readonly asked: Asked
  readonly time_s: readonly number[]
  readonly current_A: readonly number[]
  readonly voltage_V: readonly number[]
  readonly soc: readonly number[]
  readonly temperature_C: readonly number[]
  readonly jig_C: readonly number[]
}

/** `fixtures/pybamm-thevenin.json`. */
export interface TheveninFixture extends Origin {
  /** Case A in closed form. */
  readonly analytic: { readonly time_s: number; readonly voltage_V: number; readonly soc: number; readonly temperature_C: number }
  readonly cell: {
    readonly capacity_Ah: number
    readonly heat_capacity_J_per_K: number
    readonly jig_heat_capacity_J_per_K: number
    readonly cell_to_jig_W_per_K: number
    readonly jig_to_air_W_per_K: number
  }
  readonly tables: Readonly<Record<Asked['tables'], Tables>>
  readonly cases: readonly TheveninCase[]
}
