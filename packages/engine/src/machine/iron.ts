import type { RadianPerSecond, Ratio, Weber } from '@firstdrive/units'

/**
 * Iron loss by the flux linkages of the stator.
 *   P = (k_h·ω + k_e·ω²)·(ψ_d² + a_d·(ψ_d − ψ_m)² + a_q·ψ_q²),  ω electrical
 * Hysteresis and eddy currents of the magnets' flux, of the flux against them in field weakening (which runs through the tooth tips and
 * is rich in harmonics), and of the crosswise flux, of which the leakage passes little iron.
 * After Goss, Mellor, Wrobel, Staton, Popescu, PEMD 2012: parts of open and of short circuit.
 */
export interface IronLoss {
  /** W per rad/s and Wb². */
  readonly hysteresis: number
  /** W per (rad/s)² and Wb². */
  readonly eddy: number
  readonly dReaction: Ratio
  readonly qReaction: Ratio
}

/** What turning takes whatever the flux, k₁·ω + k₂·ω² + k₃·ω³ of the rotor: bearings; harmonics of the slots; windage. */
export type NoLoadLoss = readonly [linear: number, quadratic: number, cubic: number]

/** The square of flux linkage that counts for iron. */
export function ironFlux({ dReaction, qReaction }: IronLoss, dFlux: Weber, qFlux: Weber, magnetFlux: Weber): number {
  const against = dFlux - magnetFlux
  return dFlux * dFlux + dReaction * against * against + qReaction * qFlux * qFlux
}

/** Iron loss over the rotor's speed: the torque that it holds back; finite at rest, where hysteresis still holds. */
export const ironDrag = ({ hysteresis, eddy }: IronLoss, polePairs: number, speed: RadianPerSecond, flux: number): number =>
  polePairs * (hysteresis + eddy * polePairs * speed) * flux

/** No-load loss over speed. */
export const noLoadDrag = ([k1, k2, k3]: NoLoadLoss, speed: RadianPerSecond): number => k1 + speed * (k2 + speed * k3)
