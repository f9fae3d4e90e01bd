import type { Metre, MetrePerSecond, Second } from '@firstdrive/units'

/** A barometer's or a map's elevation is smoothed over so much road: a step of 1 m between two readings is no slope of 7 %. */
const smoothedOver: Metre = 200

/**
 * The slope of every step from the elevation at its ends, dh/ds of the mean elevation along `smoothedOver` of road; 0 where the car stands.
 *   h̄(s) = 1/w·∫ h ds over s ± w/2, w shrinking towards both ends, so that the whole climb stays what was measured
 */
export function roadGrade(speed: ArrayLike<MetrePerSecond>, elevation: ArrayLike<Metre>, step: Second): Float64Array {
  const steps = speed.length - 1
  const along = new Float64Array(steps + 1)
  const integral = new Float64Array(steps + 1)
  for (let k = 0; k < steps; k++) {
    const ds = 0.5 * (speed[k]! + speed[k + 1]!) * step
    along[k + 1] = along[k]! + ds
    integral[k + 1] = integral[k]! + 0.5 * (elevation[k]! + elevation[k + 1]!) * ds
  }
  const end = along[steps]!
  const integralAt = (s: Metre, from: number): number => {
    let k = from
    while (k < steps - 1 && along[k + 1]! < s) k++
    while (k > 0 && along[k]! > s) k--
    const ds = along[k + 1]! - along[k]!
    const share = ds > 0 ? (s - along[k]!) / ds : 0
    const h = elevation[k]! + (elevation[k + 1]! - elevation[k]!) * 0.5 * share
    return integral[k]! + h * share * ds
  }
  const smooth = Float64Array.from(along, (s, k) => {
    const half = Math.min(0.5 * smoothedOver, s, end - s)
    if (!(half > 0)) return elevation[k]!
    return (integralAt(s + half, k) - integralAt(s - half, k)) / (2 * half)
  })
  return Float64Array.from({ length: steps }, (_, k) => {
    const ds = along[k + 1]! - along[k]!
    return ds > 0 ? (smooth[k + 1]! - smooth[k]!) / ds : 0
  })
}
