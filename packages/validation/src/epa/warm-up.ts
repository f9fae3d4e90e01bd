import { fromKilometresPerHour, type Kelvin, type MetrePerSecond, type PerKelvin, type Ratio, type Second } from '@firstdrive/units'

/** Tyres, bearings and gears of a car on its way. */
export interface Running {
  /** Above the air. */
  warmth: Kelvin
}

/** As after a night in the laboratory. */
export const cold = (): Running => ({ warmth: 0 })

/** The car is warmed up for half an hour at this speed before it coasts: SAE J2263; so is a tyre in ISO 28580. */
const v80: MetrePerSecond = fromKilometresPerHour(80)
/** How much warmer than the air that leaves it: tyres of cars 20 to 30 K. `assumed` */
const settled: Kelvin = 25
/** Time constant at that speed: half an hour leaves a twelfth undone. `assumed` */
const rolling: Second = 720
/** The same at rest. `assumed` */
const resting: Second = 3600
/** Heat to the air that flows past a cylinder, Nu ∝ Re^0.6: Incropera, Fundamentals of Heat and Mass Transfer, § 7.4. */
const exponent: Ratio = 0.6
/** By ISO 28580 a tyre holds back 0.8 % more in air that is a kelvin colder, although it then warms itself more; by its own warmth it is K/(1 − K·Θ). */
const ambient: PerKelvin = 0.008
const softening: PerKelvin = ambient / (1 - ambient * settled)

/**
 * Rolls along a trace of 1 s steps; gives the mean over the distance of what holds the car back at its wheels over what did when its road
 * load was measured.
 *   f = exp(−α·(θ − Θ)),   τ·θ̇ = Θ·f·v/v₈₀ − max((v/v₈₀)^q, τ/τ₀)·θ
 * θ: warmth, Θ: that at 80 km/h for good. Form: Mars and Luchini, Tire Science and Technology 27 (1999) 161.
 */
export function roll(running: Running, speed: Float64Array): Ratio {
  let { warmth } = running
  let resisted = 0
  let distance = 0
  for (const v of speed) {
    const f = Math.exp(-softening * (warmth - settled))
    const cooling = Math.max((v / v80) ** exponent, rolling / resting)
    resisted += f * v
    distance += v
    warmth += (settled * f * (v / v80) - cooling * warmth) / rolling
  }
  running.warmth = warmth
  return resisted / distance
}

/** Stands for a while. */
export function stand(running: Running, duration: Second): void {
  running.warmth *= Math.exp(-duration / resting)
}
