import { z } from 'zod'
import { oneOf, text } from '../quantity.ts'

export const kinds = ['measured', 'homologated', 'published', 'maker', 'press', 'derived', 'assumed'] as const
export type Kind = (typeof kinds)[number]

const source = z
  .strictObject({
    title: text('what it is: the page, the paper, the standard'),
    url: z.string().optional().describe('where it can be read'),
    accessed: z.string().optional().describe('when it was read, YYYY-MM-DD'),
    licence: z.string().optional().describe('under which licence its figures may be used'),
    kind: oneOf(kinds, 'how its figures came about'),
  })
  .describe('where figures come from')

export type SourceEntry = z.infer<typeof source>

/** The block that every data file has: id → where its figures come from. `assumed` needs no entry. */
export const sources = z.record(z.string(), source).describe('where the figures of this file come from, by id')

/** Names the source of all quantities of a section that name none. */
export const sectionSource = z.string().optional().describe('id in `sources` for all values of this section that name none')
