export type { AuxiliariesState } from './auxiliaries/auxiliaries.ts'
export { ageBattery, type Wear } from './battery/ageing/aged-battery.ts'
export { id3, lfp250, lgm50, nmc50, nmc75 } from './battery/ageing/cells.ts'
export { type AgeingBound, type AgeingLaw, type AgeingModel, type AgeingRange, type CycleConditions, everywhere, type Span } from './battery/ageing/rates.ts'
export type { UseProfile, UseSegment } from './battery/ageing/use-profile.ts'
export {
  type Aged,
  type AgeingState,
  type AgeingYear,
  ageYears,
  capacityLeft,
  createAgeing,
  type LifeStretch,
  resistanceGrown,
  stepAgeing,
  stepProfile,
} from './battery/ageing.ts'
export { type BatterySurroundings, passCurrent, stepBattery } from './battery/battery.ts'
export { type ChargeLimit, chargeLimit, type DischargeLimit, dischargeLimit, limitBattery } from './battery/limits.ts'
export { createParallel, type ParallelCell, type ParallelParameters, type ParallelState, stepParallel } from './battery/parallel.ts'
export { createLadder, type ParallelLadder, splitCurrent, type TerminalPlace } from './battery/parallel-ladder.ts'
export {
  type BatteryParameters,
  type OfCharge,
  type OfTemperature,
  ofBenchCell,
  tabulateCharge,
  tabulateEnthalpy,
  tabulateTemperature,
} from './battery/parameters.ts'
export { type ResistanceLaw, resistanceFactor } from './battery/resistance-law.ts'
export { type BatteryState, createBattery } from './battery/state.ts'
export { type Sustained, sustained } from './battery/sustained.ts'
export { type ChargePlan, type ChargePoint, type ChargerParameters, type ChargingLimit, type ChargingParameters, charge } from './charging/charge.ts'
export { type HeatUp, heatUp } from './charging/heat-up.ts'
export type { PackConditioning } from './charging/pack-conditioning.ts'
export type { ChassisParameters, ChassisState } from './chassis/chassis.ts'
export { type DriveHeatParameters, type DriveWarmth, type HeatPath, noDriveHeat } from './drive/drive-heat.ts'
export type { DriveUnitParameters, DriveUnitState } from './drive/drive-unit.ts'
export { type DriveMaps, type InverterLosses, type MachineLosses, type MachineRating, scaleMachine } from './drive/scaled-machine.ts'
export { anyVoltage, type VoltageLimit, voltageLimit } from './drive/voltage-limit.ts'
export { type Course, constantSpeed, cycle, fullBrake, fullThrottle, hillStart, replay } from './driver/course.ts'
export { airDensity, pressureAt } from './environment/air.ts'
export { createEnvironment, type EnvironmentParameters, rollingFactor, type Weather, weatherAlong } from './environment/environment.ts'
export type { CageRotor, FluxCurve, FluxTable, Inductance, MachineDesign, MagnetRotor, Rotor, WoundRotor } from './machine/design.ts'
export { type DriveTable, driveTable, noLoadBeside } from './machine/drive-table.ts'
export { runTorque, type TorqueTest, type TorqueTrace } from './machine/dynamics/field-oriented.ts'
export { type CurrentRipple, currentRipple } from './machine/dynamics/ripple.ts'
export { readStep, type StepResponse } from './machine/dynamics/step-response.ts'
export { type Device, type InverterDesign, type InverterParameters, lossless } from './machine/inverter.ts'
export type { IronLoss, NoLoadLoss } from './machine/iron.ts'
export { baseSpeed, type Currents, fluxOf, type IdealMachine, mostTorquePerAmpere, mostTorquePerVolt, openCircuitVoltage, torqueOf } from './machine/loci.ts'
export { atTemperature, type MachineParameters, type MachineTemperatures, type RotorParameters } from './machine/machine.ts'
export { layerLimit, type MachineMap, type MapKnots, type MapLayer, mapMachine, usualKnots } from './machine/machine-map.ts'
export type { OperatingPoint } from './machine/operating-point.ts'
export { type Aim, createReferences, findCurrents, leastLoad, type References, torqueLimit } from './machine/references.ts'
export { type MachineSize, type MachineWish, scaleDesign, scaledLimit, sizeOf } from './machine/scaling.ts'
export { type Consumption, consumption, type EnergySplit } from './metrics/consumption.ts'
export { timeAtDistance, timeAtSpeed } from './metrics/event.ts'
export type { CoupledNodes } from './numerics/coupled-nodes.ts'
export { type Curve, constantCurve, evaluate, interpolate, tabulate } from './numerics/curve.ts'
export { evaluateGrid, type Grid, tabulateGrid } from './numerics/grid.ts'
export type { Table } from './numerics/table.ts'
export type { Channel } from './record/channel.ts'
export { column, type Recording } from './record/trace.ts'
export { EngineFault, type Misses, type Plan, simulate, type Trace } from './simulate.ts'
export { type CellShape, type CooledFace, cellConductance } from './thermal/cell-cooling.ts'
export { type Coolant, waterGlycol50, waterGlycol60 } from './thermal/coolant.ts'
export { type CoolantPathParameters, nusselt } from './thermal/coolant-path.ts'
export type { Ledger } from './vehicle/ledger.ts'
export type { BindingLimit, LimitName } from './vehicle/limit-log.ts'
export { type Axle, mechanicalTopSpeed, type VehicleParameters } from './vehicle/parameters.ts'
export { fixedSplit, leadFirst, optimalSplit, type SplitParameters } from './vehicle/split.ts'
export type { Model, VehicleState } from './vehicle/state.ts'
export type { TractionState } from './vehicle/traction-state.ts'
