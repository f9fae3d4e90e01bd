import { z } from 'zod'
import { nonNegative, positive, quantity, text } from '../quantity.ts'
import { sectionSource, sources } from './provenance.ts'

/** `cycles/<id>.yaml`, beside `cycles/<id>.csv` with the trace. */
export const cycle = z.strictObject({
  title: text('The name, as the regulation calls it.'),
  note: z.string().optional(),
  sources,
  source: sectionSource,
  load: quantity('mass', nonNegative, 'What the procedure adds to the kerb mass; without it one driver.').optional(),
  published: z
    .strictObject({
      source: sectionSource,
      duration: quantity('time', positive, 'Duration of the whole trace.'),
      distance: quantity('length', positive, 'Distance driven in it.'),
      mean_speed: quantity('speed', positive, 'Mean speed, stops included.'),
      maximum_speed: quantity('speed', positive, 'Highest speed in it.'),
    })
    .describe('What the regulation says of the trace; checked by the tests.')
    .optional(),
  phases: z
    .array(
      z.strictObject({ name: text('The name, as the regulation calls it.'), end: quantity('time', positive, 'When it ends, from the start of the trace.') }),
    )
    .describe('The phases of the trace, in their order.')
    .optional(),
})

export type CycleSpec = z.infer<typeof cycle>
