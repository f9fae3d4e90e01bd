import { z } from 'zod'
import { positive, quantity, text } from '../quantity.ts'
import { sectionSource, sources } from './provenance.ts'

/** `tyres/<id>.yaml` */
export const tyre = z.strictObject({
  name: text('Maker, model, size.'),
  note: z.string().optional(),
  sources,
  source: sectionSource,
  dynamic_radius: quantity('length', positive, 'Distance rolled per radian at speed.'),
  rolling_resistance: quantity('ratio', { above: 0, most: 0.1 }, 'ISO 28580 coefficient at 80 km/h and 25 °C.'),
  speed_share: z
    .strictObject({
      source: sectionSource,
      linear: quantity('ratio', {}, 'Share of the coefficient at 80 km/h that grows with v.'),
      quadratic: quantity('ratio', {}, 'Share of the coefficient at 80 km/h that grows with v².'),
    })
    .describe('How the coefficient grows with speed, in the form of SAE J2452: C(v) = C₈₀·(1 − l − q + l·v/80 + q·(v/80)²).'),
})

export type TyreSpec = z.infer<typeof tyre>
