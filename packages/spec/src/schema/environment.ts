import { z } from 'zod'
import { quantity, text } from '../quantity.ts'
import { sectionSource, sources } from './provenance.ts'

/** `environments/<id>.yaml` */
export const environment = z.strictObject({
  name: text('a place and a season'),
  note: z.string().optional(),
  sources,
  source: sectionSource,
  temperature: quantity('temperature', { above: 200, most: 340 }, 'Of the air.'),
  altitude: quantity('length', { least: -500, most: 9000 }, 'Above sea level.'),
  wind: quantity('speed', { least: -60, most: 60 }, 'Against the car; negative from behind.'),
  relative_humidity: quantity('ratio', { least: 0, most: 1 }, '0 is dry air.'),
})

export type EnvironmentSpec = z.infer<typeof environment>
