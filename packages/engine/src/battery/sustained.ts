import type { Ampere, Second, Volt, Watt } from '@firstdrive/units'
import { evaluate } from '../numerics/curve.ts'
import { exp } from '../numerics/exponential.ts'
import { limitBattery, roomTemperature } from './limits.ts'
import { type BatteryParameters, lagRelaxation } from './parameters.ts'
import type { BatteryState } from './state.ts'

/** Up to it the peak current holds, beyond it the continuous one. */
const pulse: Second = 30

/** What the terminals can give or take for a while, all positive. */
export interface Sustained {
  /** At its end, where a discharge is weakest; of a charge at its start. */
  readonly power: Watt
  readonly current: Ampere
  readonly limit: 'power' | 'current' | 'lower voltage' | 'upper voltage' | 'empty' | 'full' | 'plating'
}

/**
 * The largest power of a constant current that no limit stops within `seconds`, from the state as it stands, at its temperature:
 *   V(t) = OCV(z − I·t/Q) + M·h − Σ v_j·a_j − I·(R₀ + Σ R_j·(1 − a_j)),  a_j = exp(−t/τ_j)
 * HPPC's pulse power, with the polarisation in it and the charge that is drawn on the way.
 */
export function sustained(battery: BatteryParameters, state: BatteryState, direction: 'discharge' | 'charge', seconds: Second): Sustained {
  limitBattery(battery, state)
  const out = direction === 'discharge' ? 1 : -1
  const bounds: [Sustained['limit'], Ampere][] =
    out > 0
      ? [
          ['current', seconds > pulse ? battery.continuousCurrent : battery.dischargeCurrent],
          ['empty', ((state.stateOfCharge - battery.emptyCharge) * battery.capacity) / seconds],
        ]
      : [
          ['current', battery.chargeCurrent],
          ['plating', platingAfter(battery, state, seconds)],
          ['full', ((battery.fullCharge - state.stateOfCharge) * battery.capacity) / seconds],
        ]
  const [bound, most] = bounds.reduce((tightest, next) => (next[1] < tightest[1] ? next : tightest))
  const weakestVoltage = (I: Ampere): Volt => voltageAfter(battery, state, out * I, seconds, battery.weakest)
  const withinVoltage = (I: Ampere): boolean => (out > 0 ? weakestVoltage(I) >= battery.minimumVoltage : weakestVoltage(I) <= battery.maximumVoltage)
  const power = (I: Ampere): Watt => I * voltageAfter(battery, state, out * I, out > 0 ? seconds : 0, 1)
  const rising = (I: Ampere): boolean => out < 0 || power(I) > power(I * (1 - 1e-6))
  const current = largest(Math.max(most, 0), (I) => withinVoltage(I) && rising(I))
  const voltageLimit = out > 0 ? 'lower voltage' : 'upper voltage'
  const limit = current === Math.max(most, 0) ? bound : withinVoltage(current * (1 + 1e-6)) ? 'power' : voltageLimit
  return { power: power(current), current, limit }
}

/** The pulse that polarises no more at its end than the plating limit does for good: I·(R₀ + R₁ + R₂·(1 − a₂)) − v₂·a₂ = C_plate·(R₀ + R₁ + R₂). */
function platingAfter({ slowTime }: BatteryParameters, state: BatteryState, seconds: Second): Ampere {
  const { resistance: R0, fastResistance: R1, slowResistance: R2 } = state
  const a2 = exp(-seconds / slowTime)
  return (state.platingCurrent * (R0 + R1 + R2) + state.slowPolarisation * a2) / (R0 + R1 + R2 * (1 - a2))
}

function voltageAfter(battery: BatteryParameters, state: BatteryState, I: Ampere, seconds: Second, weakest: number): Volt {
  const a1 = exp(-seconds / battery.fastTime)
  const a2 = exp(-seconds / battery.slowTime)
  const kept = battery.diffusionTime > 0 ? exp(-seconds / (lagRelaxation * battery.diffusionTime)) : 0
  const lag = kept * state.lag + ((1 - kept) * battery.diffusionTime * state.factor * I) / battery.capacity
  const z = state.stateOfCharge - (I * seconds) / battery.capacity - lag
  const OCV = evaluate(battery.openCircuit, z) + (state.temperature - roomTemperature) * state.entropy
  const R = (state.resistance + state.fastResistance * (1 - a1) + state.slowResistance * (1 - a2)) * weakest
  return OCV + battery.hysteresis * state.hysteresis - state.fastPolarisation * a1 - state.slowPolarisation * a2 - R * I
}

/** The largest x up to `most` that `holds`, for what holds at 0 and not again once it does not. */
function largest(most: number, holds: (x: number) => boolean): number {
  if (holds(most)) return most
  let [low, high] = [0, most]
  for (let k = 0; k < 60; k++) {
    const middle = 0.5 * (low + high)
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}
