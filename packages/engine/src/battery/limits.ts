import type { Ampere, Kelvin, Ratio } from '@firstdrive/units'
import { createPoint, lookUp } from '../numerics/curve.ts'
import { column } from '../numerics/table.ts'
import { type BatteryParameters, chargeColumns } from './parameters.ts'
import type { BatteryState } from './state.ts'

/** What stops the pack from giving more. */
export type DischargeLimit = 'power' | 'current' | 'lower voltage' | 'empty'
/** What stops the pack from taking more. */
export type ChargeLimit = 'current' | 'upper voltage' | 'full' | 'plating'

/** 25 °C, to which open-circuit voltage and resistance are referred. */
export const roomTemperature: Kelvin = 298.15

const at = createPoint()

/**
 * What the full plan keeps of a pack: OCV(z, T), R₀ and two RC pairs over charge and temperature, hysteresis, and the plating limit.
 * Lithium is plated when a charge polarises the cell beyond what C_plate does for good, so a pulse may be larger, the more so after a
 * discharge:  I·(R₀ + R₁) − v₂ ≤ C_plate·(R₀ + R₁ + R₂).  That the anode's share of each is the same is assumed.
 */
export function limitBattery(battery: BatteryParameters, state: BatteryState): void {
  const { ofCharge, ofTemperature } = battery
  const { stateOfCharge: z, temperature: T } = state

  at.x = z
  lookUp(battery.enthalpy, at)
  const x = Math.min(Math.max((z - state.lag - ofCharge.start) * ofCharge.density, 0), ofCharge.last)
  const row = x < ofCharge.last ? x | 0 : ofCharge.last - 1
  const fx = x - row
  const i = row * chargeColumns
  const j = i + chargeColumns
  const c = ofCharge.values
  const y = Math.min(Math.max((T - ofTemperature.start) * ofTemperature.density, 0), ofTemperature.last)
  const left = y < ofTemperature.last ? y | 0 : ofTemperature.last - 1
  const fy = y - left
  const k = 2 * left
  const w = ofTemperature.values

  const entropy = c[i + 1]! + (c[j + 1]! - c[i + 1]!) * fx
  const openCircuit = c[i]! + (c[j]! - c[i]!) * fx + (T - roomTemperature) * entropy
  const factor = w[k]! + (w[k + 2]! - w[k]!) * fy

  state.resistanceSlope = ((w[k + 2]! - w[k]!) * ofTemperature.density) / factor
  state.factor = factor
  state.enthalpy = at.value
  state.entropy = entropy
  state.openCircuit = openCircuit
  const R0 = (c[i + 2]! + (c[j + 2]! - c[i + 2]!) * fx) * factor
  const R1 = (c[i + 3]! + (c[j + 3]! - c[i + 3]!) * fx) * factor
  const R2 = (c[i + 4]! + (c[j + 4]! - c[i + 4]!) * fx) * factor
  const plating = (c[i + 5]! + (c[j + 5]! - c[i + 5]!) * fx) * (w[k + 1]! + (w[k + 3]! - w[k + 1]!) * fy)
  state.source = openCircuit + battery.hysteresis * state.hysteresis - state.fastPolarisation - state.slowPolarisation
  state.resistance = R0
  state.fastResistance = R1
  state.slowResistance = R2
  state.platingCurrent = plating
  state.platingPulse = Math.max((plating * (R0 + R1 + R2) + state.slowPolarisation) / (R0 + R1), 0)
  setLimits(battery, state)
}

/** The charging current beyond which cells of this charge and temperature plate lithium for good: outside the step. */
export function platingCurrent({ ofCharge, ofTemperature }: BatteryParameters, z: Ratio, T: Kelvin): Ampere {
  return column(ofCharge, chargeColumns, 5, z) * column(ofTemperature, 2, 1, T)
}

/** The energy-only plan's pack: OCV(z) − R·I at 25 °C, R at half charge with the fast pair. */
export function limitSimpleBattery(battery: BatteryParameters, state: BatteryState): void {
  at.x = state.stateOfCharge
  lookUp(battery.openCircuit, at)
  state.openCircuit = at.value
  state.source = at.value
  state.resistance = battery.seriesResistance + battery.fastResistance
  state.platingPulse = Infinity
  setLimits(battery, state)
}

/**
 * The smallest of the currents at which voltage, current, charge and plating run out, and the power there: P = (e − R₀·I)·I.
 * The voltage is that of the weakest cell, of resistance `weakest`·R₀; what a pack can give and take for longer: `sustained`.
 */
function setLimits(battery: BatteryParameters, state: BatteryState): void {
  const { source: e, resistance: R0, stateOfCharge: z, swing } = state
  const conductance = 1 / (R0 * battery.weakest)

  let discharge = (0.5 * e) / R0 // beyond it more current gives less power
  if (battery.dischargeCurrent < discharge) discharge = battery.dischargeCurrent
  const atLowerVoltage = (e - battery.minimumVoltage) * conductance
  if (atLowerVoltage < discharge) discharge = atLowerVoltage
  const atEmpty = (z - battery.emptyCharge) * swing
  if (atEmpty < discharge) discharge = atEmpty
  if (discharge < 0) discharge = 0

  let charge = battery.chargeCurrent
  if (state.platingPulse < charge) charge = state.platingPulse
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
  { minimumVoltage, dischargeCurrent, weakest }: BatteryParameters,
  { source: e, resistance: R0, availableCurrent: I }: BatteryState,
): DischargeLimit {
  if (I === dischargeCurrent) return 'current'
  if (I === (0.5 * e) / R0) return 'power'
  return e - R0 * weakest * I <= minimumVoltage * (1 + 1e-9) ? 'lower voltage' : 'empty'
}

/** Which limit set what the terminals can take, judged by the state of the same step. */
export function chargeLimit(
  { maximumVoltage, chargeCurrent, weakest }: BatteryParameters,
  { source: e, resistance: R0, acceptableCurrent: I, platingPulse }: BatteryState,
): ChargeLimit {
  if (I === chargeCurrent) return 'current'
  if (I === platingPulse) return 'plating'
  return e + R0 * weakest * I >= maximumVoltage * (1 - 1e-9) ? 'upper voltage' : 'full'
}
