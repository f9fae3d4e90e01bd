import type { RadianPerSecond, Volt, Watt } from '@firstdrive/units'
import { type Curve, tabulate } from '../numerics/curve.ts'
import type { Grid } from '../numerics/grid.ts'
import { ironDrag, noLoadDrag } from './iron.ts'
import type { MachineParameters } from './machine.ts'
import { limitAt, mapMachine, usualKnots } from './machine-map.ts'
import { createReferences, findCurrents } from './references.ts'

/** What a drive unit has to know of its machine and inverter at one dc voltage. Torques are positive, losses in W. */
export interface DriveTable {
  readonly drivingTorque: Curve
  readonly regenerationTorque: Curve
  /** Over speed × torque, zero without torque. */
  readonly loadLoss: Grid
  /** Without torque, of all parts. */
  readonly noLoadLoss: Curve
  /** What is left of it without current, as when the car coasts: iron, bearings, air. */
  readonly coastingLoss: Curve
  /** Of the inverter: the least that driving costs. */
  readonly standing: Watt
}

const envelopeKnots = 129

export function driveTable(machine: MachineParameters, dcVoltage: Volt): DriveTable {
  const references = createReferences(machine, dcVoltage)
  const over = (value: (speed: RadianPerSecond) => number): Curve => tabulate(0, machine.maximumSpeed, envelopeKnots, value)
  return {
    drivingTorque: over((speed) => limitAt(references, speed, 1)),
    regenerationTorque: over((speed) => -limitAt(references, speed, -1)),
    loadLoss: loadLossOf(machine, dcVoltage),
    noLoadLoss: over((speed) => {
      findCurrents(references, speed, 0)
      return references.at.loss
    }),
    coastingLoss: over((speed) => coastingLoss(machine, speed)),
    standing: machine.inverter.standing,
  }
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

function loadLossOf(machine: MachineParameters, dcVoltage: Volt): Grid {
  const { machineLoss, inverterLoss } = mapMachine(machine, [dcVoltage], usualKnots).layers[0]!
  const { countX, countY } = machineLoss
  const total = machineLoss.values.map((loss, k) => loss + inverterLoss.values[k]!)
  const idle = (row: number): Watt => total[row * countY + (countY - 1) / 2]!
  const values = new Float64Array(countX * countY)
  for (let row = 0; row < countX; row++) for (let k = 0; k < countY; k++) values[row * countY + k] = Math.max(total[row * countY + k]! - idle(row), 0)
  return { ...machineLoss, values }
}
