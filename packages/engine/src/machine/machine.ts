import type { Ampere, Kelvin, Ohm, Weber } from '@firstdrive/units'
import { type Curve, interpolate, tabulate } from '../numerics/curve.ts'
import { type Grid, tabulateGrid } from '../numerics/grid.ts'
import type { FluxCurve, FluxTable, MachineDesign, MagnetRotor, Rotor } from './design.ts'

/** A machine at its temperatures, ready to be asked what it does. */
export interface MachineParameters extends Omit<MachineDesign, 'rotor'> {
  readonly rotor: RotorParameters
}

export type RotorParameters =
  | { readonly kind: 'magnets'; readonly flux: Weber; readonly d: number; readonly q: number }
  | { readonly kind: 'saturating'; readonly flux: Weber; readonly dFlux: Grid; readonly qFlux: Grid }
  | { readonly kind: 'cage'; readonly leakage: number; readonly magnetising: Curve; readonly resistance: Ohm }
  | {
      readonly kind: 'winding'
      readonly d: number
      readonly q: number
      readonly excitation: Curve
      readonly resistance: Ohm
      readonly currentLimit: Ampere
    }

export interface MachineTemperatures {
  readonly stator: Kelvin
  readonly rotor: Kelvin
}

const reference: Kelvin = 293.15
const copper = 0.003_93 // 1/K at 20 °C, IEC 60028
const aluminium = 0.004_03 // 1/K at 20 °C, IEC 60889
const curveKnots = 65
const tableKnots = 49

/** A copper winding's resistance, R₂₀·(1 + α·(T − 20 °C)). */
export const resistanceAt = (at20: Ohm, temperature: Kelvin): Ohm => at20 * (1 + copper * (temperature - reference))

/** The machine at its temperatures: resistances as above, magnets ψ_m = ψ₂₀·(1 + α_m·(T − 20 °C)). */
export function atTemperature(design: MachineDesign, { stator, rotor }: MachineTemperatures): MachineParameters {
  return {
    ...design,
    resistance: resistanceAt(design.resistance, stator),
    rotor: rotorAt(design.rotor, rotor),
  }
}

function rotorAt(rotor: Rotor, temperature: Kelvin): RotorParameters {
  const warmer = temperature - reference
  switch (rotor.kind) {
    case 'magnets':
      return magnetsAt(rotor, warmer)
    case 'cage':
      return { ...rotor, magnetising: uniform(rotor.magnetising), resistance: rotor.resistance * (1 + aluminium * warmer) }
    case 'winding': {
      const { inductance, excitation, resistance, currentLimit } = rotor
      return { kind: 'winding', ...inductance, excitation: uniform(excitation), resistance: resistanceAt(resistance, temperature), currentLimit }
    }
  }
}

function magnetsAt({ flux, temperatureCoefficient, inductance }: MagnetRotor, warmer: Kelvin): RotorParameters {
  const warm = flux * (1 + temperatureCoefficient * warmer)
  if ('d' in inductance) return { kind: 'magnets', flux: warm, ...inductance }
  const [dFlux, qFlux] = uniformTable(inductance, warm - flux)
  return { kind: 'saturating', flux: warm, dFlux, qFlux }
}

const uniform = ({ current, flux }: FluxCurve): Curve => tabulate(0, current.at(-1)!, curveKnots, (i) => interpolate(current, flux, i))

/** Bilinear between the knots that people wrote; a warmer magnet takes the same flux everywhere. */
function uniformTable({ dCurrent, qCurrent, dFlux, qFlux }: FluxTable, shift: Weber): readonly [Grid, Grid] {
  const axes = [
    [dCurrent[0]!, dCurrent.at(-1)!, tableKnots],
    [0, qCurrent.at(-1)!, tableKnots],
  ] as const
  const over = (table: FluxTable['dFlux'], more: Weber): Grid =>
    tabulateGrid(...axes, (d, q) => {
      const along = table.map((row) => interpolate(qCurrent, row, q))
      return interpolate(dCurrent, along, d) + more
    })
  return [over(dFlux, shift), over(qFlux, 0)]
}
