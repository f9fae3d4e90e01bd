import {
  standardGravity as g,
  type Kilogram,
  type KilogramPerMetre,
  type Metre,
  type MetrePerSecond,
  type Newton,
  type NewtonSecondPerMetre,
  type Ratio,
  type Second,
  type SquareMetre,
  type Watt,
} from '@firstdrive/units'
import { defineChannels } from '../record/channel.ts'

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
}

/** All powers are means over the step. */
export interface ChassisState {
  speed: MetrePerSecond
  distance: Metre
  /** Tractive force at the wheels, brakes included. */
  force: Newton
  airPower: Watt
  rollingPower: Watt
  climbPower: Watt
  kineticPower: Watt
}

/** The road and the air of one step. */
export interface Road {
  /** Rise over run, positive uphill. */
  grade: Ratio
  airDensity: number
  headwind: MetrePerSecond
  rollingFactor: Ratio
}

export const createChassis = (speed: MetrePerSecond): ChassisState => ({
  speed,
  distance: 0,
  force: 0,
  airPower: 0,
  rollingPower: 0,
  climbPower: 0,
  kineticPower: 0,
})

export const inertia = ({ mass, rotatingMass }: ChassisParameters): Kilogram => mass + rotatingMass

/** ½·ρ·CdA·u·|u|, u = v + headwind: negative when the wind pushes. */
function airDrag({ dragArea }: ChassisParameters, { airDensity, headwind }: Road, v: MetrePerSecond): Newton {
  const u = v + headwind
  return 0.5 * airDensity * dragArea * u * Math.abs(u)
}

/** Nothing rolls at rest. */
function rollingDrag(
  { rollingConstant, rollingLinear, rollingQuadratic }: ChassisParameters,
  { rollingFactor }: Road,
  v: MetrePerSecond,
  cosine: Ratio,
): Newton {
  return v > 0 ? rollingFactor * cosine * (rollingConstant + v * (rollingLinear + v * rollingQuadratic)) : 0
}

const cosineOf = (grade: Ratio): Ratio => (grade === 0 ? 1 : 1 / Math.sqrt(1 + grade * grade))

/** What holds the car back at `v`: air, tyres, hill. */
export function resistance(chassis: ChassisParameters, road: Road, v: MetrePerSecond): Newton {
  const cosine = cosineOf(road.grade)
  return airDrag(chassis, road, v) + rollingDrag(chassis, road, v, cosine) + chassis.mass * g * road.grade * cosine
}

/** What an axle presses on the road at an acceleration; `sign` is +1 for the rear axle, −1 for the front. */
export function axleLoad({ mass, frontShare, loadTransfer }: ChassisParameters, { grade }: Road, acceleration: number, sign: number): Newton {
  const share = sign > 0 ? 1 - frontShare : frontShare
  const cosine = cosineOf(grade)
  return Math.max(mass * (g * cosine * (share + sign * loadTransfer * grade) + sign * loadTransfer * acceleration), 0)
}

/**
 * Moves the car for `dt` under the tractive `force` at the mean speed `v` and leaves it at `speedAfter`.
 * Every power is a force times the mean speed, so that they sum to force × speed exactly.
 */
export function stepChassis(
  chassis: ChassisParameters,
  state: ChassisState,
  road: Road,
  force: Newton,
  v: MetrePerSecond,
  speedAfter: MetrePerSecond,
  dt: Second,
): void {
  const cosine = cosineOf(road.grade)
  const air = airDrag(chassis, road, v)
  const rolling = rollingDrag(chassis, road, v, cosine)
  const climb = chassis.mass * g * road.grade * cosine

  state.force = v > 0 ? force : 0
  state.airPower = air * v
  state.rollingPower = rolling * v
  state.climbPower = climb * v
  state.kineticPower = (force - air - rolling - climb) * v
  state.speed = speedAfter
  state.distance += v * dt
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
