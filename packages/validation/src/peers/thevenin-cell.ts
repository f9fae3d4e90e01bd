import type { BatteryParameters, BatteryState } from '@firstdrive/engine'
import { fromAmpereHours, toCelsius } from '@firstdrive/units'
import { benchCell } from '../cell/bench-cell.ts'
import type { Product, Tables, TheveninFixture } from './thevenin-fixture.ts'
import { linear, type Uniform } from './uniform.ts'

const room = 25 // °C, to which the engine refers resistances
const knots = 101 // the open-circuit voltage has a knot each per cent, the resistances each five

/** PyBaMM's cell as the engine's: OCV(z), and R₀, R₁ over charge and temperature. The jig is the case, the one pair the fast one. */
export function theveninCell({ cell }: TheveninFixture, { axes, R0_Ohm, R1_Ohm, ocv }: Tables): BatteryParameters {
  const ofTemperature: Uniform = { ends: axes.temperature_C, values: R0_Ohm.ofTemperature }
  const atRoom = (R: Product) => {
    const size = linear({ ends: axes.temperature_C, values: R.ofTemperature }, room)
    return (z: number) => size * linear({ ends: axes.soc, values: R.ofCharge }, z)
  }
  return benchCell({
    knots,
    capacity: fromAmpereHours(cell.capacity_Ah),
    openCircuit: (z) => linear({ ends: ocv.soc, values: ocv.ocv_V }, z),
    entropy: () => 0,
    seriesResistance: atRoom(R0_Ohm),
    fastResistance: atRoom(R1_Ohm),
    slowResistance: () => 0,
    resistanceFactor: (T) => linear(ofTemperature, toCelsius(T)) / linear(ofTemperature, room),
    fastTime: 30,
    slowTime: 30,
    heatCapacity: cell.heat_capacity_J_per_K,
    caseHeatCapacity: cell.jig_heat_capacity_J_per_K,
    caseConductance: cell.cell_to_jig_W_per_K,
    conductance: cell.jig_to_air_W_per_K,
  })
}

type Settable = { -readonly [Field in keyof BatteryState]: BatteryState[Field] }

/**
 * What PyBaMM's example has and the engine has not, set between `limitBattery` and the step:
 *   R₀, R₁ grow with |I|      dU/dT over OCV and temperature, which does not move the OCV      τ = R₁·C₁, each linear between its knots
 */
export function exampleLaws(tables: Tables, state: Settable, current: number, dt: number): void {
  const { axes, entropy } = tables
  const T = toCelsius(state.temperature)
  const of = ({ ofTemperature, ofCurrent, ofCharge }: Product): number =>
    linear({ ends: axes.temperature_C, values: ofTemperature }, T) *
    linear({ ends: axes.current_A, values: ofCurrent }, current) *
    linear({ ends: axes.soc, values: ofCharge }, state.stateOfCharge)
  const growth = (R: Product): number => linear({ ends: axes.current_A, values: R.ofCurrent }, current)
  const overTemperature = entropy.rows_V_per_K.map((values) => linear({ ends: entropy.temperature_C, values }, T))
  state.resistance *= growth(tables.R0_Ohm)
  state.fastResistance *= growth(tables.R1_Ohm)
  state.fastDecay = Math.exp(-dt / (of(tables.R1_Ohm) * of(tables.C1_F)))
  state.entropy = linear({ ends: entropy.ocv_V, values: overTemperature }, state.openCircuit)
  state.enthalpy = state.openCircuit - state.temperature * state.entropy
}
