import type { NewtonMetre, RadianPerSecond, Ratio, Watt } from '@firstdrive/units'
import { type Curve, tabulate } from '../numerics/curve.ts'
import { type Grid, tabulateGrid } from '../numerics/grid.ts'

/** What is known of a machine before its design is: its envelope. */
export interface MachineRating {
  readonly power: Watt
  readonly torque: NewtonMetre
  readonly maximumSpeed: RadianPerSecond
}

/**
 * Losses of a reference machine (without its inverter), as polynomials.
 *   load loss     = P·x²·(c₀ + c₁·y + c₂·y²),  x = T/T_max, y = n/n_max: copper, then the field-weakening current
 *   no-load loss  = k₁·ω + k₂·ω² + k₃·ω³:      hysteresis and friction, eddy currents, windage
 * The load part scales with the rating; the no-load part does not scale with peak power: measured machines
 * from 50 to 300 kW turn at 3,000 rpm for 450 to 750 W.
 */
export interface MachineLosses {
  readonly load: readonly [Ratio, Ratio, Ratio]
  readonly noLoad: readonly [number, number, number]
}

/** What the inverter loses: `standing` while it switches, and `load` of the peak power at full torque, half of it linear in torque (switching), half quadratic (conduction). */
export interface InverterLosses {
  readonly standing: Watt
  readonly load: Ratio
}

/** Largest torque in N·m over machine speed in rad/s; load loss in W over speed × torque; no-load loss in W over speed. */
export interface DriveMaps {
  readonly torque: Curve
  readonly loadLoss: Grid
  readonly noLoadLoss: Curve
}

// Together they fit into a first-level cache; between the knots the loss is off by less than 1 W at town speeds.
const speedKnots = 33
const torqueKnots = 49 // odd: a knot lies at zero torque, where the load loss has its corner
const envelopeKnots = 129

/**
 * Maps of a machine and its inverter, scaled from a reference machine.
 * @param held what of the no-load loss the car's road load already holds at a machine speed, W
 */
export function scaleMachine(rating: MachineRating, losses: MachineLosses, inverter: InverterLosses, held: (speed: RadianPerSecond) => Watt): DriveMaps {
  const { power: P, torque: T, maximumSpeed } = rating
  const [c0, c1, c2] = losses.load
  const [k1, k2, k3] = losses.noLoad
  return {
    torque: tabulate(0, maximumSpeed, envelopeKnots, (speed) => Math.min(T, P / Math.max(speed, 1e-9))),
    loadLoss: tabulateGrid([0, maximumSpeed, speedKnots], [-T, T, torqueKnots], (speed, torque) => {
      const x = Math.abs(torque) / T
      const y = speed / maximumSpeed
      return P * (x * x * (c0 + y * (c1 + y * c2)) + inverter.load * 0.5 * (x + x * x))
    }),
    noLoadLoss: tabulate(0, maximumSpeed, envelopeKnots, (speed) => inverter.standing + Math.max(speed * (k1 + speed * (k2 + speed * k3)) - held(speed), 0)),
  }
}
