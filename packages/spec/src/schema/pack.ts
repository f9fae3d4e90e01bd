import { z } from 'zod'
import { count, nonNegative, positive, quantity, share, text, told } from '../quantity.ts'
import { sectionSource, sources } from './provenance.ts'

/** `packs/<id>.yaml` */
export const pack = z.strictObject({
  name: text('The name, as people say it.'),
  supplier: z.string().optional(),
  note: z.string().optional(),
  sources,
  source: sectionSource,
  cell: text('The id of a cell in the library, or a path.'),
  series: quantity('ratio', { whole: true }, 'It is the count of cells in series (96 for most 400 V packs).'),
  parallel: count('It is the count of strings side by side.'),
  capacity: quantity('charge', positive, "Capacity, where the maker's figure differs from cells × strings.").optional(),
  energy: quantity('energy', positive, 'Rated energy, measured at about C/3.').optional(),
  mass: quantity('mass', positive, 'Mass of the whole pack.'),
  cell_mass_share: quantity('ratio', share, 'Mass of the cells over mass of the pack: what stores heat.'),
  usable: z
    .strictObject({
      source: sectionSource,
      empty: quantity('ratio', { least: 0, most: 1 }, "State of the cells at the driver's 0 %."),
      full: quantity('ratio', share, "State of the cells at the driver's 100 %."),
    })
    .superRefine(({ empty, full }, context) => {
      if (empty.si >= full.si)
        context.addIssue({
          code: 'custom',
          path: ['empty', 'value'],
          message: told(
            `a share below full (${full.value}${full.unit === '1' ? '' : ` ${full.unit}`})`,
            'A pack without a usable window cannot start the car.',
          ),
        })
    })
    .describe('The window of the cells that the car uses.'),
  discharge_current: quantity('current', positive, 'Largest current out of the pack; 0 could not start the car.'),
  charge_current: quantity('current', nonNegative, 'Largest current into the pack.'),
  busbar_resistance: quantity('resistance', nonNegative, 'Resistance of busbars, fuses and contactors together.').optional(),
  cooling: z
    .strictObject({
      source: sectionSource,
      conductance: quantity('thermal conductance', positive, 'Heat from the cells to the coolant per kelvin.'),
      coolant_temperature: quantity('temperature', { above: 233, most: 330 }, 'The temperature at which the chiller holds the coolant.'),
      chiller_efficiency: quantity('ratio', positive, 'Heat moved over power taken.'),
      fade_start: quantity('temperature', { above: 233, most: 400 }, 'Above it the charging current fades.'),
      fade_end: quantity('temperature', { above: 233, most: 400 }, 'At it charging ends.'),
    })
    .superRefine(({ fade_start, fade_end }, context) => {
      if (fade_end.si <= fade_start.si)
        context.addIssue({
          code: 'custom',
          path: ['fade_end', 'value'],
          message: told('a temperature above fade_start', 'The current fades from one to the other.'),
        })
    })
    .describe('Liquid cooling while charging.')
    .optional(),
  conductance: quantity('thermal conductance', nonNegative, 'Heat to the air around the pack per kelvin.'),
})

export type PackSpec = z.infer<typeof pack>
