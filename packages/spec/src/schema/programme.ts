import { z } from 'zod'
import { text } from '../quantity.ts'
import { sources } from './provenance.ts'

/** `programme.yaml`, the head of a programme folder. */
export const programme = z.strictObject({
  name: text('What is being built.'),
  summary: z.string().describe('One paragraph for the head of the report.').optional(),
  currency: z.string().optional(),
  sources: sources.optional(),
  people: z.array(z.strictObject({ id: text('The id of the person: P01, …'), role: text('What the person answers for.') })).optional(),
  gates: z.array(z.strictObject({ id: text('The id of the gate: GTE-…'), text: text('What must be shown by then.'), date: z.string().optional() })).optional(),
  milestones: z.array(z.strictObject({ id: text('The id of the milestone: MST-…'), text: text('What happens.'), date: z.string().optional() })).optional(),
})

export type ProgrammeSpec = z.infer<typeof programme>
