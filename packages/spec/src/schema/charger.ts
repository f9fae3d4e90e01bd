import { z } from 'zod'
import { oneOf, positive, quantity, share, text, told } from '../quantity.ts'
import { sectionSource, sources } from './provenance.ts'

/** `chargers/<id>.yaml` */
export const charger = z
  .strictObject({
    name: text('The name, as people say it.'),
    note: z.string().optional(),
    sources,
    source: sectionSource,
    current_type: oneOf(['DC', 'AC'], 'Direct current into the pack, or alternating current into the on-board charger.'),
    power: quantity('power', positive, 'Largest power to the car.'),
    current: quantity('current', positive, 'Largest current of charger and cable; of direct current.').optional(),
    voltage: quantity('voltage', positive, 'Largest voltage; of direct current.').optional(),
    efficiency: quantity('ratio', share, 'Energy to the car over energy from the grid.'),
  })
  .superRefine(({ current_type, current, voltage }, context) => {
    if (current_type === 'DC' && (current === undefined || voltage === undefined))
      context.addIssue({
        code: 'custom',
        path: [current === undefined ? 'current' : 'voltage'],
        message: told('the largest current and voltage of a direct-current charger', 'They stand on its plate.'),
      })
  })

export type ChargerSpec = z.infer<typeof charger>
