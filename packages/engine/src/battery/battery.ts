import type { Ampere, Coulomb, JoulePerKelvin, Kelvin, Ohm, Quantity, Ratio, Second, Volt, Watt, WattPerKelvin } from '@firstdrive/units'
import { type Curve, createPoint, evaluate, lookUp } from '../numerics/curve.ts'
import { exp } from '../numerics/exponential.ts'
import { smallerRoot } from '../numerics/quadratic.ts'
import { defineChannels } from '../record/channel.ts'

/** A pack of S × P cells seen from its terminals. Resistances at 25 °C. */
export interface BatteryParameters {
  readonly capacity: Coulomb
  /** Open-circuit voltage over the cells' state of charge. */
  readonly openCircuit: Curve
  readonly seriesResistance: Ohm
  readonly fastResistance: Ohm
  readonly fastTime: Second
  readonly slowResistance: Ohm
  readonly slowTime: Second
  /** R(T)/R₂₅ over the cells' temperature. */
  readonly resistanceFactor: Curve
  readonly heatCapacity: JoulePerKelvin
  readonly conductance: WattPerKelvin
  readonly minimumVoltage: Volt
  readonly maximumVoltage: Volt
  readonly dischargeCurrent: Ampere
  readonly chargeCurrent: Ampere
  /** The window that the car uses of the cells' state of charge. */
  readonly emptyCharge: Ratio
  readonly fullCharge: Ratio
}

/** What stops the pack from giving more. */
export type DischargeLimit = 'power' | 'current' | 'lower voltage' | 'empty'
/** What stops the pack from taking more. */
export type ChargeLimit = 'current' | 'upper voltage' | 'full'

/** Current and power are positive in discharge. */
export interface BatteryState {
  /** Of the cells, 0 to 1. */
  stateOfCharge: Ratio
  fastPolarisation: Volt
  slowPolarisation: Volt
  temperature: Kelvin
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
  /** Of this step: open-circuit voltage, source voltage behind the series resistance, R(T)/R₂₅ and the series resistance at temperature. */
  openCircuit: Volt
  source: Volt
  factor: Ratio
  resistance: Ohm
  /** Asked of the terminals in this step. */
  wanted: Watt
  /** The current that would move the state of charge by 1 in a step, and what an ampere moves it by. */
  readonly swing: Ampere
  readonly chargePerAmpere: Quantity<'1/A'>
  /** What a watt warms the cells by in a step. */
  readonly warmthPerWatt: Quantity<'K/W'>
  /** What a step leaves of the polarisations. */
  readonly fastDecay: Ratio
  readonly slowDecay: Ratio
}

/** What surrounds the pack during a step. */
export interface BatterySurroundings {
  readonly airTemperature: Kelvin
}

export const createBattery = (battery: BatteryParameters, stateOfCharge: Ratio, temperature: Kelvin, dt: Second): BatteryState => ({
  stateOfCharge,
  fastPolarisation: 0,
  slowPolarisation: 0,
  temperature,
  current: 0,
  voltage: evaluate(battery.openCircuit, stateOfCharge),
  power: 0,
  chemicalPower: 0,
  heat: 0,
  available: 0,
  acceptable: 0,
  availableCurrent: 0,
  acceptableCurrent: 0,
  openCircuit: 0,
  source: 0,
  factor: 1,
  resistance: 0,
  wanted: 0,
  swing: battery.capacity / dt,
  chargePerAmpere: dt / battery.capacity,
  warmthPerWatt: dt / battery.heatCapacity,
  fastDecay: exp(-dt / battery.fastTime),
  slowDecay: exp(-dt / battery.slowTime),
})

const at = createPoint()

/** What the full plan keeps of a pack: OCV(z), R₀ and two RC pairs, all with temperature. */
export function limitBattery(battery: BatteryParameters, state: BatteryState): void {
  at.x = state.stateOfCharge
  lookUp(battery.openCircuit, at)
  const openCircuit = at.value
  at.x = state.temperature
  lookUp(battery.resistanceFactor, at)
  const factor = at.value
  state.openCircuit = openCircuit
  state.source = openCircuit - state.fastPolarisation - state.slowPolarisation
  state.factor = factor
  state.resistance = battery.seriesResistance * factor
  setLimits(battery, state)
}

/** The energy-only plan's pack: OCV(z) − R·I at 25 °C, R with the fast pair. */
export function limitSimpleBattery(battery: BatteryParameters, state: BatteryState): void {
  at.x = state.stateOfCharge
  lookUp(battery.openCircuit, at)
  state.openCircuit = at.value
  state.source = at.value
  state.resistance = battery.seriesResistance + battery.fastResistance
  setLimits(battery, state)
}

