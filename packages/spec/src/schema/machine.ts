import { z } from 'zod'
import { type DesignedMachine, designProblems } from '../compile/machine.ts'
import { nonNegative, oneOf, positive, quantity, text, told } from '../quantity.ts'
import { machineDesign } from './machine-design.ts'
import { sectionSource, sources } from './provenance.ts'

const losses = z
  .strictObject({
    source: sectionSource,
    load: z
      .strictObject({
        constant: quantity('ratio', nonNegative, 'Coefficient c₀ of the load loss.'),
        linear: quantity('ratio', nonNegative, 'Coefficient c₁ of the load loss.'),
        quadratic: quantity('ratio', nonNegative, 'Coefficient c₂ of the load loss.'),
      })
      .describe('Load loss over peak power: x²·(c₀ + c₁·y + c₂·y²), x = T/T_max, y = n/n_max.'),
    no_load: z
      .strictObject({
        linear: quantity('power', nonNegative, 'Friction and hysteresis at 10,000 rpm.'),
        quadratic: quantity('power', nonNegative, 'Eddy currents at 10,000 rpm.'),
        cubic: quantity('power', nonNegative, 'Windage at 10,000 rpm.'),
      })
      .describe('No-load loss k₁·n + k₂·n² + k₃·n³, each part given at 10,000 rpm; it does not scale with peak power.'),
  })
  .describe('Losses of the machine itself, for a reference machine.')

/** `machines/<id>.yaml` */
export const machine = z
  .strictObject({
    name: text('The name, as people say it.'),
    note: z.string().optional(),
    sources,
    source: sectionSource,
    type: oneOf(['pmsm', 'induction', 'externally-excited'], 'Permanent-magnet synchronous, induction, or externally excited synchronous.'),
    power: quantity('power', positive, 'Peak power at the shaft.'),
    torque: quantity('torque', positive, 'Peak torque at the shaft.'),
    maximum_speed: quantity('rotational speed', positive, 'Highest speed of the rotor.'),
    scaled_from: z.string().min(1).describe('The id of a reference machine whose losses are scaled to this rating.').optional(),
    losses: losses.optional(),
    design: machineDesign.optional(),
  })
  .superRefine((written, context) => {
    const given = ways.filter((way) => written[way] !== undefined)
    if (given.length !== 1)
      context.addIssue({
        code: 'custom',
        path: [],
        message: told(
          'one of scaled_from, losses and design',
          'Without losses or a design of its own a machine is scaled from a reference machine, for example reference-pmsm.',
          given.length === 0 ? 'none' : given.join(' and '),
        ),
      })
    else if (written.design !== undefined && context.issues.length === 0)
      // of a design that is wrong in itself no more is asked
      for (const { path, expected, hint, got } of designProblems(written as DesignedMachine))
        context.addIssue({ code: 'custom', path: [...path], message: told(expected, hint, got) })
  })

/** How the losses of a machine can be told. */
const ways = ['scaled_from', 'losses', 'design'] as const

export type MachineSpec = z.infer<typeof machine>
