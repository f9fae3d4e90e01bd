import { z } from 'zod'
import { text } from '../quantity.ts'
import { sources } from './provenance.ts'

/** `programme.yaml`, the head of a programme folder. */
export const programme = z.strictObject({
  name: text('what is being built'),
  summary: z.string().optional().describe('one paragraph for the head of the report'),
  currency: z.string().optional(),
  sources: sources.optional(),
  people: z.array(z.strictObject({ id: text('P01, …'), role: text('what the person answers for') })).optional(),
  gates: z.array(z.strictObject({ id: text('GTE-…'), text: text('what must be shown by then'), date: z.string().optional() })).optional(),
  milestones: z.array(z.strictObject({ id: text('MST-…'), text: text('what happens'), date: z.string().optional() })).optional(),
})

export type ProgrammeSpec = z.infer<typeof programme>
