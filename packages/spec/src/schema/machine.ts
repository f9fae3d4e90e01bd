import { z } from 'zod'
import { nonNegative, oneOf, positive, quantity, text, told } from '../quantity.ts'
import { sectionSource, sources } from './provenance.ts'

const losses = z
  .strictObject({
    source: sectionSource,
    load: z
      .strictObject({
        constant: quantity('ratio', nonNegative, 'c₀'),
        linear: quantity('ratio', nonNegative, 'c₁'),
        quadratic: quantity('ratio', nonNegative, 'c₂'),
      })
      .describe('load loss over peak power at full torque: x²·(c₀ + c₁·y + c₂·y²), x = T/T_max, y = n/n_max'),
    no_load: z
      .strictObject({
        linear: quantity('power', nonNegative, 'Friction and hysteresis at 10,000 rpm.'),
        quadratic: quantity('power', nonNegative, 'Eddy currents at 10,000 rpm.'),
        cubic: quantity('power', nonNegative, 'Windage at 10,000 rpm.'),
      })
      .describe('no-load loss k₁·n + k₂·n² + k₃·n³, each part given at 10,000 rpm; it does not scale with peak power'),
  })
  .describe('losses of the machine itself, for a reference machine')

/** `machines/<id>.yaml` */
export const machine = z
  .strictObject({
    name: text('as people say it'),
    note: z.string().optional(),
    sources,
    source: sectionSource,
    type: oneOf(['pmsm', 'induction', 'externally-excited'], 'Permanent-magnet synchronous, induction, or externally excited synchronous.'),
    power: quantity('power', positive, 'Peak power at the shaft.'),
    torque: quantity('torque', positive, 'Peak torque at the shaft.'),
    maximum_speed: quantity('rotational speed', positive, 'Highest speed of the rotor.'),
    scaled_from: z.string().min(1).optional().describe('id of a reference machine whose losses are scaled to this rating'),
    losses: losses.optional(),
  })
  .superRefine((written, context) => {
    if ((written.scaled_from === undefined) === (written.losses === undefined))
      context.addIssue({
        code: 'custom',
        path: [],
        message: told(
          'either scaled_from or losses',
          'Without a loss map of its own a machine is scaled from a reference machine, for example reference-pmsm.',
        ),
      })
  })

export type MachineSpec = z.infer<typeof machine>
