import { z } from 'zod'
import { count, nonNegative, oneOf, positive, quantity, share, text, told } from '../quantity.ts'
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
  voltage_class: oneOf(['400 V', '800 V'], 'The class of the car: up to 500 V, or beyond it up to 1000 V.').optional(),
  capacity: quantity('charge', positive, "Capacity, where the maker's figure differs from cells × strings.").optional(),
  energy: quantity('energy', positive, 'Rated energy, measured at about C/3.').optional(),
  mass: quantity('mass', positive, 'Mass of the whole pack; without it that of its cells over cell_mass_share.').optional(),
  cell_mass_share: quantity('ratio', share, 'Mass of the cells over mass of the pack.'),
  cell_volume_share: quantity('ratio', share, 'Volume of the cells over volume of the pack.').optional(),
  case: z
    .strictObject({
      source: sectionSource,
      specific_heat: quantity('specific heat', positive, 'Heat that a kilogram of what is not cells stores per kelvin.'),
      conductance: quantity('thermal conductance', positive, 'Heat from the cells to the case per kelvin.'),
    })
    .describe('What is not cells: frame, plates, covers. Without it aluminium (896 J/(kg.K)) at 1 W/K for each kilogram of cells, both assumed.')
    .optional(),
  spread: z
    .strictObject({
      source: sectionSource,
      resistance: quantity('ratio', nonNegative, 'Standard deviation of the resistance among the cells over its mean.'),
      temperature: quantity('temperature difference', nonNegative, 'By how much the coldest cells are colder than the mean.'),
    })
    .describe('How the cells differ: the weakest meets the voltage limits first. Their capacities need none: a pack is rated by its smallest.')
    .optional(),
  offer: z
    .strictObject({
      source: sectionSource,
      region: oneOf(['china', 'europe', 'north-america', 'world'], 'Where it is bought: it decides the cost.'),
      cost: quantity('cost', positive, 'Cost of one pack; without it energy × cost per energy of its chemistry and region.').optional(),
      lead_time: quantity('time', positive, 'From order to first packs.'),
      status: oneOf(['idea', 'sample', 'prototype', 'series'], 'How far the supplier is.'),
    })
    .describe('What a supplier offers.')
    .optional(),
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
  discharge_current: quantity('current', positive, 'Largest current out of the pack, for seconds; 0 could not start the car.'),
  continuous_current: quantity('current', positive, 'Largest current out of the pack without end, by cables, fuses and busbars.').optional(),
  charge_current: quantity('current', nonNegative, 'Largest current into the pack.'),
  busbar_resistance: quantity('resistance', nonNegative, 'Resistance of busbars, fuses and contactors together.').optional(),
  cooling: z
    .strictObject({
      source: sectionSource,
      face: oneOf(['bottom', 'large', 'both-large', 'tab'], 'Which faces of the cells the plates touch; the large ones on one side or on both.').optional(),
      gap_filler: quantity('heat transfer coefficient', positive, 'Between the face of a cell and the plate.').optional(),
      conductance: quantity(
        'thermal conductance',
        positive,
        "Heat from the cells to the plates per kelvin; without it from face, gap filler and the cells' size.",
      ).optional(),
      coolant: oneOf(['MEG-50', 'MEG-60'], 'Water with 50 or 60 % by mass of ethylene glycol: they freeze at −36 and −52 °C.').optional(),
      flow: quantity('volume flow', positive, 'Of the coolant at 25 °C.').optional(),
      zones: count('How many zones the cells are seen in along the coolant.').optional(),
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
  heater: z
    .strictObject({
      source: sectionSource,
      power: quantity('power', positive, 'Largest heat into the coolant, taken from the charger or the pack.'),
      until: quantity('temperature', { above: 233, most: 330 }, 'The coldest cells are heated to it while charging.'),
    })
    .describe('What warms the pack in the cold, through the coolant.')
    .optional(),
  conductance: quantity('thermal conductance', nonNegative, 'Heat to the air around the pack per kelvin.'),
})

export type PackSpec = z.infer<typeof pack>
