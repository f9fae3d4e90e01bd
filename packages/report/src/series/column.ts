import type { Channel } from '@firstdrive/engine'

/**
 * The head of a column, a plain identifier to SQL, Python and R: `chassis.speed` in m/s is `chassis_speed_m_per_s`,
 * `battery.stateOfCharge` is `battery_state_of_charge`. The unit comes last, a pure number has none, so both can be read back.
 */
export function columnName({ name, unit }: Channel): string {
  const words = name.replace('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return unit === '1' ? words : `${words}_${unit.replace('/', '_per_')}`
}
