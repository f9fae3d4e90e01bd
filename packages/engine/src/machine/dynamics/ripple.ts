import type { Ampere, Hertz, Volt } from '@firstdrive/units'
import type { MachineParameters } from '../machine.ts'
import { createOperatingPoint, linkFlux, type OperatingPoint } from '../operating-point.ts'
import { direction, turned, turnedBack, type Vector } from './rotation.ts'

export interface CurrentRipple {
  /** Of a phase within one PWM period, from its lowest to its highest, the largest over a turn. */
  readonly peakToPeak: Ampere
  readonly rms: Ampere
}

const angles = 24 // in a turn, the voltage along a vector of the inverter in six of them
const axis = { x: 1, y: 0 }

/**
 * What switching adds to the mean currents: symmetrical space-vector modulation puts the two vectors beside the wanted voltage between zero vectors,
 *   U₀ t₀/4 · U₁ t₁/2 · U₂ t₂/2 · U₀ t₀/2 · U₂ t₂/2 · U₁ t₁/2 · U₀ t₀/4,  |U₁| = |U₂| = 2U/3
 * and the flux linkage runs after the difference: Δψ = ∫(U_k − u) dt, Δi_d = Δψ_d/L_d, Δi_q = Δψ_q/L_q, with the inductances of small changes.
 */
export function currentRipple(machine: MachineParameters, at: OperatingPoint, frequency: Hertz): CurrentRipple {
  const { d, q } = incrementalInductance(machine, at)
  const voltage = { x: at.dVoltage, y: at.qVoltage }
  let [most, squares] = [0, 0]
  for (let k = 0; k < angles; k++) {
    const rotor = direction((2 * Math.PI * k) / angles) // the d axis, seen from phase a
    const corners = fluxRipple(turned(voltage, rotor), at.dcVoltage, 1 / frequency)
    const currents = corners.map(({ time, flux }) => {
      const inAxes = turnedBack(flux, rotor)
      return { time, phase: turned({ x: inAxes.x / d, y: inAxes.y / q }, rotor).x }
    })
    const phases = currents.map(({ phase }) => phase)
    most = Math.max(most, Math.max(...phases) - Math.min(...phases))
    for (let j = 1; j < currents.length; j++) {
      const [a, b] = [currents[j - 1]!.phase, currents[j]!.phase]
      squares += ((currents[j]!.time - currents[j - 1]!.time) * (a * a + a * b + b * b)) / 3 // of a straight line
    }
  }
  return { peakToPeak: most, rms: Math.sqrt((squares * frequency) / angles) }
}

/** Corners of the flux ripple over a PWM period. */
function fluxRipple(u: Vector, dcVoltage: Volt, period: number): readonly { readonly time: number; readonly flux: Vector }[] {
  const sixth = Math.PI / 3
  let sector = 0
  let first = axis
  let second = direction(sixth)
  const slack = -1e-12 * dcVoltage
  while (sector < 6 && !(cross(first, u) >= slack && cross(u, second) >= slack)) {
    sector++
    first = second
    second = direction((sector + 1) * sixth)
  }
  const active = (2 * dcVoltage) / 3
  const whole = cross(first, second) * active
  const [t1, t2] = [Math.max(cross(u, second) / whole, 0) * period, Math.max(cross(first, u) / whole, 0) * period]
  const t0 = Math.max(period - t1 - t2, 0)
  const [U1, U2, none] = [scaled(first, active), scaled(second, active), { x: 0, y: 0 }]
  const pattern: readonly (readonly [Vector, number])[] = [
    [none, t0 / 4],
    [U1, t1 / 2],
    [U2, t2 / 2],
    [none, t0 / 2],
    [U2, t2 / 2],
    [U1, t1 / 2],
    [none, t0 / 4],
  ]
  let [time, flux] = [0, none]
  return [
    { time, flux },
    ...pattern.map(([U, t]) => {
      time += t
      flux = { x: flux.x + (U.x - u.x) * t, y: flux.y + (U.y - u.y) * t }
      return { time, flux }
    }),
  ]
}

const cross = (a: Vector, b: Vector): number => a.x * b.y - a.y * b.x
const scaled = (a: Vector, by: number): Vector => ({ x: a.x * by, y: a.y * by })

/** dψ_d/di_d and dψ_q/di_q; of an induction machine the leakage, because its rotor's flux does not follow so fast. */
function incrementalInductance(machine: MachineParameters, { dCurrent, qCurrent, fieldCurrent }: OperatingPoint): { readonly d: number; readonly q: number } {
  const { rotor, currentLimit } = machine
  if (rotor.kind === 'cage') return { d: rotor.leakage, q: rotor.leakage }
  if (rotor.kind !== 'saturating') return rotor
  const small = 0.01 * currentLimit
  const linked = (d: Ampere, q: Ampere): OperatingPoint => {
    const at = { ...createOperatingPoint(), dCurrent: d, qCurrent: q, fieldCurrent }
    linkFlux(machine, at)
    return at
  }
  const here = linked(dCurrent, qCurrent)
  return { d: (linked(dCurrent + small, qCurrent).dFlux - here.dFlux) / small, q: (linked(dCurrent, qCurrent + small).qFlux - here.qFlux) / small }
}
