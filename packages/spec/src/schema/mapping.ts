import { z } from 'zod'
import { driveColumns } from '../drive-column.ts'
import { plainNumber, text } from '../quantity.ts'

const origin = z
  .strictObject({
    column: text('The name of the column in the head of the log.'),
    times: plainNumber('What its values are multiplied by: 1000 from kW to W, −1 where a discharge is negative.').optional(),
    plus: plainNumber('What is then added.').optional(),
  })
  .describe('The column of the log, and how its values become those of a drive: value × times + plus.')

/** `mappings/<id>.yaml`: how the columns of a log become those of a drive. */
export const mapping = z.strictObject({
  title: text('Whose logs they are.'),
  note: z.string().optional(),
  trip: text('The column that names the trip, where a log holds several.').optional(),
  columns: z
    .strictObject(
      Object.fromEntries(driveColumns.map((name) => [name, origin.optional()])) as Record<(typeof driveColumns)[number], z.ZodOptional<typeof origin>>,
    )
    .describe('Where each column of a drive comes from.'),
})

export type MappingSpec = z.infer<typeof mapping>
