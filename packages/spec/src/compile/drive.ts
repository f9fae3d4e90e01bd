import {
  type Axle,
  anyVoltage,
  atTemperature,
  constantCurve,
  type DriveMaps,
  type DriveTable,
  type DriveUnitParameters,
  driveTable,
  type Grid,
  interpolate,
  noDriveHeat,
  noLoadBeside,
  scaledLimit,
  scaleMachine,
  tabulateGrid,
  voltageLimit,
} from '@firstdrive/engine'
import { fromRevolutionsPerMinute, type Kilogram, type RadianPerSecond, type Volt, type Watt } from '@firstdrive/units'
import type { Car, MachinePart } from '../car.ts'
import type { MachineSpec } from '../schema/machine.ts'
import type { VehicleSpec } from '../schema/vehicle.ts'
import { compileDriveHeat, type LossPlaces } from './drive-heat.ts'
import { compileMachine, type DesignedMachine, warmMachine } from './machine.ts'
import { compileRegeneration, limitedBySoftware } from './software.ts'

const noLoadReference = fromRevolutionsPerMinute(10_000)

/** An axle without a drive. */
const none: DriveUnitParameters = {
  present: false,
  speedRatio: 1,
  drivingRatio: 1,
  regenerationRatio: 1,
  maximumSpeed: Infinity,
  drivingTorque: constantCurve(0),
  regenerationTorque: constantCurve(0),
  loadLoss: tabulateGrid([0, 1, 2], [-1, 1, 2], () => 0),
  noLoadLoss: constantCurve(0),
  canIdle: false,
  idleDrag: 0,
  fadeEnd: 0,
  fadeStart: 0,
  mostHolding: Infinity,
  heat: noDriveHeat,
  voltage: anyVoltage,
}

/** Inverter, machine and reducer of an axle of a car of this mass. */
export function compileDrive(car: Car, axle: Axle, mass: Kilogram): DriveUnitParameters {
  const {
    vehicle: { spec },
    tyre,
    machines,
  } = car
  const unit = spec.drive[axle]
  const part = machines[axle]
  if (unit === undefined || part === undefined) return none
  const { machine } = part
  const regeneration = compileRegeneration(car)
  const speedRatio = unit.ratio.si / tyre.spec.dynamic_radius.si
  const canIdle = machine.spec.type !== 'pmsm' || unit.disconnect === true
  const idleDrag = canIdle ? (unit.idle_drag?.si ?? 0) : 0
  const coasted = spec.road_load !== undefined
  const held = heldByRoadLoad(coasted, canIdle, idleDrag / speedRatio)
  const nominal = nominalVoltage(car)
  const maps = machine.spec.design === undefined ? scaledMaps(part, unit, nominal, held) : designedMaps(machine.spec, unit, nominal, held)
  return {
    present: true,
    speedRatio,
    drivingRatio: speedRatio * unit.reducer_efficiency.si,
    regenerationRatio: speedRatio / unit.reducer_efficiency.si,
    maximumSpeed: machine.spec.maximum_speed.si,
    drivingTorque: limitedBySoftware(car, axle, maps.drivingTorque, speedRatio),
    regenerationTorque: maps.regenerationTorque,
    loadLoss: maps.loadLoss,
    noLoadLoss: maps.noLoadLoss,
    canIdle,
    idleDrag: coasted ? 0 : idleDrag,
    fadeEnd: regeneration.fadeEnd,
    fadeStart: regeneration.fadeStart,
    mostHolding: axle === 'rear' ? regeneration.rearDeceleration * mass : Infinity,
    heat: compileDriveHeat(unit.heat, car.software?.spec.derating, machine.spec.power.si, maps.places),
    voltage: maps.voltage,
  }
}

type Unit = NonNullable<VehicleSpec['drive'][Axle]>
type Held = (speed: RadianPerSecond) => Watt
interface Maps extends Omit<DriveMaps, 'torque'>, Pick<DriveUnitParameters, 'drivingTorque' | 'regenerationTorque' | 'voltage'> {
  /** Where its losses arise: asked for only by a drive that warms. */
  places(): LossPlaces
}

