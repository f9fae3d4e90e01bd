import { loadCycle } from '@firstdrive/library'
import { compileCycle, formatIssue } from '@firstdrive/spec'
import { toSI } from '@firstdrive/units'
import type { CycleId, Fastsim2Fixture } from './fixture.ts'

const milePerHour = toSI(1, 'mph', 'speed')

/**
 * A cycle of the library as FASTSim-2 has it, in m/s, one a second. The EPA tells whole tenths of a mile an hour, which the library's km/h round;
 * FASTSim-2 divides these by a figure of its own, and lets the car stand for a while at the end of some.
 */
export function traceOf(id: CycleId, { cycles }: Pick<Fastsim2Fixture, 'cycles'>): readonly number[] {
  const found = loadCycle(id)
  if (!found.ok) throw new Error(found.issues.map(formatIssue).join('\n')) // the library holds them
  const { seconds, mph_per_mps } = cycles[id]
  const speeds = [...compileCycle(found.value, 1).speed]
  const same = mph_per_mps === null ? speeds : speeds.map((speed) => Math.round((10 * speed) / milePerHour) / 10 / mph_per_mps)
  return [...same, ...Array.from({ length: seconds + 1 - same.length }, () => 0)]
}
