import type { Ampere, Kelvin, Ohm, Quantity, Ratio, Second, Volt, Watt } from '@firstdrive/units'
import { type CoupledNodes, coupleNodes } from '../numerics/coupled-nodes.ts'
import { evaluate } from '../numerics/curve.ts'
import { exp } from '../numerics/exponential.ts'
import { type BatteryParameters, lagRelaxation } from './parameters.ts'

/** Current and power are positive in discharge. */
export interface BatteryState {
  /** Of the cells, 0 to 1. */
  stateOfCharge: Ratio
  fastPolarisation: Volt
  slowPolarisation: Volt
  /** By how much the state of charge at the surface of the electrodes, which makes the voltage, is behind the mean. */
  lag: Ratio
  /** −1 after a discharge, 1 after a charge. */
  hysteresis: Ratio
  /** Of the cells, and of the case around them. */
  temperature: Kelvin
  caseTemperature: Kelvin
  current: Ampere
  voltage: Volt
  power: Watt
  chemicalPower: Watt
  heat: Watt
  /** What the terminals can give and take in this step, and at which current, all positive. */
  available: Watt
  acceptable: Watt
  availableCurrent: Ampere
  acceptableCurrent: Ampere
  /** Beyond this charging current lithium is plated: for good, and in this step after what went before. */
  platingCurrent: Ampere
  platingPulse: Ampere
  /** Of this step: U − T·dU/dT at the mean charge; open-circuit voltage and its dU/dT at the surface; and the source voltage behind the series resistance. */
  enthalpy: Volt
  openCircuit: Volt
  entropy: Quantity<'V/K'>
  source: Volt
  /** Of this step, at its charge and temperature. */
  resistance: Ohm
  fastResistance: Ohm
  slowResistance: Ohm
  /** R(T)/R₂₅ and d ln R/dT at the temperature of this step. */
  factor: Ratio
  resistanceSlope: Quantity<'1/K'>
  /** Asked of the terminals in this step. */
  wanted: Watt
  /** The current that would move the state of charge by 1 in a step, and what an ampere moves it by. */
  readonly swing: Ampere
  readonly chargePerAmpere: Quantity<'1/A'>
  readonly hysteresisPerAmpere: Quantity<'1/A'>
  /** What a step leaves of the polarisations. */
  readonly fastDecay: Ratio
  readonly slowDecay: Ratio
  /** What a step leaves of the lag, and what an ampere adds to it at 25 °C. */
  readonly lagDecay: Ratio
  readonly lagPerAmpere: Quantity<'1/A'>
  readonly warmth: CoupledNodes
}

export function createBattery(battery: BatteryParameters, stateOfCharge: Ratio, temperature: Kelvin, dt: Second): BatteryState {
  const { capacity, heatCapacity, caseHeatCapacity, caseConductance, conductance } = battery
  const lagDecay = battery.diffusionTime > 0 ? exp(-dt / (lagRelaxation * battery.diffusionTime)) : 0
  return {
    stateOfCharge,
    fastPolarisation: 0,
    slowPolarisation: 0,
    lag: 0,
    hysteresis: 0,
    temperature,
    caseTemperature: temperature,
    current: 0,
    voltage: evaluate(battery.openCircuit, stateOfCharge),
    power: 0,
    chemicalPower: 0,
    heat: 0,
    available: 0,
    acceptable: 0,
    availableCurrent: 0,
    acceptableCurrent: 0,
    platingCurrent: 0,
    platingPulse: 0,
    enthalpy: 0,
    openCircuit: 0,
    entropy: 0,
    source: 0,
    resistance: 0,
    fastResistance: 0,
    slowResistance: 0,
    factor: 1,
    resistanceSlope: 0,
    wanted: 0,
    swing: capacity / dt,
    chargePerAmpere: dt / capacity,
    hysteresisPerAmpere: (0.5 * battery.hysteresisRate * dt) / capacity,
    fastDecay: exp(-dt / battery.fastTime),
    slowDecay: exp(-dt / battery.slowTime),
    lagDecay,
    lagPerAmpere: ((1 - lagDecay) * battery.diffusionTime) / capacity,
    warmth: coupleNodes(heatCapacity, caseHeatCapacity, caseConductance, conductance, dt),
  }
}
