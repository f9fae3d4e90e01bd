import { type BatteryParameters, tabulateCharge, tabulateEnthalpy, tabulateTemperature } from '../src/battery/parameters.ts'
import { resistanceFactor } from '../src/battery/resistance-law.ts'
import { type DriveHeatParameters, type HeatPath, noDriveHeat } from '../src/drive/drive-heat.ts'
import type { DriveUnitParameters } from '../src/drive/drive-unit.ts'
import { scaleMachine } from '../src/drive/scaled-machine.ts'
import { anyVoltage, voltageLimit } from '../src/drive/voltage-limit.ts'
import { createEnvironment } from '../src/environment/environment.ts'
import { constantCurve, evaluate, tabulate } from '../src/numerics/curve.ts'
import type { VehicleParameters } from '../src/vehicle/parameters.ts'
import { leadFirst } from '../src/vehicle/split.ts'

/** A saloon that nobody builds: round figures for the laws. */

export const machine = (power: number, torque: number, options: { canIdle?: boolean; ratio?: number } = {}): DriveUnitParameters => {
  const maximumSpeed = 1800
  const speedRatio = (options.ratio ?? 10) / 0.34
  const maps = scaleMachine({ power, torque, maximumSpeed }, { load: [0.005, 0.01, 0.05], noLoad: [0.7, 1e-3, 1e-6] }, { standing: 150, load: 0.015 }, () => 0)
  return {
    present: true,
    speedRatio,
    drivingRatio: speedRatio * 0.97,
    regenerationRatio: speedRatio / 0.97,
    maximumSpeed,
    drivingTorque: maps.torque,
    regenerationTorque: maps.torque,
    loadLoss: maps.loadLoss,
    noLoadLoss: maps.noLoadLoss,
    canIdle: options.canIdle ?? false,
    idleDrag: options.canIdle ? 20 : 0,
    fadeEnd: 1.5,
    fadeStart: 4,
    mostHolding: Infinity,
    heat: noDriveHeat,
    voltage: anyVoltage,
  }
}

/** The same unit with temperatures: three quarters of its load loss arise in the winding, the rest in the inverter. */
export const heated = (
  unit: DriveUnitParameters,
  { fadeStart = 423.15, fadeEnd = 453.15, coolantTemperature = 338.15 } = {},
  change: Partial<HeatPath> = {},
): DriveUnitParameters => {
  const part = (share: number) => ({ ...unit.loadLoss, values: unit.loadLoss.values.map((loss) => share * loss) })
  const heat: DriveHeatParameters = {
    present: true,
    coolantTemperature,
    machine: { innerHeatCapacity: 2500, outerHeatCapacity: 15_000, innerConductance: 80, outerConductance: 160, fadeStart, fadeEnd, ...change },
    inverter: { innerHeatCapacity: 40, outerHeatCapacity: 2000, innerConductance: 80, outerConductance: 250, fadeStart, fadeEnd, ...change },
    windingLoss: part(0.75),
    inverterLoss: part(0.25),
    inverterStanding: constantCurve(150),
  }
  return { ...unit, heat }
}

/** The same unit when its torque is that of a machine whose base speed follows the voltage of its pack. */
export const sagging = (unit: DriveUnitParameters, nominal = 720): DriveUnitParameters => {
  const base = 400
  const most = evaluate(unit.drivingTorque, 0)
  const limit = tabulate(base, 2 * unit.maximumSpeed, 257, (speed) => (most * base) / speed)
  return { ...unit, voltage: voltageLimit(nominal, limit, limit) }
}

const noDrive: DriveUnitParameters = {
  ...machine(1, 1),
  present: false,
  drivingTorque: tabulate(0, 1, 2, () => 0),
  regenerationTorque: tabulate(0, 1, 2, () => 0),
}

const openCircuit = (z: number): number => 600 + 200 * z
const entropy = (z: number): number => 0.04 * (z - 0.4)
const factor = resistanceFactor({ a: 1750, b: 3.1e6 })

export const battery: BatteryParameters = {
  capacity: 140 * 3600,
  openCircuit: tabulate(0, 1, 101, openCircuit),
  seriesResistance: 0.1,
  fastResistance: 0.015,
  enthalpy: tabulateEnthalpy({ openCircuit, entropy }, 101),
  ofCharge: tabulateCharge(
    {
      openCircuit,
      entropy,
      seriesResistance: (z) => 0.1 * (1 + 0.4 * (z - 0.5) * (z - 0.5)),
      fastResistance: () => 0.015,
      slowResistance: (z) => 0.02 * (1 + (z - 0.5) * (z - 0.5)),
      platingCurrent: (z) => 900 - 700 * z,
    },
    101,
  ),
  ofTemperature: tabulateTemperature({ resistanceFactor: (T) => evaluate(factor, T), platingFactor: (T) => Math.min(1, 2 ** ((T - 298.15) / 12)) }),
  fastTime: 8,
  slowTime: 90,
  diffusionTime: 20,
  hysteresis: 3,
  hysteresisRate: 50,
  heatCapacity: 5e5,
  caseHeatCapacity: 1.5e5,
  caseConductance: 500,
  conductance: 10,
  minimumVoltage: 500,
  maximumVoltage: 830,
  dischargeCurrent: 900,
  continuousCurrent: 500,
  chargeCurrent: 400,
  weakest: 1.05,
  emptyCharge: 0.02,
  fullCharge: 1,
}

export const car: VehicleParameters = {
  name: 'a made-up saloon',
  chassis: {
    mass: 2200,
    rotatingMass: 90,
    dragArea: 0.46,
    rollingConstant: 150,
    rollingLinear: 0,
    rollingQuadratic: 0.01,
    grip: 1.1,
    frontShare: 0.5,
    loadTransfer: 0.16,
    brakeForce: 26_000,
    coldDrag: 0,
    runningHeatCapacity: 1e5,
    runningConductance: 150,
  },
  front: noDrive,
  rear: machine(220e3, 400),
  lead: 'rear',
  split: leadFirst,
  driveGrip: 1,
  chargeShare: 1,
  recoveredShare: 1,
  battery,
  auxiliaryPower: 300,
  topSpeed: 58,
  wallEfficiency: 0.88,
}

export const fourWheelDrive: VehicleParameters = { ...car, front: machine(220e3, 340, { canIdle: true }), rear: machine(275e3, 500), topSpeed: 73 }

export const still = createEnvironment({ temperature: 296.15, altitude: 0, headwind: 0, relativeHumidity: 0 })
export const weather = (temperature: number, altitude = 0, headwind = 0) =>
  createEnvironment({ temperature: temperature + 273.15, altitude, headwind, relativeHumidity: 0 })

/** A trace of pulls, coasting and stops, `seconds` long at `step`, m/s, starting and ending at rest. */
export const madeUpTrace = (seconds: number, step: number, fastest = 30): Float64Array =>
  Float64Array.from({ length: Math.round(seconds / step) + 1 }, (_, k) => {
    const t = k * step
    const end = Math.round(seconds / step) * step
    const hill = Math.max(0, Math.sin((2 * Math.PI * t) / 120)) * (0.6 + 0.4 * Math.sin(t / 47))
    return t >= end || t <= 0 ? 0 : fastest * hill * Math.min(1, t / 10, (end - t) / 10)
  })