/** The smallest of the currents at which voltage, current and charge run out, and the power there: P = (e − R₀·I)·I. */
function setLimits(battery: BatteryParameters, state: BatteryState): void {
  const { source: e, resistance: R0, stateOfCharge: z, swing } = state
  const conductance = 1 / R0

  let discharge = 0.5 * e * conductance // beyond it more current gives less power
  if (battery.dischargeCurrent < discharge) discharge = battery.dischargeCurrent
  const atLowerVoltage = (e - battery.minimumVoltage) * conductance
  if (atLowerVoltage < discharge) discharge = atLowerVoltage
  const atEmpty = (z - battery.emptyCharge) * swing
  if (atEmpty < discharge) discharge = atEmpty
  if (discharge < 0) discharge = 0

  let charge = battery.chargeCurrent
  const atUpperVoltage = (battery.maximumVoltage - e) * conductance
  if (atUpperVoltage < charge) charge = atUpperVoltage
  const atFull = (battery.fullCharge - z) * swing
  if (atFull < charge) charge = atFull
  if (charge < 0) charge = 0

  state.availableCurrent = discharge
  state.acceptableCurrent = charge
  state.available = (e - R0 * discharge) * discharge
  state.acceptable = (e + R0 * charge) * charge
}

/** Which limit set what the terminals can give, judged by the state of the same step. */
export function dischargeLimit(
  { minimumVoltage, dischargeCurrent }: BatteryParameters,
  { source: e, resistance: R0, availableCurrent: I }: BatteryState,
): DischargeLimit {
  if (I === dischargeCurrent) return 'current'
  if (I === 0.5 * e * (1 / R0)) return 'power'
  return e - R0 * I <= minimumVoltage * (1 + 1e-9) ? 'lower voltage' : 'empty'
}

/** Which limit set what the terminals can take, judged by the state of the same step. */
export function chargeLimit(
  { maximumVoltage, chargeCurrent }: BatteryParameters,
  { source: e, resistance: R0, acceptableCurrent: I }: BatteryState,
): ChargeLimit {
  if (I === chargeCurrent) return 'current'
  return e + R0 * I >= maximumVoltage * (1 - 1e-9) ? 'upper voltage' : 'full'
}

/**
 * Gives the terminals `state.wanted` for a step: a Thevenin pack with two RC pairs.
 *   P = (OCV − v₁ − v₂ − R₀·I)·I      v_j⁺ = a_j·v_j + (1 − a_j)·R_j·I, a_j = exp(−dt/τ_j)      ż = −I/Q
 * Plett, Battery Management Systems, vol. I, ch. 2 (Artech House, 2015). The pairs are stepped exactly, so that a step may exceed τ.
 * Heat I·(OCV − V): what the polarisations store on the way counts as heat at once.
 */
export function stepBattery(battery: BatteryParameters, state: BatteryState, { airTemperature }: BatterySurroundings): void {
  const {
    openCircuit: OCV,
    source: e,
    resistance: R0,
    fastPolarisation: v1,
    slowPolarisation: v2,
    fastDecay: a1,
    slowDecay: a2,
    temperature: T,
    factor,
  } = state

  const I = smallerRoot(R0, -e, state.wanted)
  const V = e - R0 * I
  const heat = (OCV - V) * I

  state.current = I
  state.voltage = V
  state.power = V * I
  state.chemicalPower = OCV * I
  state.heat = heat
  state.stateOfCharge -= I * state.chargePerAmpere
  state.fastPolarisation = a1 * v1 + (1 - a1) * battery.fastResistance * factor * I
  state.slowPolarisation = a2 * v2 + (1 - a2) * battery.slowResistance * factor * I
  state.temperature = T + (heat - battery.conductance * (T - airTemperature)) * state.warmthPerWatt
}

/** The energy-only plan's step: no polarisation, no warming. */
export function stepSimpleBattery(state: BatteryState): void {
  const { openCircuit: OCV, resistance: R } = state
  const I = smallerRoot(R, -OCV, state.wanted)
  const V = OCV - R * I

  state.current = I
  state.voltage = V
  state.power = V * I
  state.chemicalPower = OCV * I
  state.heat = R * I * I
  state.stateOfCharge -= I * state.chargePerAmpere
}

export const batteryChannels = defineChannels<BatteryState>('battery', {
  stateOfCharge: ['1', 'state of charge of the cells'],
  voltage: ['V', 'terminal voltage'],
  current: ['A', 'terminal current, positive in discharge'],
  power: ['W', 'terminal power, positive in discharge'],
  chemicalPower: ['W', 'power drawn from the chemistry'],
  heat: ['W', 'heat released in the pack'],
  temperature: ['K', 'mean cell temperature'],
  available: ['W', 'power the pack could give'],
  acceptable: ['W', 'power the pack could take'],
})

export function recordBattery(state: BatteryState, row: Float64Array, at: number): void {
  row[at] = state.stateOfCharge
  row[at + 1] = state.voltage
  row[at + 2] = state.current
  row[at + 3] = state.power
  row[at + 4] = state.chemicalPower
  row[at + 5] = state.heat
  row[at + 6] = state.temperature
  row[at + 7] = state.available
  row[at + 8] = state.acceptable
}
