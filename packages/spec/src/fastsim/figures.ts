import { fileIssue } from '../document.ts'
import { type Issue, shown } from '../issue.ts'
import { nearest } from '../nearest.ts'
import type { Bounds } from '../quantity.ts'
import { isSection, isWithin, numberWithin } from '../section-value.ts'
import type { FastsimVehicle } from './fastsim-vehicle.ts'

/** Values by their names, of whatever kind of file, and where they stand in it. */
export interface Named {
  readonly file: string
  readonly data: Readonly<Record<string, unknown>>
  locate(path: readonly string[]): { readonly line: number; readonly column: number }
}

export const fraction: Bounds = { least: 0, most: 1 }

/** Reads values by their dotted path and remembers all that is wrong. */
export interface Figures {
  number(path: string, bounds?: Bounds): number
  /** Undefined where there is none. */
  optional(path: string, bounds?: Bounds): number | undefined
  text(path: string): string
  wrong(path: string, found: Pick<Issue, 'code' | 'expected' | 'got' | 'hint'>): void
}

export function figuresOf({ file, data, locate }: Named, issues: Issue[]): Figures {
  const at = (path: string): unknown =>
    path.split('.').reduce<unknown>((inner, key) => (isSection(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), data)
  const wrong: Figures['wrong'] = (path, found) => {
    issues.push({ ...fileIssue(file, '', '', ''), ...locate(path.split('.')), ...found, path })
  }
  const optional: Figures['optional'] = (path, bounds = {}) => {
    const written = at(path)
    if (isNothing(written)) return undefined
    const value = typeof written === 'string' && written.trim() !== '' ? Number(written) : written
    if (typeof value === 'number' && Number.isFinite(value) && isWithin(value, bounds)) return value
    wrong(path, { code: 'value', expected: numberWithin(bounds), got: shown(written), hint: 'FASTSim has the unit in the name, or none.' })
    return Number.NaN
  }
  return {
    optional,
    wrong,
    number: (path, bounds) => {
      const value = optional(path, bounds)
      if (value !== undefined) return value
      const parent = path.includes('.') ? at(path.slice(0, path.lastIndexOf('.'))) : data
      const meant = isSection(parent) ? nearest(path.split('.').at(-1)!, Object.keys(parent)) : null
      const hint = meant === null || meant === path.split('.').at(-1) ? 'FASTSim needs it for an electric car.' : `Is it ${meant}?`
      wrong(path, { code: 'structure', expected: 'a number', got: 'nothing', hint })
      return Number.NaN
    },
    text: (path) => {
      const written = at(path)
      return isNothing(written) || isSection(written) ? '' : String(written).trim()
    },
  }
}

/** YAML's `~` and `.nan`, an empty cell. */
const isNothing = (value: unknown): boolean => value === undefined || value === null || Number.isNaN(value) || value === '' || value === 'nan'

/** The load is part of the mass that moves. */
export function checkLoad({ mass_kg, load_kg }: Pick<FastsimVehicle, 'mass_kg' | 'load_kg'>, path: string, { wrong }: Figures): void {
  if (load_kg >= mass_kg)
    wrong(path, { code: 'value', expected: `less than the ${mass_kg} kg that move`, got: `${load_kg}`, hint: 'The load is part of them.' })
}
