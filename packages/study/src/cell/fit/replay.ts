import type { BatteryParameters } from '@firstdrive/engine'
import type { Kelvin, Ratio } from '@firstdrive/units'

/** A current that a cell is put under: `flowing` from each row to the next, `current` at the row itself. */
export interface Replayed {
  readonly time: Float64Array
  readonly current: Float64Array
  readonly flowing: Float64Array
  readonly temperature: Float64Array
  readonly stateOfCharge: Ratio
}

type Electrical = Pick<
  BatteryParameters,
  'capacity' | 'ofCharge' | 'ofTemperature' | 'fastTime' | 'slowTime' | 'diffusionTime' | 'hysteresis' | 'hysteresisRate'
>

const room: Kelvin = 298.15
/** Columns of the engine's table over the state of charge: OCV, dU/dT, R₀, R₁, R₂ and the plating limit. */
const columns = 6
/** Of the lag of the electrodes' surface behind their mean, over `diffusionTime`: a sphere's, as in the engine. */
const lagRelaxation = 15 / (4.4934 * 4.4934)

/**
 * The voltage that the engine's cell shows at each row, into `out` from `at` on: the equations of its step and limit, at rest before the
 * first row, with no limit, in one loop. A test holds it to `runCell`.
 *   V = OCV(z − w, T) + M·h − v₁ − v₂ − R₀·I      v_j⁺ = a_j·v_j + (1 − a_j)·R_j·I, a_j = exp(−dt/τ_j)
 */
export function replay(cell: Electrical, { time, current, flowing, temperature, stateOfCharge }: Replayed, out: Float64Array, at = 0): void {
  const { capacity: Q, fastTime, slowTime, diffusionTime, hysteresis: M, hysteresisRate, ofCharge, ofTemperature } = cell
  const c = ofCharge.values
  const w = ofTemperature.values
  let z = stateOfCharge
  let v1 = 0
  let v2 = 0
  let h = 0
  let lag = 0
  let dt = -1
  let a1 = 0
  let a2 = 0
  let lagKept = 0
  let T = Number.NaN
  let factor = 1
  for (let k = 0; k < time.length; k++) {
    if (temperature[k] !== T) {
      T = temperature[k]!
      const y = Math.min(Math.max((T - ofTemperature.start) * ofTemperature.density, 0), ofTemperature.last)
      const left = y < ofTemperature.last ? y | 0 : ofTemperature.last - 1
      factor = w[2 * left]! + (w[2 * left + 2]! - w[2 * left]!) * (y - left)
    }
    const x = Math.min(Math.max((z - lag - ofCharge.start) * ofCharge.density, 0), ofCharge.last)
    const row = x < ofCharge.last ? x | 0 : ofCharge.last - 1
    const f = x - row
    const i = row * columns
    const j = i + columns
    const OCV = c[i]! + (c[j]! - c[i]!) * f + (T - room) * (c[i + 1]! + (c[j + 1]! - c[i + 1]!) * f)
    const R0 = (c[i + 2]! + (c[j + 2]! - c[i + 2]!) * f) * factor
    out[at + k] = OCV + M * h - v1 - v2 - R0 * current[k]!

    if (k + 1 === time.length) return
    const I = flowing[k]!
    const step = time[k + 1]! - time[k]!
    if (step !== dt) {
      dt = step
      a1 = Math.exp(-dt / fastTime)
      a2 = Math.exp(-dt / slowTime)
      if (diffusionTime > 0) lagKept = Math.exp(-dt / (lagRelaxation * diffusionTime))
    }
    v1 = a1 * v1 + (1 - a1) * (c[i + 3]! + (c[j + 3]! - c[i + 3]!) * f) * factor * I
    v2 = a2 * v2 + (1 - a2) * (c[i + 4]! + (c[j + 4]! - c[i + 4]!) * f) * factor * I
    if (diffusionTime > 0) lag = lagKept * lag + ((1 - lagKept) * diffusionTime * factor * I) / Q
    if (M !== 0) {
      const turned = (0.5 * hysteresisRate * dt * Math.abs(I)) / Q
      const kept = turned < 1 ? (1 - turned) / (1 + turned) : 0
      h = kept * (h + Math.sign(I)) - Math.sign(I)
    }
    z -= (I * dt) / Q
  }
}