/** By the losses of a reference machine and the figures that the vehicle gives for the inverter. */
function scaledMaps(part: MachinePart, unit: Unit, nominal: Volt, held: Held): Maps {
  const { type, power, torque, maximum_speed } = part.machine.spec
  const torqueLimit = torque.si
  const { torque: envelope, ...losses } = scaleMachine(
    { power: power.si, torque: torque.si, maximumSpeed: maximum_speed.si },
    lossesOf(part),
    { standing: unit.inverter_standing_loss.si, load: unit.inverter_load_loss.si },
    held,
  )
  const limit = scaledLimit({ type, power: power.si, torque: torqueLimit })
  const inverterLoss = (torque: number): Watt => vehicleInverterLoss(unit, power.si, torque / torqueLimit)
  return {
    ...losses,
    drivingTorque: envelope,
    regenerationTorque: envelope,
    voltage: voltageLimit(nominal, limit, limit),
    places: () => ({
      loadLoss: losses.loadLoss,
      inverterLoss: overTorque(losses.loadLoss, inverterLoss),
      inverterStanding: constantCurve(unit.inverter_standing_loss.si),
    }),
  }
}

/** By the figures of the vehicle: half linear in torque, half quadratic. */
function vehicleInverterLoss(unit: Unit, power: Watt, share: number): Watt {
  const x = Math.abs(share)
  return 0.5 * unit.inverter_load_loss.si * power * (x + x * x)
}

/** By its design, at one voltage; a design that leaves out its inverter has that of the vehicle. */
function designedMaps(machine: MachineSpec, unit: Unit, dcVoltage: Volt, held: Held): Maps {
  const table = tableOf(machine as MachineSpec & DesignedMachine, dcVoltage)
  const { rating, loadLoss } = table
  const torques = { drivingTorque: rating, regenerationTorque: rating, voltage: voltageLimit(dcVoltage, table.drivingLimit, table.regenerationLimit) }
  const noLoadLoss = noLoadBeside(table, held)
  if (machine.design?.inverter !== undefined)
    return {
      ...torques,
      loadLoss,
      noLoadLoss,
      places: () => ({ loadLoss, inverterLoss: table.inverterLoss, inverterStanding: table.inverterStanding }),
    }
  const [power, torque] = [machine.power.si, machine.torque.si]
  const ofInverter = (T: number): Watt => vehicleInverterLoss(unit, power, T / torque)
  const added = overTorque(loadLoss, ofInverter)
  const all = { ...loadLoss, values: loadLoss.values.map((value, k) => value + added.values[k]!) }
  return {
    ...torques,
    loadLoss: all,
    noLoadLoss: { ...noLoadLoss, values: noLoadLoss.values.map((loss) => loss + unit.inverter_standing_loss.si) },
    places: () => ({ loadLoss: all, inverterLoss: added, inverterStanding: constantCurve(unit.inverter_standing_loss.si) }),
  }
}

/** A loss that only the torque decides, on the knots of a grid. */
function overTorque(grid: Grid, loss: (torque: number) => Watt): Grid {
  const { startY, densityY, countY, values } = grid
  return { ...grid, values: values.map((_, k) => loss(startY + (k % countY) / densityY)) }
}

/** A table takes a tenth of a second, and studies compile a car a hundred times: it is made once for each file and voltage. */
const tables = new WeakMap<MachineSpec, Map<Volt, DriveTable>>()

function tableOf(machine: MachineSpec & DesignedMachine, dcVoltage: Volt): DriveTable {
  const known = tables.get(machine) ?? new Map<Volt, DriveTable>()
  tables.set(machine, known)
  const table = known.get(dcVoltage) ?? driveTable(atTemperature(compileMachine(machine), warmMachine), dcVoltage)
  known.set(dcVoltage, table)
  return table
}

/** Of the pack at half charge and rest. */
const nominalVoltage = ({ pack, cell }: Pick<Car, 'pack' | 'cell'>): Volt =>
  pack.spec.series.si * interpolate(cell.spec.open_circuit.soc, cell.spec.open_circuit.voltage, 0.5)

/**
 * A road load A, B, C was measured coasting with the driveline turning: it holds all of the no-load loss of a machine with magnets, but of one
 * that is excited only when it works no more than the drag of its idle rotor. What it holds is not counted again.
 */
const heldByRoadLoad =
  (coasted: boolean, canIdle: boolean, idleTorque: number) =>
  (speed: number): number =>
    !coasted ? 0 : canIdle ? idleTorque * speed : Infinity

function lossesOf({ machine, reference }: MachinePart) {
  const losses = machine.spec.losses ?? reference.spec.losses
  if (losses === undefined) throw new RangeError(`${reference.id} has no losses to scale from`) // the loader has checked it
  const { load, no_load } = losses
  const n = noLoadReference
  return {
    load: [load.constant.si, load.linear.si, load.quadratic.si],
    noLoad: [no_load.linear.si / n, no_load.quadratic.si / (n * n), no_load.cubic.si / (n * n * n)],
  } as const
}
