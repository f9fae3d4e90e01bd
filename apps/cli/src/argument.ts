import type { Conditions } from '@firstdrive/study'
import { InvalidArgumentError, Option } from 'commander'

/** Parses a flag's number; a word, an empty text or a number out of bounds is told with what would be right. */
export const number =
  (unit: string, least: number, most: number, hint: string) =>
  (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (!Number.isFinite(value)) throw new InvalidArgumentError(`expected a number in ${unit}, got "${text}". ${hint}`)
    if (value < least || value > most) throw new InvalidArgumentError(`expected ${least} to ${most} ${unit}, got ${text}. ${hint}`)
    return value
  }

/** Gathers a flag that may be given again. */
export const listed = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

/** The flags that mean the same on every command that drives. */
export const conditionOptions: readonly Option[] = [
  new Option('--ambient <°C>', 'air temperature; pack and tyres start there too (default: 23)').argParser(number('°C', -60, 60, 'For example: --ambient -7.')),
  new Option('--altitude <m>', 'height above sea level (default: 0)').argParser(number('m', -500, 6000, 'For example: --altitude 1600.')),
  new Option('--wind <km/h>', 'wind against the car; negative from behind (default: 0)').argParser(number('km/h', -150, 150, 'For example: --wind 20.')),
  new Option('--load <kg>', 'added to the kerb mass (default: the test load of the procedure, else one driver of 75 kg)').argParser(
    number('kg', 0, 5000, 'For example: --load 150.'),
  ),
  new Option('--soc <%>', 'state of charge at the start (default: 100)').argParser(number('%', 1, 100, 'For example: --soc 80.')),
]

export interface ConditionFlags {
  readonly ambient?: number
  readonly altitude?: number
  readonly wind?: number
  readonly load?: number
  readonly soc?: number
}

/** Flags as the conditions of a study; what was not given stays undefined. */
export const conditionsOf = ({ ambient, altitude, wind, load, soc }: ConditionFlags): Conditions => ({
  ambient_C: ambient,
  altitude_m: altitude,
  wind_kmh: wind,
  load_kg: load,
  soc_pct: soc,
})
