import type { NewtonMetre, RadianPerSecond, Volt, Watt } from '@firstdrive/units'
import { type Curve, evaluate, tabulate } from '../numerics/curve.ts'
import type { Grid } from '../numerics/grid.ts'
import type { MachineParameters } from './machine.ts'
import { type Aim, createReferences, findCurrents, type References, torqueLimit } from './references.ts'

/** Uniform grids over speed × torque at one dc voltage: what a controller looks up and what it costs. */
export interface MapLayer {
  readonly dcVoltage: Volt
  /** Most torque at the shaft over speed, driving (positive) and regenerating (negative). */
  readonly drivingTorque: Curve
  readonly regenerationTorque: Curve
  /** Currents; beyond the envelope those of the envelope, so that the torque is clipped to it. */
  readonly dCurrent: Grid
  readonly qCurrent: Grid
  readonly fieldCurrent: Grid
  /** Of the machine alone, and of its inverter. Beyond the envelope what exceeds the loss without torque grows with its square, so that between the knots nothing bends. */
  readonly machineLoss: Grid
  readonly inverterLoss: Grid
}

/** Layers at uniformly spaced dc voltages, the lowest first. */
export interface MachineMap {
  readonly maximumSpeed: RadianPerSecond
  readonly torque: NewtonMetre
  readonly layers: readonly MapLayer[]
}

export interface MapKnots {
  readonly speeds: number
  /** Odd: a knot lies at zero torque. */
  readonly torques: number
}

export const usualKnots: MapKnots = { speeds: 33, torques: 49 }

/** The map of a machine at these voltages. */
export const mapMachine = (machine: MachineParameters, voltages: readonly Volt[], knots = usualKnots, aim: Aim = 'loss'): MachineMap => ({
  maximumSpeed: machine.maximumSpeed,
  torque: machine.torque,
  layers: voltages.map((dcVoltage) => mapLayer(machine, dcVoltage, knots, aim)),
})

function mapLayer(machine: MachineParameters, dcVoltage: Volt, { speeds, torques }: MapKnots, aim: Aim): MapLayer {
  const references = createReferences(machine, dcVoltage, aim)
  const grid = (): Grid => emptyGrid(machine, speeds, torques)
  const layer = {
    dcVoltage,
    drivingTorque: tabulate(0, machine.maximumSpeed, speeds, (speed) => limitAt(references, speed, 1)),
    regenerationTorque: tabulate(0, machine.maximumSpeed, speeds, (speed) => limitAt(references, speed, -1)),
    dCurrent: grid(),
    qCurrent: grid(),
    fieldCurrent: grid(),
    machineLoss: grid(),
    inverterLoss: grid(),
  }
  for (let k = 0; k < speeds; k++) fillRow(layer, references, k)
  return layer
}

/** None where the voltage is too low for the speed: such a machine is refused before it is mapped. */
export const limitAt = (references: References, speed: RadianPerSecond, sign: 1 | -1): NewtonMetre => {
  const limit = torqueLimit(references, speed, sign)
  return Number.isNaN(limit) ? 0 : limit
}

/** One speed: every torque, clipped to what the machine can. */
function fillRow(layer: MapLayer, references: References, k: number): void {
  const { at } = references
  const { countY, densityY, startY } = layer.machineLoss
  const speed = layer.drivingTorque.start + k / layer.drivingTorque.density
  const [most, least] = [layer.drivingTorque.values[k]!, layer.regenerationTorque.values[k]!]
  findCurrents(references, speed, 0)
  const [idleLoss, idleInverter] = [at.loss - at.inverterLoss, at.inverterLoss]
  for (let j = 0; j < countY; j++) {
    const asked = startY + j / densityY
    const torque = Math.min(Math.max(asked, least), most)
    findCurrents(references, speed, torque)
    const beyond = torque === 0 ? 1 : (asked / torque) * (asked / torque)
    const here = k * countY + j
    layer.dCurrent.values[here] = at.dCurrent
    layer.qCurrent.values[here] = at.qCurrent
    layer.fieldCurrent.values[here] = at.fieldCurrent
    layer.machineLoss.values[here] = extended(idleLoss, at.loss - at.inverterLoss, beyond)
    layer.inverterLoss.values[here] = extended(idleInverter, at.inverterLoss, beyond)
  }
}

const extended = (idle: Watt, loss: Watt, beyond: number): Watt => (beyond === 1 ? loss : idle + Math.max(loss - idle, 0) * beyond)

function emptyGrid({ maximumSpeed, torque }: MachineParameters, speeds: number, torques: number): Grid {
  return {
    startX: 0,
    densityX: (speeds - 1) / maximumSpeed,
    countX: speeds,
    startY: -torque,
    densityY: (torques - 1) / (2 * torque),
    countY: torques,
    values: new Float64Array(speeds * torques),
  }
}

/** The most torque of a layer at a speed, driving or regenerating. */
export const layerLimit = ({ drivingTorque, regenerationTorque }: MapLayer, speed: RadianPerSecond, sign: 1 | -1): NewtonMetre =>
  evaluate(sign > 0 ? drivingTorque : regenerationTorque, speed)
