import { fixed } from '@firstdrive/units'
import type { HeldPower, PackPower, PackReport } from './model/pack.ts'

/** A pack with the name of its car. */
export interface PackOfCar {
  readonly car: string
  readonly pack: PackReport
}

export type Direction = 'discharge' | 'charge'

/** The temperatures at which a pack was asked, the coldest first. */
export const temperaturesOf = ({ power }: PackReport): readonly number[] => [...new Set(power.map(({ temperature_C }) => temperature_C))].sort((a, b) => a - b)

export const chargesOf = ({ power }: PackReport): readonly number[] => [...new Set(power.map(({ soc_pct }) => soc_pct))].sort((a, b) => b - a)

/** How long its powers are held, the shortest first. */
export const durationsOf = ({ power }: PackReport): readonly number[] => power[0]?.discharge.map(({ seconds }) => seconds) ?? []

/** `10 s`, `10 min` */
export const durationText = (seconds: number): string => (seconds < 60 ? `${fixed(seconds, 0)} s` : `${fixed(seconds / 60, 0)} min`)

export const powerAt = ({ power }: PackReport, temperature_C: number, soc_pct: number): PackPower | undefined =>
  power.find((one) => one.temperature_C === temperature_C && one.soc_pct === soc_pct)

export const halfCharged = (pack: PackReport, direction: Direction, temperature_C: number, seconds: number): HeldPower | undefined =>
  powerAt(pack, temperature_C, 50)?.[direction].find((held) => held.seconds === seconds)
