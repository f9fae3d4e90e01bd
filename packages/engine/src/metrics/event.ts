import type { Metre, MetrePerSecond, Second } from '@firstdrive/units'
import { column, type Recording } from '../record/trace.ts'

/** Between two recorded steps the acceleration is constant, so that both events below are exact for the simulated motion: they do not depend on the step. Record every step. */

/** When the speed first passes `speed` upwards; null if it never does. */
export function timeAtSpeed(recording: Recording, speed: MetrePerSecond): Second | null {
  const time = column(recording, 'time')
  const speeds = column(recording, 'chassis.speed')
  for (let k = 1; k < speeds.length; k++) {
    const before = speeds[k - 1]!
    const after = speeds[k]!
    if (before < speed && after >= speed) return time[k - 1]! + ((time[k]! - time[k - 1]!) * (speed - before)) / (after - before)
  }
  return speeds[0]! >= speed ? 0 : null
}

/** When `distance` is first reached: the root of x₀ + v₀·τ + ½·a·τ² = distance in its step; null if it never is. */
export function timeAtDistance(recording: Recording, distance: Metre): Second | null {
  const time = column(recording, 'time')
  const speeds = column(recording, 'chassis.speed')
  const distances = column(recording, 'chassis.distance')
  for (let k = 1; k < distances.length; k++) {
    if (distances[k]! < distance) continue
    const dt = time[k]! - time[k - 1]!
    const v0 = speeds[k - 1]!
    const a = (speeds[k]! - v0) / dt
    const missing = distance - distances[k - 1]!
    return time[k - 1]! + (2 * missing) / (v0 + Math.sqrt(Math.max(v0 * v0 + 2 * a * missing, 0)))
  }
  return null
}
