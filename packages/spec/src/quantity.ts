import { type Dimension, toSI, unitsOf } from '@firstdrive/units'
import { z } from 'zod'

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

/** What a wrong value is told: `expected`, and what to do about it. Joined into zod's one message. */
const told = (expected: string, hint: string): string => `${expected}\u0000${hint}`

export interface Bounds {
  /** In SI; exclusive where `above`, inclusive where `least`. */
  readonly above?: number
  readonly least?: number
  readonly most?: number
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
  const units = unitsOf(dimension)
  const unit = z.enum(units as [string, ...string[]], { error: told(`a unit of ${dimension}: ${units.join(', ')}`, 'The unit must fit the quantity.') })
  const example = dimension === 'ratio' ? '{ value: …, source: … }' : `{ value: …, unit: ${units[0]}, source: … }`
  return z
    .strictObject(
      {
        value: z.number({ error: told(`a finite number${dimension === 'ratio' ? '' : ` in ${units[0]}`}`, description) }),
        unit: dimension === 'ratio' ? unit.optional() : unit,
        source: z.string().min(1).optional().describe("id in `sources`, or `assumed`; without it the section's"),
        spread: z
          .number({ error: told('a relative spread between 0 and 1', '0.08 means ±8 %.') })
          .gt(0, told('a relative spread above 0', '0.08 means ±8 %.'))
          .lt(1, told('a relative spread below 1', '0.08 means ±8 %.'))
          .optional()
          .describe('relative: 0.08 is ±8 %'),
        note: z.string().optional().describe('why this value, which sources disagree'),
      },
      { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : told(`a quantity, ${example}`, description)) },
    )
    .superRefine((written, context) => {
      const si = toSI(written.value, written.unit ?? '1', dimension)
      const problem = outside(si, bounds)
      if (problem !== null) context.addIssue({ code: 'custom', path: ['value'], message: told(problem, description) })
    })
    .transform(({ value, unit: written, source, spread, note }): Measure => {
      const chosen = written ?? '1'
      return { value, unit: chosen, source: source ?? null, spread: spread ?? null, note: note ?? '', dimension, si: toSI(value, chosen, dimension) }
    })
    .describe(description)
}

function outside(si: number, { above, least, most }: Bounds): string | null {
  if (above !== undefined && !(si > above)) return above === 0 ? 'a number above 0' : `more than ${above}`
  if (least !== undefined && !(si >= least)) return least === 0 ? 'a number of at least 0' : `at least ${least}`
  if (most !== undefined && !(si <= most)) return `at most ${most}`
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
  z.enum(words, { error: told(`one of ${words.join(', ')}`, description) }).describe(description)

/** A list of numbers. */
export const numbers = (description: string) =>
  z.array(z.number({ error: told('a finite number', description) }), { error: told('a list of numbers', description) }).describe(description)

export { told }
