import type { BatteryParameters } from '@firstdrive/engine'
import { type Duty, runCell } from '@firstdrive/study'
import type { CellRecord } from '../src/cell/fit/record.ts'

/** Made-up measurements: the engine's own cell under a duty, with a meter that errs by `noise` volts. */
export function measured(
  battery: BatteryParameters,
  duty: Duty,
  { file = 'made-up.csv', start = 0, kelvin = 298.15, noise = 0, step = 1 }: { file?: string; start?: number; kelvin?: number; noise?: number; step?: number },
): CellRecord {
  const open = { ...battery, minimumVoltage: 0, maximumVoltage: Infinity, emptyCharge: -1, fullCharge: 2 }
  const log = runCell({ battery: open, duty, stateOfCharge: start, temperature: kelvin, airTemperature: kelvin, isothermal: true, step })
  const error = deviates(7)
  return {
    file,
    time: Float64Array.from(log.time),
    current: Float64Array.from(log.current),
    voltage: Float64Array.from(log.voltage, (V) => V + noise * error()),
    temperature: Float64Array.from(log.temperature),
    temperatureFrom: 'remark',
    lineOf: (row) => row + 2,
  }
}

/** Charge at C/3, then nine rungs of a tenth with pulses of 1C each way, and on to empty; an hour's rest at each is cut to `rest`. */
export function rungs({ capacity }: BatteryParameters, rest = 1200): Duty {
  const C = capacity / 3600
  const time = [0]
  const value: number[] = []
  const then = (seconds: number, current: number): void => {
    value.push(current)
    time.push(time.at(-1)! + seconds)
  }
  then(3 * 3600, -C / 3)
  then(rest, 0)
  for (let k = 0; k < 9; k++) {
    then(0.3 * 3600, C / 3)
    then(rest, 0)
    then(15, C)
    then(60, 0)
    then(15, -C)
    then(rest / 2, 0)
  }
  then(0.3 * 3600, C / 3)
  then(60, 0)
  return { mode: 'current', atLimit: 'stop', time, value: [...value, 0] }
}

/** Normal deviates of a seeded generator: a linear congruence (Knuth, TAOCP vol. 2, § 3.3.4), and the mean of twelve. */
function deviates(seed: number): () => number {
  let state = seed
  const uniform = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
  return () => Array.from({ length: 12 }, uniform).reduce((sum, u) => sum + u, -6)
}
