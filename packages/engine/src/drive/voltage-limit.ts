import type { Volt } from '@firstdrive/units'
import type { Curve } from '../numerics/curve.ts'

/**
 * The most torque that the dc voltage leaves, over machine speed per volt (rad/s/V), driving and regenerating (both positive). Flux linkage is
 * voltage over speed: a machine that weakens its field at 400 V and 8,000 rpm does the same at 300 V and 6,000. What resistance and iron add to that
 * is left as it is at the voltage for which the curves were made.
 */
export interface VoltageLimit {
  /** At which the machine is rated. */
  readonly nominal: Volt
  /** Up to this speed per volt it takes nothing. */
  readonly from: number
  readonly driving: Curve
  readonly regeneration: Curve
}

const nothing: Curve = { start: 0, density: 1, values: Float64Array.of(0, 0) }

/** A machine that has its torque at any voltage. */
export const anyVoltage: VoltageLimit = { nominal: 0, from: Infinity, driving: nothing, regeneration: nothing }

/** From curves over machine speed at one voltage, which begin where it starts to take of the torque. */
export function voltageLimit(nominal: Volt, driving: Curve, regeneration: Curve): VoltageLimit {
  const perVolt = ({ start, density, values }: Curve): Curve => ({ start: start / nominal, density: density * nominal, values })
  return { nominal, from: Math.min(driving.start, regeneration.start) / nominal, driving: perVolt(driving), regeneration: perVolt(regeneration) }
}
