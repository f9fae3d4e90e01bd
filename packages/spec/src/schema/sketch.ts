import { z } from 'zod'
import { oneOf, positive, quantity, text, told } from '../quantity.ts'
import { sectionSource, sources } from './provenance.ts'
import { roadLoad } from './vehicle.ts'

const known = z
  .strictObject({
    source: sectionSource,
    kerb_mass: quantity('mass', positive, 'Mass in running order without driver.'),
    drag_area: quantity('area', positive, 'Drag area Cd·A; or a road_load.').optional(),
    road_load: roadLoad.optional(),
    power: quantity('power', positive, 'Peak power of all machines together.'),
    torque: quantity('torque', positive, 'Peak torque of all machines together, at their shafts.'),
    battery_energy: quantity('energy', positive, 'Rated energy of the pack.'),
    top_speed: quantity('speed', positive, 'The declared limiter.').optional(),
    driven: oneOf(['rear', 'front', 'both'], 'The axles that are driven; rear without it.').optional(),
    chemistry: oneOf(['NMC', 'LFP'], 'What the cells are made of; NMC without it.').optional(),
  })
  .superRefine(({ drag_area, road_load }, context) => {
    if ((drag_area === undefined) === (road_load === undefined))
      context.addIssue({
        code: 'custom',
        path: [],
        message: told('exactly one of: drag_area, or a road_load', 'Without it the car knows no air; two would count it twice.'),
      })
  })
  .describe('What is known of the car. Everything else follows by rules and is marked assumed.')

/** A vehicle file from the least that people have: `sketch:` instead of body, wheels, drive, battery. */
export const sketch = z.strictObject({
  name: text('The name, as people say it.'),
  variant: z.string().optional(),
  note: z.string().optional(),
  sources,
  sketch: known,
})

export type SketchSpec = z.infer<typeof sketch>
