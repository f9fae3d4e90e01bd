import type { NewtonMetre, Ratio, Second, Watt } from '@firstdrive/units'
import type { TorqueTrace } from './field-oriented.ts'

/** How a torque followed a step. */
export interface StepResponse {
  /** From a tenth to nine tenths of the step; infinite where it does not get there. */
  readonly riseTime: Second
  /** Until it stays within 2 % of where it ends. */
  readonly settlingTime: Second
  /** Beyond where it ends, over the step. */
  readonly overshoot: Ratio
  /** Means over the last fifth. */
  readonly torque: NewtonMetre
  readonly loss: Watt
  readonly dcPower: Watt
  /** The most that was used of the voltage, and for how long all of it was. */
  readonly voltageShare: Ratio
  readonly atVoltageLimit: Second
}

export function readStep(trace: TorqueTrace, from: Second): StepResponse {
  const { dt, torque, voltageShare } = trace
  const first = Math.max(1, Math.round(from / dt))
  const start = torque[first - 1]!
  const end = tail(torque)
  const size = end - start
  const share = (k: number): Ratio => (torque[k]! - start) / size
  const reaching = (part: Ratio): Second => {
    for (let k = first; k < torque.length; k++) if (share(k) >= part) return k * dt
    return Infinity
  }
  let settled = torque.length
  while (settled > first && Math.abs(share(settled - 1) - 1) <= 0.02) settled--
  let most = 0
  for (let k = first; k < torque.length; k++) most = Math.max(most, share(k))
  return {
    riseTime: reaching(0.9) - reaching(0.1),
    settlingTime: (settled - first) * dt,
    overshoot: Math.max(most - 1, 0),
    torque: end,
    loss: tail(trace.loss),
    dcPower: tail(trace.dcPower),
    voltageShare: voltageShare.reduce((high, value) => Math.max(high, value), 0),
    atVoltageLimit: dt * voltageShare.reduce((count, value) => count + (value > 0.9999 ? 1 : 0), 0),
  }
}

/** The mean over the last fifth. */
function tail(values: Float64Array): number {
  const last = values.subarray(Math.floor(0.8 * values.length))
  return last.reduce((sum, value) => sum + value, 0) / last.length
}
