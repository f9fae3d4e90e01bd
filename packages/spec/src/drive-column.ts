import type { Found } from './number-table.ts'

/** What a measured drive may hold, with the least and the most that is believed of it. Power and current are positive in discharge. */
export const driveRanges = {
  time_s: [-Infinity, Infinity],
  speed_kmh: [0, 500],
  elevation_m: [-500, 9000],
  /** Rise over run; where it is given the elevation is not used. */
  grade_pct: [-60, 60],
  ambient_C: [-60, 60],
  /** Positive against the car. */
  wind_kmh: [-150, 150],
  voltage_V: [1, 2000],
  current_A: [-5000, 5000],
  heater_W: [0, 30_000],
  air_conditioning_W: [0, 30_000],
  /** All that the car draws beside driving and climate; without it the car's own figure. */
  auxiliary_W: [0, 30_000],
  /** Of the usable window, as the car shows it. */
  soc_pct: [0, 100],
  /** Of the cells, as the battery management knows it; it goes before `soc_pct`. */
  cell_soc_pct: [0, 100],
  battery_temperature_C: [-60, 100],
  cabin_temperature_C: [-60, 100],
} as const satisfies Record<string, readonly [number, number]>

export type DriveColumn = keyof typeof driveRanges

export const driveColumns = Object.keys(driveRanges) as [DriveColumn, ...DriveColumn[]]

export const neededColumns: readonly DriveColumn[] = ['time_s', 'speed_kmh', 'voltage_V', 'current_A']

/** A measured drive; a column that was not recorded is empty, and a reading that is missing in one that was is NaN. */
export type DriveTable = Readonly<Record<DriveColumn, readonly number[]>>

/** What is wrong with a channel as a whole, and at which row it shows. */
export interface FoundInChannel extends Found {
  readonly name: DriveColumn
  readonly row: number
}
