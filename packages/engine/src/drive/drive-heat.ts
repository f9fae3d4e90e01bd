import type { JoulePerKelvin, Kelvin, NewtonMetre, RadianPerSecond, Ratio, Second, Watt, WattPerKelvin } from '@firstdrive/units'
import { type CoupledNodes, coupleNodes } from '../numerics/coupled-nodes.ts'
import { type Curve, constantCurve, createPoint, lookUp } from '../numerics/curve.ts'
import { type Grid, lookUpGrid, tabulateGrid } from '../numerics/grid.ts'

/** Two heat stores in a row to the coolant: winding and housing, or junction and heat sink. */
export interface HeatPath {
  readonly innerHeatCapacity: JoulePerKelvin
  readonly outerHeatCapacity: JoulePerKelvin
  /** From the inner to the outer store, and from there to the coolant. */
  readonly innerConductance: WattPerKelvin
  readonly outerConductance: WattPerKelvin
  /** The torque fades between these temperatures of the inner store: all below the first, none from the second on. */
  readonly fadeStart: Kelvin
  readonly fadeEnd: Kelvin
}

/** How a drive unit warms, and when it gives less. One that is not `present` has no temperature. */
export interface DriveHeatParameters {
  readonly present: boolean
  readonly coolantTemperature: Kelvin
  readonly machine: HeatPath
  readonly inverter: HeatPath
  /** What of the load loss arises in the winding, over machine speed × torque, and what the inverter loses without torque, over machine speed. */
  readonly windingLoss: Grid
  readonly inverterStanding: Curve
  /** What of the load loss arises in the inverter. */
  readonly inverterLoss: Grid
}

/** What a step leaves of the excess over the coolant, and adds for each watt. */
export interface DriveWarmth {
  readonly machine: CoupledNodes
  readonly inverter: CoupledNodes
}

/** What the temperatures of a drive unit stand on, and what they are. */
export interface DriveHeatState {
  readonly speed: RadianPerSecond
  readonly torque: NewtonMetre
  readonly electricalPower: Watt
  readonly loss: Watt
  /** After the step; the coolant's, and without meaning, where the unit has no `heat`. */
  windingTemperature: Kelvin
  housingTemperature: Kelvin
  junctionTemperature: Kelvin
  sinkTemperature: Kelvin
  /** What the temperatures of machine and inverter leave of the torque, and the lesser of the two. */
  machineDerating: Ratio
  inverterDerating: Ratio
  derating: Ratio
  readonly warmth: DriveWarmth
}

const unheated: HeatPath = {
  innerHeatCapacity: 1,
  outerHeatCapacity: 1,
  innerConductance: 1,
  outerConductance: 1,
  fadeStart: Infinity,
  fadeEnd: Infinity,
}
const nothing = tabulateGrid([0, 1, 2], [-1, 1, 2], () => 0)

/** Of a unit whose temperatures nobody told: it gives all that it can, for as long as it is asked. */
export const noDriveHeat: DriveHeatParameters = {
  present: false,
  coolantTemperature: 293.15,
  machine: unheated,
  inverter: unheated,
  windingLoss: nothing,
  inverterStanding: constantCurve(0),
  inverterLoss: nothing,
}

export const createDriveWarmth = ({ machine, inverter }: DriveHeatParameters, dt: Second): DriveWarmth => ({
  machine: warmthOf(machine, dt),
  inverter: warmthOf(inverter, dt),
})

const warmthOf = ({ innerHeatCapacity, outerHeatCapacity, innerConductance, outerConductance }: HeatPath, dt: Second): CoupledNodes =>
  coupleNodes(innerHeatCapacity, outerHeatCapacity, innerConductance, outerConductance, dt)

/** What winding and junction, as warm as they are, leave of the torque: d = min(1, (T_end − T)/(T_end − T_start)). */
export function limitDriveHeat(heat: DriveHeatParameters, state: DriveHeatState): void {
  const { machine, inverter } = heat
  const ofMachine = (machine.fadeEnd - state.windingTemperature) / (machine.fadeEnd - machine.fadeStart)
  const ofInverter = (inverter.fadeEnd - state.junctionTemperature) / (inverter.fadeEnd - inverter.fadeStart)
  state.machineDerating = Math.min(Math.max(ofMachine, 0), 1)
  state.inverterDerating = Math.min(Math.max(ofInverter, 0), 1)
  state.derating = Math.min(state.machineDerating, state.inverterDerating)
}

const at = createPoint()

/**
 * Warms the unit by what it lost in the step, each pair of stores solved exactly for heats that are constant over it:
 *   C₁·Ṫ₁ = q₁ − k₁₂·(T₁ − T₂)      C₂·Ṫ₂ = q₂ + k₁₂·(T₁ − T₂) − k₂·(T₂ − T_coolant)
 * Winding and junction take their part of the load loss; the housing has the rest of the loss: iron, bearings, gears.
 * The form is that of the lumped-parameter networks of Dajaku and Gerling, An Improved Lumped Parameter Thermal Model for Electrical Machines.
 */
export function stepDriveHeat(heat: DriveHeatParameters, state: DriveHeatState): void {
  const { coolantTemperature: Tc } = heat
  const { loss, electricalPower } = state
  let winding = 0
  let junction = 0
  if (electricalPower !== 0) {
    at.x = state.speed
    at.y = state.torque
    lookUpGrid(heat.windingLoss, at)
    winding = at.value
    lookUpGrid(heat.inverterLoss, at)
    junction = at.value
    lookUp(heat.inverterStanding, at)
    junction += at.value
  }
  const housing = loss - winding - junction
  const { machine: m, inverter: i } = state.warmth
  // A heat into the outer store ends as the same rise of both over the coolant, and from the end the way there is that of any excess.
  const rise = housing / heat.machine.outerConductance
  const Tw = state.windingTemperature - Tc - rise
  const Th = state.housingTemperature - Tc - rise
  const Tj = state.junctionTemperature - Tc
  const Ts = state.sinkTemperature - Tc
  state.windingTemperature = Tc + rise + m.innerKept * Tw + m.innerFromOuter * Th + m.innerPerWatt * winding
  state.housingTemperature = Tc + rise + m.outerFromInner * Tw + m.outerKept * Th + m.outerPerWatt * winding
  state.junctionTemperature = Tc + i.innerKept * Tj + i.innerFromOuter * Ts + i.innerPerWatt * junction
  state.sinkTemperature = Tc + i.outerFromInner * Tj + i.outerKept * Ts + i.outerPerWatt * junction
}
