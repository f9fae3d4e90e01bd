import { z } from 'zod'
import { oneOf, plainNumber, text, told } from '../quantity.ts'
import { sources } from './provenance.ts'

const limit = z.strictObject(
  {
    value: plainNumber('The figure.'),
    unit: text('The unit of the metric: km, s, km/h, %, m, kWh/100km.'),
    source: z.string().optional(),
    note: z.string().optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? undefined : told('a quantity such as { value: 380, unit: km }', 'A bare number does not say what it counts.'),
  },
)

/** `targets/TGT-*.yaml` of a programme. */
export const target = z
  .strictObject({
    text: text('What is promised, in words.'),
    sources: sources.optional(),
    car: text('The id of a vehicle in the library, or a path from the programme folder.'),
    metric: text('What is asked: range_km, t_0_100_rollout_s, top_speed_kmh, …'),
    op: oneOf(['>=', '<=', 'within'], 'How the figure is held against the limit.'),
    limit,
    tolerance_pct: plainNumber('Percent of the limit on either side, for `within`.').optional(),
    at: z
      .strictObject({
        cycle: z.string().describe('The id of a cycle.').optional(),
        speed_kmh: plainNumber('Constant speed instead of a cycle.').optional(),
        until_empty: z.boolean().describe('Again and again until the car cannot follow.').optional(),
        charger: z.string().optional().describe('The id of a charger, or a path; 600 A and 1000 V without it.'),
        ambient_C: plainNumber('Air temperature in °C.').optional(),
        altitude_m: plainNumber('Metres above sea level.').optional(),
        wind_kmh: plainNumber('Wind against the car.').optional(),
        load_kg: plainNumber('Added to the kerb mass.').optional(),
        soc_pct: plainNumber('State of charge at the start.').optional(),
      })

      .describe('The conditions; what is left out is the default.')
      .optional(),
    confidence: plainNumber('How sure the promise must be, 0 to 1.').optional(),
    evidence: oneOf(['measured', 'simulated'], 'What kind of evidence can close it.'),
    gate: z.string().optional(),
    parents: z.array(z.string()).optional(),
    note: z.string().optional(),
  })
  .superRefine((written, context) => {
    if (written.op === 'within' && !(written.tolerance_pct !== undefined && written.tolerance_pct > 0))
      context.addIssue({ code: 'custom', path: ['tolerance_pct'], message: told('a percentage above 0', '`within` needs to know how far.') })
  })

export type TargetSpec = z.infer<typeof target>
