import type { Ampere, Kelvin } from '@firstdrive/units'
import { smallerRoot } from '../numerics/quadratic.ts'
import { defineChannels } from '../record/channel.ts'
import type { BatteryState } from './state.ts'

/** What surrounds the pack during a step. */
export interface BatterySurroundings {
  airTemperature: Kelvin
}

/** Gives the terminals `state.wanted` for a step: the current at which (e − R₀·I)·I is that power. */
export function stepBattery(state: BatteryState, around: BatterySurroundings): void {
  state.current = smallerRoot(state.resistance, -state.source, state.wanted)
  draw(state, around)
}

/** Draws a current for a step, as a cycler does: outside the car. */
export function passCurrent(state: BatteryState, current: Ampere, around: BatterySurroundings): void {
  state.current = current
  draw(state, around)
}

/**
 * Draws `state.current` for a step: a Thevenin pack with two RC pairs and one state of hysteresis, in a case.
 *   V = OCV(z − w, T) + M·h − v₁ − v₂ − R₀·I      ż = −I/Q      ẇ = (τ_d·R(T)/R₂₅·I/Q − w)/τ_w
 *   v_j⁺ = a_j·v_j + (1 − a_j)·R_j·I, a_j = exp(−dt/τ_j)      ḣ = −γ·|I|/Q·(h + sgn I)
 *   heat = I·(OCV(z, T) − V) − I·T·dU/dT
 * w is by how much the surface of the electrodes lags behind their mean (Subramanian et al., J. Electrochem. Soc. 152, 2005, A2002).
 * Plett, Battery Management Systems, vol. I, ch. 2 (Artech House, 2015); heat: Bernardi et al., J. Electrochem. Soc. 132, 1985.
 * The pairs' resistances are those of the middle of the step, by d ln R/dT. Pairs and heat stores are stepped exactly and h by the (1, 1) Padé form of its decay, which keeps |h| ≤ 1: a step may exceed every
 * time constant. What polarisation, lag and hysteresis store on the way counts as heat at once; the store is U − T·dU/dT.
 */
function draw(state: BatteryState, { airTemperature }: BatterySurroundings): void {
  const { current: I, enthalpy, source: e, resistance: R0, hysteresis: h } = state
  const { fastPolarisation: v1, slowPolarisation: v2, fastDecay: a1, slowDecay: a2 } = state
  const { innerKept, innerFromOuter, outerFromInner, outerKept, innerPerWatt, outerPerWatt } = state.warmth
  const V = e - R0 * I
  const heat = (enthalpy - V) * I
  const x = state.hysteresisPerAmpere * Math.abs(I)
  const kept = x < 1 ? (1 - x) / (1 + x) : 0
  const sign = Math.sign(I)
  const inner = state.temperature - airTemperature
  const outer = state.caseTemperature - airTemperature
  const T = airTemperature + innerKept * inner + innerFromOuter * outer + innerPerWatt * heat
  const drift = 1 + 0.5 * state.resistanceSlope * (T - state.temperature)

  state.voltage = V
  state.power = V * I
  state.chemicalPower = enthalpy * I
  state.heat = heat
  state.stateOfCharge -= I * state.chargePerAmpere
  state.fastPolarisation = a1 * v1 + (1 - a1) * state.fastResistance * drift * I
  state.slowPolarisation = a2 * v2 + (1 - a2) * state.slowResistance * drift * I
  state.lag = state.lagDecay * state.lag + state.lagPerAmpere * state.factor * drift * I
  state.hysteresis = kept * (h + sign) - sign
  state.temperature = T
  state.caseTemperature = airTemperature + outerFromInner * inner + outerKept * outer + outerPerWatt * heat
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
