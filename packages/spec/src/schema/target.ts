import { z } from 'zod'
import { oneOf, plainNumber, text, told } from '../quantity.ts'
import { sources } from './provenance.ts'

const limit = z.strictObject(
  {
    value: plainNumber('the figure'),
    unit: text('its unit, as in the metric: km, s, km/h, %, m, kWh/100km'),
    source: z.string().optional(),
    note: z.string().optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? undefined : told('a quantity, { value: …, unit: … }', 'A bare number says nothing of what it counts.'),
  },
)

/** `targets/TGT-*.yaml` of a programme. */
export const target = z
  .strictObject({
    text: text('what is promised, in words'),
    sources: sources.optional(),
    car: text('id of a vehicle in the library, or a path from the programme folder'),
    metric: text('what is asked: range_km, t_0_100_rollout_s, top_speed_kmh, …'),
    op: oneOf(['>=', '<=', 'within'], 'How the figure is held against the limit.'),
    limit,
    tolerance_pct: plainNumber('percent of the limit on either side, for `within`').optional(),
    at: z
      .strictObject({
        cycle: z.string().optional().describe('id of a cycle'),
        speed_kmh: plainNumber('constant speed instead of a cycle').optional(),
        until_empty: z.boolean().optional().describe('again and again until the car cannot follow'),
        ambient_C: plainNumber('air temperature in °C').optional(),
        altitude_m: plainNumber('metres above sea level').optional(),
        wind_kmh: plainNumber('wind against the car').optional(),
        load_kg: plainNumber('added to the kerb mass').optional(),
        soc_pct: plainNumber('state of charge at the start').optional(),
      })
      .optional()
      .describe('the conditions; what is left out is the default'),
    confidence: plainNumber('how sure the promise must be, 0 to 1').optional(),
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
