import type { NewtonMetre, RadianPerSecond, Volt } from '@firstdrive/units'
import { type Grid, tabulateGrid } from '../numerics/grid.ts'

/**
 * What is left of the torque limits at another voltage than the one for which they are tabulated, over machine speed × dc voltage:
 * above its base speed a machine weakens its field to stay below the voltage that there is, and its torque goes with it.
 * Not `present` where no design tells.
 */
export interface VoltageSag {
  readonly present: boolean
  readonly driving: Grid
  readonly regeneration: Grid
}

const everything = tabulateGrid([0, 1, 2], [0, 1, 2], () => 1)

export const noVoltageSag: VoltageSag = { present: false, driving: everything, regeneration: everything }

const speedKnots = 65

/**
 * From the limits at each of the voltages, uniformly spaced, the lowest first.
 * @param limit largest torque at a machine speed and the k-th voltage, driving (sign 1) or regenerating (sign −1), positive
 * @param nominal the same at the voltage of the unit's own curves
 */
export function tabulateSag(
  fastest: RadianPerSecond,
  voltages: readonly Volt[],
  limit: (speed: RadianPerSecond, k: number, sign: 1 | -1) => NewtonMetre,
  nominal: (speed: RadianPerSecond, sign: 1 | -1) => NewtonMetre,
): VoltageSag {
  const [lowest, highest] = [voltages[0]!, voltages.at(-1)!]
  const axes = [
    [0, fastest, speedKnots],
    [lowest, highest, voltages.length],
  ] as const
  const over = (sign: 1 | -1): Grid =>
    tabulateGrid(...axes, (speed, voltage) => {
      const k = Math.round(((voltage - lowest) / (highest - lowest)) * (voltages.length - 1))
      const usual = nominal(speed, sign)
      return usual > 0 ? limit(speed, k, sign) / usual : 1
    })
  return { present: true, driving: over(1), regeneration: over(-1) }
}
