import { type Curve, type DriveHeatParameters, type Grid, type HeatPath, noDriveHeat } from '@firstdrive/engine'
import { fromCelsius, type Watt } from '@firstdrive/units'
import type { Measure } from '../quantity.ts'
import type { DriveHeatSpec } from '../schema/drive-heat.ts'
import type { SoftwareSpec } from '../schema/software.ts'

/** Where in a drive unit its losses arise: over machine speed × torque, and of the inverter without torque, over machine speed. */
export interface LossPlaces {
  readonly loadLoss: Grid
  readonly inverterLoss: Grid
  readonly inverterStanding: Curve
}

type Derating = SoftwareSpec['derating']

/**
 * Temperatures of a drive unit: as its file says; where only the software names some, by a rule scaled from its peak power; else none.
 * The temperatures at which the torque fades are the software's, where it has any.
 */
export function compileDriveHeat(written: DriveHeatSpec | undefined, derating: Derating, power: Watt, places: () => LossPlaces): DriveHeatParameters {
  if (written === undefined && derating === undefined) return noDriveHeat
  const heat = written === undefined ? scaledHeat(power) : writtenHeat(written)
  const { loadLoss, inverterLoss, inverterStanding } = places()
  const windingLoss = { ...loadLoss, values: loadLoss.values.map((loss, k) => Math.max(loss - inverterLoss.values[k]!, 0)) }
  return {
    present: true,
    coolantTemperature: heat.coolantTemperature,
    machine: derating === undefined ? heat.machine : { ...heat.machine, fadeStart: derating.winding_start.si, fadeEnd: derating.winding_end.si },
    inverter: derating === undefined ? heat.inverter : { ...heat.inverter, fadeStart: derating.junction_start.si, fadeEnd: derating.junction_end.si },
    windingLoss,
    inverterLoss,
    inverterStanding,
  }
}

type Paths = Pick<DriveHeatParameters, 'coolantTemperature' | 'machine' | 'inverter'>
interface Store {
  readonly time: Measure
  readonly conductance: Measure
}

const writtenHeat = ({ coolant_temperature, winding, housing, junction, sink }: DriveHeatSpec): Paths => ({
  coolantTemperature: coolant_temperature.si,
  machine: { ...pathOf(winding, housing), fadeStart: winding.fade_start.si, fadeEnd: winding.fade_end.si },
  inverter: { ...pathOf(junction, sink), fadeStart: junction.fade_start.si, fadeEnd: junction.fade_end.si },
})

/** C = τ·G, each store with its own way out. */
const pathOf = (inner: Store, outer: Store): Omit<HeatPath, 'fadeStart' | 'fadeEnd'> => ({
  innerHeatCapacity: inner.time.si * inner.conductance.si,
  outerHeatCapacity: outer.time.si * outer.conductance.si,
  innerConductance: inner.conductance.si,
  outerConductance: outer.conductance.si,
})

/**
 * Assumed, for each kW of peak power: a winding of 9 J/K (23 g of copper) that gives its housing 0.3 W/K (a time constant of 30 s), a housing
 * of 60 J/K that gives the coolant 0.6 W/K (100 s), semiconductors of 0.15 J/K on 0.3 W/K (0.5 s), a heat sink of 7 J/K on 0.9 W/K (8 s).
 */
function scaledHeat(power: Watt): Paths {
  const path = (inner: number, innerTime: number, outer: number, outerTime: number): HeatPath => ({
    innerHeatCapacity: inner * innerTime * power,
    outerHeatCapacity: outer * outerTime * power,
    innerConductance: inner * power,
    outerConductance: outer * power,
    fadeStart: Infinity,
    fadeEnd: Infinity,
  })
  return { coolantTemperature: fromCelsius(65), machine: path(0.3e-3, 30, 0.6e-3, 100), inverter: path(0.3e-3, 0.5, 0.9e-3, 8) }
}
