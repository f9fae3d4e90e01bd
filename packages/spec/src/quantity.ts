import { type Dimension, fromSI, toSI, unitsOf } from '@firstdrive/units'
import { z } from 'zod'
import { nearest } from './nearest.ts'

/** A value as it was written, with its value in SI. */
export interface Measure {
  readonly value: number
  readonly unit: string
  readonly source: string | null
  /** Relative: 0.08 is ±8 %. */
  readonly spread: number | null
  readonly note: string
  readonly dimension: Dimension
  readonly si: number
}

/** What a wrong value is told: what was expected, what to do about it and, where the value alone does not say it, what came. Joined into zod's one message. */
export const told = (expected: string, hint: string, got = ''): string => [expected, hint, got].join('\u0000')

/** Bounds in SI. */
export interface Bounds {
  /** Exclusive. */
  readonly above?: number
  /** Inclusive. */
  readonly least?: number
  readonly most?: number
  /** Of at least 1. */
  readonly whole?: true
}

export const positive: Bounds = { above: 0 }
export const nonNegative: Bounds = { least: 0 }
/** A share of a whole, more than nothing. */
export const share: Bounds = { above: 0, most: 1 }

/**
 * A quantity in a file: `{ value: 2205, unit: kg, source: miit1 }` on one line, value first.
 * Its unit must be one of the dimension's; a ratio may leave it out.
 */
export function quantity(dimension: Dimension, bounds: Bounds, description: string) {
  const unit = unitOf(dimension, description)
  return z
    .strictObject(
      {
        value: z.number({ error: told('a finite number', description) }),
        unit: dimension === 'ratio' ? unit.optional() : unit,
        source: z.string().describe("The id of its source in `sources`, or `assumed`; without it the section's.").optional(),
        spread: spread.optional(),
        note: z.string().describe('Why this value, which sources disagree.').optional(),
      },
      {
        error: ({ code, input }) => (code === 'unrecognized_keys' ? undefined : told(`a quantity such as ${example(input, dimension)}`, description)),
      },
    )
    .superRefine((written, context) => {
      const problem = outside(written.value, written.unit ?? '1', dimension, bounds)
      if (problem !== null) context.addIssue({ code: 'custom', path: ['value'], message: told(problem, description) })
    })
    .transform(({ value, unit: written, source, spread, note }): Measure => {
      const chosen = written ?? '1'
      return { value, unit: chosen, source: source ?? null, spread: spread ?? null, note: note ?? '', dimension, si: toSI(value, chosen, dimension) }
    })
    .describe(description)
}

const spread = z
  .number({ error: told('a relative spread between 0 and 1', '0.08 means ±8 %.') })
  .gt(0, told('a relative spread above 0', '0.08 means ±8 %.'))
  .lt(1, told('a relative spread below 1', '0.08 means ±8 %.'))
  .describe('Relative: 0.08 is ±8 %.')

function unitOf(dimension: Dimension, description: string) {
  const units = unitsOf(dimension)
  const expected = dimension === 'ratio' ? 'no unit, 1, "%" or "‰"' : `a unit of ${dimension}: ${units.join(', ')}`
  const hint = (input: unknown): string => {
    if (input === undefined) return `A number without its unit says nothing: write, for example, unit: ${units[0]}.`
    const meant = units.find((unit) => letters(unit) === letters(String(input)))
    return meant === undefined ? `${description} Write it in one of these.` : `Did you mean ${meant}?`
  }
  return z.enum(units as [string, ...string[]], { error: ({ input }) => told(expected, hint(input)) })
}

/** What is left of a unit when typography is not: `m²` and `M2`, `N·m` and `Nm`, `kmh` and `km/h` are the same. */
const letters = (unit: string): string =>
  unit
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9‰%]/g, '')

function example(input: unknown, dimension: Dimension): string {
  const value = typeof input === 'number' && Number.isFinite(input) ? input : '…'
  return dimension === 'ratio' ? `{ value: ${value}, source: assumed }` : `{ value: ${value}, unit: ${unitsOf(dimension)[0]}, source: assumed }`
}

/** Which bound a value breaks, in the unit in which it was written. */
function outside(value: number, unit: string, dimension: Dimension, { above, least, most, whole }: Bounds): string | null {
  const si = toSI(value, unit, dimension)
  const said = (bound: number): string => {
    const written = `${Number(fromSI(bound, unit, dimension).toPrecision(6))}`
    return unit === '1' ? written : `${written} ${unit}`
  }
  if (!Number.isFinite(si)) return 'a finite number'
  if (whole && !(Number.isSafeInteger(si) && si >= 1)) return 'a whole number ≥ 1'
  if (above !== undefined && !(si > above)) return above === 0 ? 'a number above 0' : `more than ${said(above)}`
  if (least !== undefined && !(si >= least)) return least === 0 ? 'a number of at least 0' : `at least ${said(least)}`
  if (most !== undefined && !(si <= most)) return `at most ${said(most)}${unit === '1' && most === 1 ? ' (100 %)' : ''}`
  return null
}

/** Whether a checked value is a quantity. */
export const isMeasure = (value: unknown): value is Measure => typeof value === 'object' && value !== null && 'si' in value && 'dimension' in value

/** The same quantity with another value, in its written unit. */
export const remeasured = (measure: Measure, value: number): Measure => ({ ...measure, value, si: toSI(value, measure.unit, measure.dimension) })

/** A text that must not be empty. */
export const text = (description: string) =>
  z
    .string({ error: told('a text', description) })
    .min(1, told('a text', description))
    .describe(description)

/** A whole number of at least 1. */
export const count = (description: string) =>
  z
    .int({ error: told('a whole number ≥ 1', description) })
    .min(1, told('a whole number ≥ 1', description))
    .describe(description)

/** A number in a table or a threshold, within bounds. */
export const plainNumber = (description: string) => z.number({ error: told('a finite number', description) }).describe(description)

/** One of a few words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words, description: string) =>
  z
    .enum(words, {
      error: ({ input }) => {
        const meant = typeof input === 'string' ? nearest(input, words) : null
        return told(`one of ${words.join(', ')}`, meant === null ? description : `Did you mean ${meant}?`)
      },
    })
    .describe(description)

/** A list of numbers. */
export const numbers = (description: string) =>
  z.array(z.number({ error: told('a finite number', description) }), { error: told('a list of numbers', description) }).describe(description)
