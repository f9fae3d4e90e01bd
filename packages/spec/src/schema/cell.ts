import { z } from 'zod'
import { nonNegative, numbers, oneOf, plainNumber, positive, quantity, text, told } from '../quantity.ts'
import { ownSource, sectionSource, sources } from './provenance.ts'

const ascending = (values: readonly number[]): number => values.findIndex((value, k) => k > 0 && value <= values[k - 1]!)

const openCircuit = z
  .strictObject({
    source: ownSource,
    soc: numbers('States of charge from 0 to 1, ascending.'),
    voltage: numbers('Open-circuit voltage in V at each of them.'),
  })
  .superRefine(({ soc, voltage }, context) => {
    const at = ascending(soc)
    if (at > 0) context.addIssue({ code: 'custom', path: ['soc', at], message: told(`a state of charge above ${soc[at - 1]}`, 'The list must ascend.') })
    if (soc.length < 2 || soc[0] !== 0 || soc.at(-1) !== 1)
      context.addIssue({ code: 'custom', path: ['soc'], message: told('a list from 0 to 1', 'The curve must cover the whole range.') })
    if (voltage.length !== soc.length)
      context.addIssue({ code: 'custom', path: ['voltage'], message: told(`a list of ${soc.length}`, 'One voltage for each state of charge.') })
    const low = voltage.findIndex((value) => !(value > 0))
    if (low >= 0) context.addIssue({ code: 'custom', path: ['voltage', low], message: told('a voltage above 0', 'Open-circuit voltage in V.') })
  })
  .describe('Open-circuit voltage at rest and 25 °C.')

const platingLimit = z
  .strictObject({
    source: sectionSource,
    soc: numbers('State of charge, ascending.'),
    c_rate: numbers('Largest charging rate at 25 °C at each of them, in capacities an hour.'),
    activation_energy: quantity('molar energy', positive, 'How fast the limit falls in the cold.'),
    scale: quantity('ratio', positive, 'The cell over the one whose map this is; 1 without it.').optional(),
  })
  .superRefine(({ soc, c_rate }, context) => {
    const at = ascending(soc)
    if (at > 0) context.addIssue({ code: 'custom', path: ['soc', at], message: told(`a state of charge above ${soc[at - 1]}`, 'The list must ascend.') })
    if (soc.length < 2 || c_rate.length !== soc.length)
      context.addIssue({
        code: 'custom',
        path: ['c_rate'],
        message: told(`${Math.max(soc.length, 2)} rates, one for each state of charge`, 'Give at least two.'),
      })
  })
  .describe('The largest charging rate at which no lithium is plated: C₂₅(z)·exp(−Ea/R·(1/T − 1/298.15 K)), without credit above 25 °C.')

/** `cells/<id>.yaml` */
export const cell = z
  .strictObject({
    name: text('Maker and type.'),
    note: z.string().optional(),
    sources,
    source: sectionSource,
    chemistry: oneOf(['LFP', 'NMC', 'NCA', 'LMO', 'sodium-ion'], 'What the positive electrode is made of.'),
    format: oneOf(['prismatic', 'pouch', 'cylindrical', 'blade'], 'The shape of the cell.'),
    capacity: quantity('charge', positive, 'Rated capacity.'),
    mass: quantity('mass', positive, 'Mass of one cell.').optional(),
    minimum_voltage: quantity('voltage', positive, 'Lower limit of use.'),
    maximum_voltage: quantity('voltage', positive, 'Upper limit of charge.'),
    open_circuit: openCircuit,
    series_resistance: quantity('resistance times charge', positive, 'R₀ × capacity at 25 °C and half charge: what the voltage drops by at once.'),
    fast_resistance: quantity('resistance times charge', nonNegative, 'R₁ × capacity at 25 °C: charge transfer.'),
    fast_time: quantity('time', positive, 'Time constant of charge transfer, τ₁.'),
    slow_resistance: quantity('resistance times charge', nonNegative, 'R₂ × capacity at 25 °C: diffusion.'),
    slow_time: quantity('time', positive, 'Time constant of diffusion, τ₂.'),
    resistance_law: z
      .strictObject({ source: ownSource, a_K: plainNumber('Coefficient a of the law, in K.'), b_K2: plainNumber('Coefficient b of the law, in K².') })
      .describe('The law ln(R/R₂₅) = a·x + b·x² with x = 1/T − 1/298.15 K.'),
    plating_limit: platingLimit.optional(),
    specific_heat: quantity('specific heat', positive, 'Heat that a kilogram of the cell stores per kelvin.'),
  })
  .superRefine((written, context) => {
    if (written.minimum_voltage.si >= written.maximum_voltage.si)
      context.addIssue({
        code: 'custom',
        path: ['minimum_voltage', 'value'],
        message: told(`a voltage below maximum_voltage (${written.maximum_voltage.value} ${written.maximum_voltage.unit})`, 'Lower limit of use.'),
      })
  })

export type CellSpec = z.infer<typeof cell>
