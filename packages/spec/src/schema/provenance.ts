import { z } from 'zod'
import { oneOf, text } from '../quantity.ts'

const kinds = ['measured', 'homologated', 'published', 'maker', 'press', 'derived', 'assumed'] as const
export type Kind = (typeof kinds)[number]

const source = z
  .strictObject({
    title: text('What it is: the page, the paper, the standard.'),
    url: z.string().describe('Where it can be read.').optional(),
    accessed: z.string().describe('When it was read, YYYY-MM-DD.').optional(),
    licence: z.string().describe('Under which licence its figures may be used.').optional(),
    kind: oneOf(kinds, 'How its figures came about.'),
  })
  .describe('Where figures come from.')

export type SourceEntry = z.infer<typeof source>

/** The block that every data file has: id → where its figures come from. `assumed` needs no entry. */
export const sources = z.record(z.string(), source).describe('Where the figures of this file come from, by id.')

/** Names the source of all quantities of a section that name none. */
export const sectionSource = z.string().describe('The id in `sources` for all values of this section that name none.').optional()

/** Of a section that holds bare numbers, which cannot name their own. */
export const ownSource = text('The id in `sources` of its numbers, or `assumed`.')
