import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromRevolutionsPerMinute, type NewtonMetre, type RadianPerSecond, type Ratio, type Watt } from '@firstdrive/units'

/** One working of a machine, driving. */
interface MapPoint {
  readonly speed: RadianPerSecond
  readonly torque: NewtonMetre
  readonly efficiency: Ratio
}

/** An efficiency map of the TUM longitudinal dynamics simulation, machine only. */
export interface EfficiencyMap {
  readonly name: string
  readonly type: 'pmsm' | 'induction'
  readonly torque: NewtonMetre
  readonly power: Watt
  readonly maximumSpeed: RadianPerSecond
  readonly points: readonly MapPoint[]
  /** The most torque, over speed. */
  readonly envelope: readonly { readonly speed: RadianPerSecond; readonly torque: NewtonMetre }[]
}

export const folder = 'motor-maps/tum_lds'

const torques = [100, 150, 200, 250, 300, 350, 400]
const speeds = [5000, 7000, 9000, 12_000, 14_000, 16_000, 18_000]

/**
 * Whether a map of the design series was kept apart when the scaling rule was made: every fifth of the square of torques and speeds, so that each
 * torque and each speed has its turn: (row + 2·column) divisible by five. Ten of either kind. One file holds another machine than its name says.
 */
export function keptApart(name: string): boolean {
  const [, torque, speed] = /^(?:ASM|PSM)_M(\d+)_n(\d+)_0\.3$/.exec(name) ?? []
  const [row, column] = [torques.indexOf(Number(torque)), speeds.indexOf(Number(speed))]
  return row >= 0 && column >= 0 && (row + 2 * column) % 5 === 0
}

/** The names of the maps below a data folder that were kept apart, in order. */
export const keptApartBelow = (data: string): readonly string[] =>
  readdirSync(join(data, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter(keptApart)
    .sort()

interface Written {
  readonly torque_nm: readonly number[]
  readonly speed_rpm: readonly number[]
  readonly max_torque_nm_at_speed: readonly number[]
  readonly eta: readonly (readonly (number | null)[])[]
}

/** Values at no speed and no torque are none; neither are those below 2 %. */
const least = 0.02

export function readEfficiencyMap(data: string, name: string): EfficiencyMap {
  const { torque_nm, speed_rpm, max_torque_nm_at_speed, eta } = JSON.parse(readFileSync(join(data, folder, `${name}.json`), 'utf8')) as Written
  const speed = speed_rpm.map(fromRevolutionsPerMinute)
  return {
    name,
    type: name.startsWith('ASM') ? 'induction' : 'pmsm',
    torque: Math.max(...max_torque_nm_at_speed),
    power: Math.max(...max_torque_nm_at_speed.map((torque, k) => torque * speed[k]!)),
    maximumSpeed: Math.max(...speed),
    envelope: speed.map((rotor, k) => ({ speed: rotor, torque: max_torque_nm_at_speed[k]! })),
    points: torque_nm.flatMap((torque, row) =>
      row === 0
        ? []
        : speed.flatMap((rotor, column) => {
            const efficiency = eta[row]![column] ?? 0
            return column > 0 && efficiency > least ? [{ speed: rotor, torque, efficiency }] : []
          }),
    ),
  }
}
