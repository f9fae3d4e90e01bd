import {
  standardGravity as g,
  type JoulePerKelvin,
  type Kelvin,
  type Kilogram,
  type KilogramPerMetre,
  type Metre,
  type MetrePerSecond,
  type Newton,
  type NewtonSecondPerMetre,
  type PerKelvin,
  type Quantity,
  type Ratio,
  type Second,
  type SquareMetre,
  type Watt,
  type WattPerKelvin,
} from '@firstdrive/units'
import { defineChannels } from '../record/channel.ts'

/** The body on its wheels: mass, air, tyres, grip and friction brakes. */
export interface ChassisParameters {
  /** The car as driven, with its load. */
  readonly mass: Kilogram
  /** What wheels and rotors add to the inertia, as a mass at the road. */
  readonly rotatingMass: Kilogram
  readonly dragArea: SquareMetre
  /** Rolling resistance and driveline drag r₀ + r₁·v + r₂·v² at 25 °C on the flat, of the whole car. */
  readonly rollingConstant: Newton
  readonly rollingLinear: NewtonSecondPerMetre
  readonly rollingQuadratic: KilogramPerMetre
  readonly grip: Ratio
  /** Share of the weight on the front axle at rest. */
  readonly frontShare: Ratio
  /** Height of the centre of gravity over the wheelbase: what an acceleration of 1 g moves from axle to axle. */
  readonly loadTransfer: Ratio
  /** What the friction brakes can give at the road. */
  readonly brakeForce: Newton
  /** By how much tyres, gears and bearings hold back more for each kelvin that they are below `warmEnough`; 0 where only the air's temperature counts. */
  readonly coldDrag: PerKelvin
  /** Of tyres and gears, which their own drag warms, and from them to the air. */
  readonly runningHeatCapacity: JoulePerKelvin
  readonly runningConductance: WattPerKelvin
}

/** 20 °C: from here on tyres and gears hold back no more than ISO 28580 says of the air. */
export const warmEnough: Kelvin = 293.15

/** All powers are means over the step. */
export interface ChassisState {
  speed: MetrePerSecond
  distance: Metre
  /** Of the step, as far as they are found. */
  meanSpeed: MetrePerSecond
  acceleration: Quantity<'m/s2'>
  /** The speed at which it leaves the car. */
  speedAfter: MetrePerSecond
  /** Tractive force at the wheels, brakes included. */
  force: Newton
  /** What held the car back in the step, at its mean speed. */
  airForce: Newton
  rollingForce: Newton
  climbForce: Newton
  /** What the axles press on the road in the step; not found at rest. */
  frontLoad: Newton
  rearLoad: Newton
  airPower: Watt
  rollingPower: Watt
  climbPower: Watt
  kineticPower: Watt
  /** Of tyres and gears; that of the air at the start where no `coldDrag` is told. */
  runningTemperature: Kelvin
  /** What a step leaves of their distance from the air's temperature, and what a watt adds. */
  readonly runningKept: Ratio
  readonly runningPerWatt: Quantity<'K/W'>
}

/** The road and the air of one step. */
export interface Road {
  readonly step: Second
  /** Steps per second. */
  readonly rate: Quantity<'1/s'>
  /** Rise over run, positive uphill. */
  grade: Ratio
  airDensity: number
  headwind: MetrePerSecond
  rollingFactor: Ratio
  airTemperature: Kelvin
}

/** Tyres and gears start at the temperature of the air. Their warmth decays by the (1, 1) Padé form of exp(−G/C·dt). */
export function createChassis(
  { runningHeatCapacity, runningConductance }: ChassisParameters,
  speed: MetrePerSecond,
  airTemperature: Kelvin,
  dt: Second,
): ChassisState {
  const x = (0.5 * dt * runningConductance) / runningHeatCapacity
  const kept = x < 1 ? (1 - x) / (1 + x) : 0
  return {
    speed,
    distance: 0,
    meanSpeed: 0,
    acceleration: 0,
    speedAfter: 0,
    force: 0,
    airForce: 0,
    rollingForce: 0,
    climbForce: 0,
    frontLoad: 0,
    rearLoad: 0,
    airPower: 0,
    rollingPower: 0,
    climbPower: 0,
    kineticPower: 0,
    runningTemperature: airTemperature,
    runningKept: kept,
    runningPerWatt: (1 - kept) / runningConductance,
  }
}

