import { type BatteryParameters, type BatteryState, createBattery, limitBattery, passCurrent } from '@firstdrive/engine'
import type { Kelvin, Ratio, Second } from '@firstdrive/units'

/** What a cycler is told to do: each value holds until the next time. */
export interface Duty {
  readonly mode: 'current' | 'power'
  /** What happens at a voltage limit: the test ends, or the current is held to what the voltage allows. */
  readonly atLimit: 'stop' | 'taper'
  /** Seconds, ascending; the last ends the test. */
  readonly time: readonly number[]
  /** A or W, positive in discharge. */
  readonly value: readonly number[]
}

export interface BenchTest {
  readonly battery: BatteryParameters
  readonly duty: Duty
  readonly stateOfCharge: Ratio
  readonly temperature: Kelvin
  readonly airTemperature: Kelvin
  /** The cell is held at its temperature. */
  readonly isothermal: boolean
  /** Longest step; shorter where the duty changes sooner. */
  readonly step: Second
}

/** Why a test ended: its duty was done, or a cycler would have stopped it. */
export type BenchEnd = 'complete' | 'lower voltage' | 'upper voltage' | 'empty' | 'full' | 'power'

/** What a cycler would have logged, one value a step. */
export interface BenchLog {
  readonly end: BenchEnd
  readonly time: readonly number[]
  readonly current: readonly number[]
  readonly voltage: readonly number[]
  readonly stateOfCharge: readonly number[]
  readonly temperature: readonly number[]
}

/** Heat capacity of a cell in a bath that holds its temperature, J/K. */
const bath = 1e15

/** Runs a cell as a cycler does: the voltage of a row is that under the current of the same row. Ends before the row that would break a limit of the cell. */
export function runCell({ battery: cell, duty, stateOfCharge, temperature, airTemperature, isothermal, step }: BenchTest): BenchLog {
  const battery = isothermal ? { ...cell, heatCapacity: bath, caseHeatCapacity: bath } : cell
  const log = { time: [] as number[], current: [] as number[], voltage: [] as number[], stateOfCharge: [] as number[], temperature: [] as number[] }
  let dt = step
  let state = createBattery(battery, stateOfCharge, temperature, dt)
  const around = { airTemperature: isothermal ? temperature : airTemperature }
  for (let k = 0; k + 1 < duty.time.length; k++) {
    const [from, to, value] = [duty.time[k] as number, duty.time[k + 1] as number, duty.value[k] as number]
    const pieces = Math.max(Math.ceil((to - from) / step - 1e-9), 1)
    if (Math.abs((to - from) / pieces - dt) > 1e-9 * dt) {
      dt = (to - from) / pieces
      state = atStep(battery, state, dt)
    }
    for (let piece = 0; piece < pieces; piece++) {
      const before = { z: state.stateOfCharge, T: state.temperature }
      limitBattery(battery, state)
      const asked = duty.mode === 'current' ? value : currentAt(state, value)
      const current = duty.atLimit === 'taper' ? tapered(battery, state, asked) : asked
      const voltage = state.source - state.resistance * current
      const stopped = whatStops(battery, state, current, voltage)
      if (stopped !== null) return { ...log, end: stopped }
      passCurrent(state, current, around)
      log.time.push(from + piece * dt)
      log.current.push(current)
      log.voltage.push(voltage)
      log.stateOfCharge.push(before.z)
      log.temperature.push(before.T)
    }
  }
  return { ...log, end: 'complete' }
}

/** The same cell, stepped otherwise. */
function atStep(battery: BatteryParameters, state: BatteryState, dt: Second): BatteryState {
  const { fastPolarisation, slowPolarisation, lag, hysteresis, caseTemperature } = state
  return Object.assign(createBattery(battery, state.stateOfCharge, state.temperature, dt), {
    fastPolarisation,
    slowPolarisation,
    lag,
    hysteresis,
    caseTemperature,
  })
}

/** (e − R₀·I)·I = P; NaN where the cell cannot give it. */
const currentAt = ({ source: e, resistance: R0 }: BatteryState, P: number): number => (2 * P) / (e + Math.sqrt(e * e - 4 * R0 * P))

/** The current that was asked, or at which the voltage stands at its limit. */
function tapered(battery: BatteryParameters, { source: e, resistance: R0 }: BatteryState, asked: number): number {
  const most = Math.max((e - battery.minimumVoltage) / R0, 0)
  const least = Math.min((e - battery.maximumVoltage) / R0, 0)
  return Math.min(Math.max(asked, least), most)
}

function whatStops(battery: BatteryParameters, state: BatteryState, current: number, voltage: number): BenchEnd | null {
  if (Number.isNaN(current)) return 'power'
  if (current > 0 && voltage < battery.minimumVoltage - 1e-9) return 'lower voltage'
  if (current < 0 && voltage > battery.maximumVoltage + 1e-9) return 'upper voltage'
  if (current > 0 && state.stateOfCharge - current * state.chargePerAmpere < battery.emptyCharge) return 'empty'
  if (current < 0 && state.stateOfCharge - current * state.chargePerAmpere > battery.fullCharge) return 'full'
  return null
}
