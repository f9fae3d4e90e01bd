import { fromKilometresPerHour, type Metre, type MetrePerSecond, type Ratio, type Second } from '@firstdrive/units'

/** What a driver does over a drive, at every step: the compiled form of `cycle`, `replay`, `full-throttle`, `full-brake`, `constant-speed` and `hill-start`. */
export interface Course {
  readonly kind: 'cycle' | 'replay' | 'full-throttle' | 'full-brake' | 'constant-speed' | 'hill-start'
  readonly step: Second
  readonly startSpeed: MetrePerSecond
  /** Speed wanted at the end of each step; read in a circle. */
  readonly target: Float64Array
  /** Rise over run during each step; read in a circle. */
  readonly grade: Float64Array
  /** What heater, air conditioning and other consumers draw beside the car's own auxiliaries during each step, W; read in a circle. */
  readonly comfortPower: Float64Array
  /** The band that counts as followed, at the end of each step. */
  readonly lowest: Float64Array
  readonly highest: Float64Array
  /** The drive ends after so many steps, or at one of these, whichever comes first. */
  readonly steps: number
  readonly endSpeed: MetrePerSecond
  readonly endDistance: Metre
  /** Ends when the car no longer accelerates by more than this. */
  readonly endAcceleration: number
  readonly endsAtRest: boolean
  /** Ends when the car has left the band for `breakOff`. */
  readonly endsAtBreakOff: boolean
}

/** ±2 km/h within ±1 s: UN R154 Annex B6, 2.6.8.3; the same in GB/T 18386.1 for the basic test. */
const tolerance = { speed: fromKilometresPerHour(2), time: 1 as Second }

/** A drive to empty ends when the band has been left for this long. Recollected from GB/T 18386.1 and UN R154, `assumed`. */
export const breakOff: Second = 4

const free = {
  comfortPower: Float64Array.of(0),
  endSpeed: Infinity,
  endDistance: Infinity,
  endAcceleration: -Infinity,
  endsAtRest: false,
  endsAtBreakOff: false,
} as const
const anySpeed = { lowest: Float64Array.of(-Infinity), highest: Float64Array.of(Infinity) } as const
const mostSteps = 0x7fffffff

/**
 * Follows a speed trace.
 * @param speed m/s at every step boundary, `steps + 1` values
 * @param step s
 * @param options `grade`: rise over run in every step, `steps` values, flat without it; `repeat`: again and again until the car cannot
 * follow, the range test
 */
export function cycle(
  speed: Float64Array,
  step: Second,
  { grade = Float64Array.of(0), repeat = false }: { grade?: Float64Array; repeat?: boolean } = {},
): Course {
  const steps = speed.length - 1
  const around = Math.max(1, Math.round(tolerance.time / step))
  const lowest = new Float64Array(steps)
  const highest = new Float64Array(steps)
  for (let k = 0; k < steps; k++) {
    let low = Infinity
    let high = -Infinity
    for (let j = Math.max(0, k + 1 - around); j <= Math.min(steps, k + 1 + around); j++) {
      low = Math.min(low, speed[j]!)
      high = Math.max(high, speed[j]!)
    }
    lowest[k] = low - tolerance.speed
    highest[k] = high + tolerance.speed
  }
  return {
    ...free,
    kind: 'cycle',
    step,
    startSpeed: speed[0]!,
    target: speed.slice(1),
    grade,
    lowest,
    highest,
    steps: repeat ? mostSteps : steps,
    endsAtBreakOff: repeat,
  }
}

/**
 * Drives a measured drive again: the speed that was measured, on the road and with the comfort that were measured.
 * @param speed m/s at every step boundary, `steps + 1` values
 * @param grade rise over run in every step, `steps` values
 * @param comfortPower W in every step, `steps` values
 */
export const replay = (speed: Float64Array, step: Second, grade: Float64Array, comfortPower: Float64Array): Course => ({
  ...cycle(speed, step, { grade }),
  kind: 'replay',
  comfortPower,
})

/** Holds `speed` for `duration` on a constant grade, or until the car cannot. */
export const constantSpeed = (
  speed: MetrePerSecond,
  step: Second,
  { duration = Infinity as Second, distance = Infinity as Metre, grade = 0 as Ratio } = {},
): Course => ({
  ...free,
  kind: 'constant-speed',
  step,
  startSpeed: speed,
  target: Float64Array.of(speed),
  grade: Float64Array.of(grade),
  lowest: Float64Array.of(speed - tolerance.speed),
  highest: Float64Array.of(speed + tolerance.speed),
  steps: Math.min(Math.round(duration / step), mostSteps),
  endDistance: distance,
  endsAtBreakOff: true,
})

/** Full throttle from `from` until `speed`, `distance` or `duration` is reached, or the car has settled at its top speed. */
export const fullThrottle = (
  step: Second,
  {
    from = 0 as MetrePerSecond,
    speed = Infinity as MetrePerSecond,
    distance = Infinity as Metre,
    duration = 600 as Second,
    settled = -Infinity,
    grade = 0 as Ratio,
  } = {},
): Course => ({
  ...free,
  ...anySpeed,
  kind: 'full-throttle',
  step,
  startSpeed: from,
  target: Float64Array.of(Infinity),
  grade: Float64Array.of(grade),
  steps: Math.round(duration / step),
  endSpeed: speed,
  endDistance: distance,
  endAcceleration: settled,
})

/** Full braking from `from` to rest. */
export const fullBrake = (step: Second, from: MetrePerSecond): Course => ({
  ...free,
  ...anySpeed,
  kind: 'full-brake',
  step,
  startSpeed: from,
  target: Float64Array.of(0),
  grade: Float64Array.of(0),
  steps: Math.round(60 / step),
  endsAtRest: true,
})

/** Full throttle from rest on a hill for `duration` or until `distance` is driven; a car that cannot climb stands. */
export const hillStart = (step: Second, grade: Ratio, { duration = 5 as Second, distance = Infinity as Metre } = {}): Course => ({
  ...fullThrottle(step, { grade, duration, distance }),
  kind: 'hill-start',
})