export const inertia = ({ mass, rotatingMass }: ChassisParameters): Kilogram => mass + rotatingMass

/**
 * What holds the car back at its mean speed v > 0: air ½·ρ·CdA·u·|u| with u = v + headwind (negative when the wind pushes),
 * tyres (r₀ + r₁·v + r₂·v²)·f·(1 + κ·max(20 °C − T, 0))·cos θ, hill m·g·sin θ; and what the acceleration `a` leaves on each axle:
 *   N = m·(g·cos θ·(share ± h/L·tan θ) ± h/L·a), + for the rear.
 */
export function resistChassis(chassis: ChassisParameters, state: ChassisState, road: Road): void {
  const { mass, dragArea, rollingConstant, rollingLinear, rollingQuadratic, frontShare, loadTransfer, coldDrag } = chassis
  const { grade, airDensity, headwind, rollingFactor } = road
  const { meanSpeed: v, acceleration: a } = state
  const cosine = grade === 0 ? 1 : 1 / Math.sqrt(1 + grade * grade)
  const u = v + headwind
  const weight = mass * g * cosine
  const moved = loadTransfer * (mass * a + weight * grade)
  const cold = 1 + coldDrag * Math.max(warmEnough - state.runningTemperature, 0)
  state.airForce = 0.5 * airDensity * dragArea * u * Math.abs(u)
  state.rollingForce = rollingFactor * cold * cosine * (rollingConstant + v * (rollingLinear + v * rollingQuadratic))
  state.climbForce = weight * grade
  state.frontLoad = Math.max(weight * frontShare - moved, 0)
  state.rearLoad = Math.max(weight * (1 - frontShare) + moved, 0)
}

/** Nothing holds a car back that stands. */
export function restChassis(state: ChassisState): void {
  state.meanSpeed = 0
  state.acceleration = 0
  state.speedAfter = 0
  state.airForce = 0
  state.rollingForce = 0
  state.climbForce = 0
  state.frontLoad = 0
  state.rearLoad = 0
}

/**
 * Moves the car for a step under the tractive force `state.force` at the mean speed for which `resistChassis` found what holds it back.
 * Every power is a force times the mean speed, so that they sum to force × speed exactly.
 * Tyres and gears are warmed by what they lose:  C·Ṫ = F_roll·v − G·(T − T_air)
 */
export function stepChassis({ coldDrag }: ChassisParameters, state: ChassisState, { step, airTemperature }: Road): void {
  const { force, airForce, rollingForce, climbForce, meanSpeed: v, runningTemperature: T } = state
  state.airPower = airForce * v
  state.rollingPower = rollingForce * v
  state.climbPower = climbForce * v
  state.kineticPower = (force - airForce - rollingForce - climbForce) * v
  state.speed = state.speedAfter
  state.distance += v * step
  if (coldDrag > 0) state.runningTemperature = airTemperature + state.runningKept * (T - airTemperature) + state.runningPerWatt * state.rollingPower
}

export const chassisChannels = defineChannels<ChassisState>('chassis', {
  speed: ['m/s', 'vehicle speed'],
  distance: ['m', 'distance driven'],
  force: ['N', 'tractive force at the wheels, brakes included'],
  airPower: ['W', 'power lost to the air'],
  rollingPower: ['W', 'power lost in tyres and bearings'],
  climbPower: ['W', 'power into height'],
  kineticPower: ['W', 'power into speed'],
})

export function recordChassis(state: ChassisState, row: Float64Array, at: number): void {
  row[at] = state.speed
  row[at + 1] = state.distance
  row[at + 2] = state.force
  row[at + 3] = state.airPower
  row[at + 4] = state.rollingPower
  row[at + 5] = state.climbPower
  row[at + 6] = state.kineticPower
}
