import type { BatteryParameters } from '@firstdrive/engine'
import type { Ohm, Ratio, Second } from '@firstdrive/units'
import type { BenchLog, Duty } from './bench.ts'

/** One rung: what a cell shows at a state of charge. */
export interface HppcRung {
  readonly stateOfCharge: Ratio
  readonly restVoltage: number
  /** Voltage drop over current after 10 s, of the discharge and of the charge pulse. */
  readonly dischargeResistance: Ohm
  readonly chargeResistance: Ohm
}

const hour: Second = 3600
const pulse: Second = 10
const between: Second = 40
const rungs = 9

/**
 * Hybrid pulse power characterisation: from full, nine times 10 % of the capacity at C/3, an hour of rest, 10 s of discharge at 1C,
 * 40 s of rest and 10 s of charge at 0.75C. After USABC, Battery Test Manual for Electric Vehicles (INL/EXT-15-34184, 2015), § 3.4.
 */
export function hppc({ capacity }: BatteryParameters): Duty {
  const oneC = capacity / hour
  const time = [0]
  const value: number[] = []
  const then = (seconds: Second, current: number): void => {
    value.push(current)
    time.push((time.at(-1) as number) + seconds)
  }
  for (let k = 0; k < rungs; k++) {
    then(0.3 * hour, oneC / 3)
    then(hour, 0)
    then(pulse, oneC)
    then(between, 0)
    then(pulse, -0.75 * oneC)
    then(between, 0)
  }
  return { mode: 'current', atLimit: 'taper', time, value: [...value, 0] }
}

/** What each rung shows, at the currents that the voltage limits allowed; a rung that was not reached is left out. */
export function readHppc({ time }: Duty, log: BenchLog): readonly HppcRung[] {
  /** The last row before a time. */
  const before = (t: Second): number => {
    const next = log.time.findIndex((one) => one >= t - 1e-9)
    return (next < 0 ? log.time.length : next) - 1
  }
  const resistance = (rest: number, end: number): Ohm =>
    ((log.voltage[rest] as number) - (log.voltage[end] as number)) / ((log.current[end] as number) - (log.current[rest] as number))
  return Array.from({ length: rungs }, (_, k) => time.slice(6 * k + 2, 6 * k + 6).map(before))
    .filter(([, , , end]) => end !== undefined && end < log.time.length - 1)
    .map(([rested, discharged, restedAgain, charged]) => ({
      stateOfCharge: log.stateOfCharge[rested as number] as number,
      restVoltage: log.voltage[rested as number] as number,
      dischargeResistance: resistance(rested as number, discharged as number),
      chargeResistance: resistance(restedAgain as number, charged as number),
    }))
}
