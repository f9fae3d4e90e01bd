import type { Ampere, Coulomb, JoulePerKelvin, Kelvin, Ohm, Quantity, Ratio, Second, Volt, WattPerKelvin } from '@firstdrive/units'
import { type Curve, tabulate } from '../numerics/curve.ts'
import { type Table, tabulateColumns } from '../numerics/table.ts'

/** A pack of S × P cells seen from its terminals. Resistances at 25 °C. */
export interface BatteryParameters {
  readonly capacity: Coulomb
  /** Open-circuit voltage at 25 °C over the cells' state of charge. */
  readonly openCircuit: Curve
  /** U − T·dU/dT over the state of charge: what the chemistry gives for each ampere, at any temperature. */
  readonly enthalpy: Curve
  /** At half charge. */
  readonly seriesResistance: Ohm
  readonly fastResistance: Ohm
  /** What depends on the state of charge and what on the temperature: `tabulateCharge`, `tabulateTemperature`. */
  readonly ofCharge: Table
  readonly ofTemperature: Table
  readonly fastTime: Second
  readonly slowTime: Second
  /** By how much the surface of the electrodes lags behind their mean at 25 °C, over the rate of charge: R²/(15·D) of a sphere. */
  readonly diffusionTime: Second
  /** Half the distance between the open-circuit voltages after a charge and after a discharge. */
  readonly hysteresis: Volt
  /** How fast a change of direction moves from one to the other: e-fold per 1/γ of the capacity. */
  readonly hysteresisRate: Ratio
  /** Of the cells, and of the case around them. */
  readonly heatCapacity: JoulePerKelvin
  readonly caseHeatCapacity: JoulePerKelvin
  /** From the cells to the case, and from the case to the air. */
  readonly caseConductance: WattPerKelvin
  readonly conductance: WattPerKelvin
  readonly minimumVoltage: Volt
  readonly maximumVoltage: Volt
  readonly dischargeCurrent: Ampere
  /** Out of the pack for longer than half a minute: what is asked of it in a drive is not held to it. */
  readonly continuousCurrent: Ampere
  readonly chargeCurrent: Ampere
  /** Resistance of the cell that reaches a voltage limit first, over the mean. */
  readonly weakest: Ratio
  /** The window that the car uses of the cells' state of charge. */
  readonly emptyCharge: Ratio
  readonly fullCharge: Ratio
}

/** Of a cell on a test bench: no limit but its voltages, and the whole of its charge. */
export const ofBenchCell = {
  dischargeCurrent: Infinity,
  continuousCurrent: Infinity,
  chargeCurrent: Infinity,
  weakest: 1,
  emptyCharge: 0,
  fullCharge: 1,
} as const

/** Of the cells' state of charge, at 25 °C. */
export interface OfCharge {
  readonly openCircuit: (z: Ratio) => Volt
  /** dU/dT. */
  readonly entropy: (z: Ratio) => Quantity<'V/K'>
  readonly seriesResistance: (z: Ratio) => Ohm
  readonly fastResistance: (z: Ratio) => Ohm
  readonly slowResistance: (z: Ratio) => Ohm
  /** Beyond this charging current lithium is plated. */
  readonly platingCurrent: (z: Ratio) => Ampere
}

/** Of the cells' temperature, over the value at 25 °C. */
export interface OfTemperature {
  readonly resistanceFactor: (T: Kelvin) => Ratio
  readonly platingFactor: (T: Kelvin) => Ratio
}

/** Slowest relaxation of a sphere, R²/(4.493²·D), over its lag in the steady state, R²/(15·D): Crank, The Mathematics of Diffusion, ch. 6. */
export const lagRelaxation = 15 / (4.4934 * 4.4934)

/** Where each column of `ofCharge` stands in a row; `ofTemperature` has two. */
export const chargeColumns = 6

const room: Kelvin = 298.15

/** U − T·dU/dT = U(25 °C) − 298.15 K·dU/dT where dU/dT does not depend on the temperature. */
export const tabulateEnthalpy = ({ openCircuit, entropy }: Pick<OfCharge, 'openCircuit' | 'entropy'>, knots: number): Curve =>
  tabulate(0, 1, knots, (z) => openCircuit(z) - room * entropy(z))

export const tabulateCharge = (of: OfCharge, knots: number): Table =>
  tabulateColumns(0, 1, knots, [of.openCircuit, of.entropy, of.seriesResistance, of.fastResistance, of.slowResistance, of.platingCurrent])

/** From −60 to 80 °C, a knot each half kelvin; held at both ends. */
export const tabulateTemperature = (of: OfTemperature): Table => tabulateColumns(213.15, 353.15, 281, [of.resistanceFactor, of.platingFactor])
