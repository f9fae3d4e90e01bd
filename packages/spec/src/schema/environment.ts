import { z } from 'zod'
import { quantity, text } from '../quantity.ts'
import { sectionSource, sources } from './provenance.ts'

/** `environments/<id>.yaml` */
export const environment = z.strictObject({
  name: text('A place and a season.'),
  note: z.string().optional(),
  sources,
  source: sectionSource,
  temperature: quantity('temperature', { above: 200, most: 340 }, 'Temperature of the air.'),
  altitude: quantity('length', { least: -500, most: 9000 }, 'Height above sea level.'),
  wind: quantity('speed', { least: -60, most: 60 }, 'Wind against the car; negative from behind.'),
  relative_humidity: quantity('ratio', { least: 0, most: 1 }, 'Relative humidity: 0 is dry air.'),
})

export type EnvironmentSpec = z.infer<typeof environment>
