import type { MeasuredDrive } from '@firstdrive/study'
import type { Ampere, Coulomb, Kelvin, Ohm } from '@firstdrive/units'

/** What the trips say of the pack itself, whatever drives it. */
export interface PackFigures {
  /** Within two seconds, at 25 °C. */
  readonly resistance: Ohm
  /** a of R/R₂₅ = exp(a·(1/T − 1/298.15 K)). */
  readonly law: Kelvin
  readonly capacity: Coulomb
}

const room: Kelvin = 298.15
/** Smaller steps of the current drown in the readings' last digit. */
const smallest: Ampere = 20
const span = 2 // s

/**
 * R = −Σ ΔI·ΔU/Σ ΔI² over all steps of two seconds of a trip, at its mean temperature; ln R over 1/T is a line.
 * Q = ∫I dt/Δz over all trips.
 */
export function packFigures(drives: readonly MeasuredDrive[]): PackFigures {
  const points = drives.flatMap((drive) => {
    if (drive.packTemperature === null) return []
    const R = stepResistance(drive)
    const T = drive.packTemperature.reduce((total, kelvin) => total + kelvin, 0) / drive.packTemperature.length
    return R > 0 ? [{ x: 1 / T - 1 / room, y: Math.log(R) }] : []
  })
  const mean = (of: (point: { x: number; y: number }) => number): number => points.reduce((total, point) => total + of(point), 0) / points.length
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)]
  const law = mean(({ x, y }) => (x - mx) * (y - my)) / mean(({ x }) => (x - mx) ** 2)
  let [passed, moved] = [0, 0]
  for (const { power, voltage, charge, step } of drives) {
    if (charge?.of !== 'cells') continue
    passed += power.reduce((total, watt, k) => total + (watt / voltage[k]!) * step, 0)
    moved += charge.share[0]! - charge.share.at(-1)!
  }
  return { resistance: Math.exp(my - law * mx), law, capacity: passed / moved }
}

function stepResistance({ power, voltage }: MeasuredDrive): Ohm {
  const current = power.map((watt, k) => watt / voltage[k]!)
  let [square, product] = [0, 0]
  for (let k = span; k < current.length; k++) {
    const dI = current[k]! - current[k - span]!
    if (Math.abs(dI) < smallest) continue
    square += dI * dI
    product -= dI * (voltage[k]! - voltage[k - span]!)
  }
  return square > 0 ? product / square : 0
}
