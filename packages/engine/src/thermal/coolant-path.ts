import type { Joule, JoulePerKelvin, Kelvin, Metre, Pascal, Quantity, Second, SquareMetre, Watt, WattPerKelvin } from '@firstdrive/units'
import { createPoint, lookUp } from '../numerics/curve.ts'
import { exp, log, power } from '../numerics/exponential.ts'
import type { Coolant } from './coolant.ts'

/** Cells on a cold plate, cut into zones of like size along the coolant. */
export interface CoolantPathParameters {
  readonly coolant: Coolant
  readonly zones: number
  /** Of the cells of one zone. */
  readonly zoneHeatCapacity: JoulePerKelvin
  /** From all cells, their mean temperature, through what is solid to the wetted wall. */
  readonly solidConductance: WattPerKelvin
  /** Of the channels, all side by side. */
  readonly wettedArea: SquareMetre
  readonly hydraulicDiameter: Metre
  readonly channelLength: Metre
  /** What the pump moves when nothing holds it back, and the most it can put across the channels. */
  readonly ratedFlow: Quantity<'m3/s'>
  readonly pumpPressure: Pascal
}

export interface CoolantPathState {
  /** Mean of the cells of each zone, from inlet to outlet. */
  readonly temperatures: Float64Array
  readonly step: Second
  /** Set before the step; one for the whole of it. */
  inletTemperature: Kelvin
  /** Coolant or cells are colder than the coolant's freezing point: nothing flows. */
  frozen: boolean
  flow: Quantity<'m3/s'>
  /** From all cells to the coolant that passes them. */
  conductance: WattPerKelvin
  /** ṁ·c: what the coolant carries per kelvin. */
  carried: WattPerKelvin
  /** Mean over the step. */
  outletTemperature: Kelvin
  /** Out of the cells into the coolant, mean over the step. */
  heat: Watt
}

export const createCoolantPath = ({ zones }: CoolantPathParameters, temperature: Kelvin, step: Second): CoolantPathState => ({
  temperatures: new Float64Array(zones).fill(temperature),
  step,
  inletTemperature: temperature,
  frozen: false,
  flow: 0,
  conductance: 0,
  carried: 0,
  outletTemperature: temperature,
  heat: 0,
})

/**
 * Leads the coolant past the zones for a step. It stores no heat, and each zone gives it heat as to a stream along an isothermal wall:
 *   T_out = T_z + (T_in − T_z)·exp(−NTU)      NTU = U·A/(N·ṁ·c)      C·Ṫ_z = −ṁ·c·(1 − exp(−NTU))·(T_z − T_in)
 * Incropera & DeWitt, Fundamentals of Heat and Mass Transfer, 7th ed., sec. 8.3 and 11.4. Each zone is stepped exactly for its inlet, so that
 * no step is too long, and hands on what it lost: the heat is that of the zones to the last digit.
 */
export function stepCoolantPath(path: CoolantPathParameters, state: CoolantPathState): void {
  flowThrough(path, state)
  const { zones, zoneHeatCapacity: C } = path
  const { temperatures, step: dt, carried } = state
  const reach = carried > 0 ? 1 - exp(-state.conductance / (zones * carried)) : 0
  const kept = exp((-carried * reach * dt) / C)

  let inlet = state.inletTemperature
  let taken: Joule = 0
  for (let zone = 0; zone < zones && carried > 0; zone++) {
    const T = temperatures[zone]!
    const after = inlet + (T - inlet) * kept
    const given = C * (T - after)
    inlet += given / (carried * dt)
    taken += given
    temperatures[zone] = after
  }

  state.outletTemperature = inlet
  state.heat = taken / dt
}

/**
 * The inlet at which the coolant gives `power` to the cells as they stand; what flows is that of the present inlet.
 *   T_out = T_in·wᴺ + (1 − w)·Σ wᴺ⁻¹⁻ⁱ·T_i, w = exp(−NTU)      ṁ·c·(T_in − T_out) = P
 */
export function inletFor(path: CoolantPathParameters, state: CoolantPathState, power: Watt): Kelvin {
  flowThrough(path, state)
  const { temperatures, carried } = state
  if (carried === 0) return state.inletTemperature
  const w = exp(-state.conductance / (path.zones * carried))
  let outlet = 0 // for an inlet of 0 K
  let reached = 1
  for (let zone = 0; zone < path.zones; zone++) {
    outlet = outlet * w + (1 - w) * temperatures[zone]!
    reached *= w
  }
  return (outlet + power / carried) / (1 - reached)
}

const at = createPoint()

/**
 * The flow that the pump manages and the conductance that it makes, by the coolant at its inlet:
 *   V̇ = min(V̇_rated, Δp·d²·A_c/(32·μ·L))      h = Nu·k/d      1/UA = 1/UA_solid + 1/(h·A)
 * The cross-section follows from the wetted area, A_c = A·d/(4·L). Hagen-Poiseuille's law underrates the pressure of turbulent flow, where
 * the pump is not at its limit anyway.
 */
function flowThrough(path: CoolantPathParameters, state: CoolantPathState): void {
  const { coolant, wettedArea: A, hydraulicDiameter: d, channelLength: L, solidConductance } = path
  at.x = state.inletTemperature
  lookUp(coolant.viscosity, at)
  const mu = at.value
  lookUp(coolant.density, at)
  const rho = at.value
  lookUp(coolant.specificHeat, at)
  const c = at.value
  lookUp(coolant.conductivity, at)
  const k = at.value

  let coldest = state.inletTemperature
  for (let zone = 0; zone < path.zones; zone++) if (state.temperatures[zone]! < coldest) coldest = state.temperatures[zone]!
  const frozen = coldest < coolant.freezingPoint
  const section = (A * d) / (4 * L)
  const flow = frozen ? 0 : Math.min(path.ratedFlow, (path.pumpPressure * d * d * section) / (32 * mu * L))
  const Nu = nusselt((rho * flow * d) / (section * mu), (c * mu) / k)

  state.frozen = frozen
  state.flow = flow
  state.carried = rho * flow * c
  state.conductance = flow === 0 ? 0 : 1 / (1 / solidConductance + d / (Nu * k * A))
}

const laminar = 4.36 // constant heat flux, fully developed

/**
 * Film coefficient over k/d in a tube: 4.36 up to Re = 2300, Gnielinski's from 3000, linear between.
 *   Nu = (f/8)·(Re − 1000)·Pr/(1 + 12.7·√(f/8)·(Pr^⅔ − 1))      f = (0.790·ln Re − 1.64)⁻²
 * Incropera & DeWitt, eqs. 8.53, 8.62, 8.21. The thermal entrance, which helps, is left out.
 */
export function nusselt(Re: number, Pr: number): number {
  if (Re <= 2300) return laminar
  const share = Math.min((Re - 2300) / 700, 1)
  return laminar + (gnielinski(Math.max(Re, 3000), Pr) - laminar) * share
}

function gnielinski(Re: number, Pr: number): number {
  const root = 0.79 * log(Re) - 1.64
  const f8 = 1 / (8 * root * root)
  return (f8 * (Re - 1000) * Pr) / (1 + 12.7 * Math.sqrt(f8) * (power(Pr, 2 / 3) - 1))
}
