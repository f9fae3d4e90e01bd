import type { RadianPerSecond, Volt, Watt } from '@firstdrive/units'
import { type Curve, tabulate } from '../numerics/curve.ts'
import type { Grid } from '../numerics/grid.ts'
import { ironDrag, noLoadDrag } from './iron.ts'
import type { MachineParameters } from './machine.ts'
import { limitAt, mapMachine, usualKnots } from './machine-map.ts'
import { createReferences, findCurrents } from './references.ts'

/** What a drive unit has to know of its machine and inverter at one dc voltage. Torques are positive, losses in W. */
export interface DriveTable {
  /** Largest torque over machine speed by the rating, whatever the voltage. */
  readonly rating: Curve
  /** What current and voltage leave of it, over machine speed from where they take something of it to beyond the highest, as a pack that sags asks for. */
  readonly drivingLimit: Curve
  readonly regenerationLimit: Curve
  /** Over speed × torque, zero without torque. */
  readonly loadLoss: Grid
  /** Without torque, of all parts. */
  readonly noLoadLoss: Curve
  /** What is left of it without current, as when the car coasts: iron, bearings, air. */
  readonly coastingLoss: Curve
  /** Of the inverter: the least that driving costs. */
  readonly standing: Watt
  /** What of load and no-load loss arises in the inverter. */
  readonly inverterLoss: Grid
  readonly inverterStanding: Curve
}

const envelopeKnots = 129

export function driveTable(machine: MachineParameters, dcVoltage: Volt): DriveTable {
  const references = createReferences(machine, dcVoltage)
  const { torque, power, maximumSpeed } = machine
  const over = (value: (speed: RadianPerSecond) => number): Curve => tabulate(0, maximumSpeed, envelopeKnots, value)
  return {
    rating: over((speed) => Math.min(torque, power / Math.max(speed, 1e-9))),
    drivingLimit: belowRating(machine, dcVoltage, 1),
    regenerationLimit: belowRating(machine, dcVoltage, -1),
    ...lossesOf(machine, dcVoltage),
    noLoadLoss: over((speed) => {
      findCurrents(references, speed, 0)
      return references.at.loss
    }),
    coastingLoss: over((speed) => coastingLoss(machine, speed)),
    standing: machine.inverter.standing,
  }
}

const lowestVoltage = 2 / 3 // of the nominal one
const limitKnots = 129

/** Driving (sign 1) or regenerating (sign −1), positive. */
function belowRating(machine: MachineParameters, dcVoltage: Volt, sign: 1 | -1): Curve {
  const references = createReferences({ ...machine, torque: 1.1 * machine.torque, power: Infinity }, dcVoltage)
  const limit = tabulate(0, machine.maximumSpeed / lowestVoltage, limitKnots, (speed) => sign * limitAt(references, speed, sign))
  const first = limit.values.findIndex((torque) => torque < machine.torque)
  const from = Math.max((first < 0 ? limitKnots : first) - 1, 0)
  return { start: from / limit.density, density: limit.density, values: limit.values.slice(from) }
}

/** The no-load loss beside a road load that already holds some of it; never more than coasting showed. */
export function noLoadBeside({ noLoadLoss, coastingLoss, standing }: DriveTable, held: (speed: RadianPerSecond) => Watt): Curve {
  const values = noLoadLoss.values.map((loss, k) => Math.max(loss - Math.min(held(k / noLoadLoss.density), coastingLoss.values[k]!), standing))
  return { ...noLoadLoss, values }
}

/** What iron, bearings and air take without current. */
function coastingLoss({ iron, noLoad, polePairs, rotor }: MachineParameters, speed: RadianPerSecond): Watt {
  const flux = rotor.kind === 'magnets' || rotor.kind === 'saturating' ? rotor.flux : 0
  return speed * (ironDrag(iron, polePairs, speed, flux * flux) + noLoadDrag(noLoad, speed))
}

type Losses = Pick<DriveTable, 'loadLoss' | 'inverterLoss' | 'inverterStanding'>

function lossesOf(machine: MachineParameters, dcVoltage: Volt): Losses {
  const { machineLoss, inverterLoss } = mapMachine(machine, [dcVoltage], usualKnots).layers[0]!
  const { countX, countY, startX, densityX } = machineLoss
  const middle = (countY - 1) / 2
  const total = machineLoss.values.map((loss, k) => loss + inverterLoss.values[k]!)
  const beyondIdle = (loss: Float64Array): Grid => {
    const values = loss.map((value, k) => Math.max(value - loss[k - (k % countY) + middle]!, 0))
    return { ...machineLoss, values }
  }
  const idle = Float64Array.from({ length: countX }, (_, row) => inverterLoss.values[row * countY + middle]!)
  return {
    loadLoss: beyondIdle(total),
    inverterLoss: beyondIdle(inverterLoss.values),
    inverterStanding: { start: startX, density: densityX, values: idle },
  }
}
