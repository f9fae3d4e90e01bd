import { z } from 'zod'
import { nonNegative, numbers, oneOf, plainNumber, positive, quantity, text, told } from '../quantity.ts'
import { sectionSource, sources } from './provenance.ts'

const ascending = (values: readonly number[]): number => values.findIndex((value, k) => k > 0 && value <= values[k - 1]!)

const openCircuit = z
  .strictObject({
    source: sectionSource,
    soc: numbers('state of charge from 0 to 1, ascending'),
    voltage: numbers('open-circuit voltage in V at each of them'),
  })
  .superRefine(({ soc, voltage }, context) => {
    const at = ascending(soc)
    if (at > 0) context.addIssue({ code: 'custom', path: ['soc', at], message: told(`a state of charge above ${soc[at - 1]}`, 'The list must ascend.') })
    if (soc.length < 2 || soc[0] !== 0 || soc.at(-1) !== 1)
      context.addIssue({ code: 'custom', path: ['soc'], message: told('a list from 0 to 1', 'The curve is held at no end: it must cover the whole range.') })
    if (voltage.length !== soc.length)
      context.addIssue({ code: 'custom', path: ['voltage'], message: told(`${soc.length} voltages, one for each state of charge`, '') })
    const low = voltage.findIndex((value) => !(value > 0))
    if (low >= 0) context.addIssue({ code: 'custom', path: ['voltage', low], message: told('a voltage above 0', '') })
  })
  .describe('open-circuit voltage at rest and 25 °C')

/** `cells/<id>.yaml` */
export const cell = z
  .strictObject({
    name: text('maker and type'),
    note: z.string().optional(),
    sources,
    source: sectionSource,
    chemistry: oneOf(['LFP', 'NMC', 'NCA', 'LMO', 'sodium-ion'], 'What the positive electrode is made of.'),
    format: oneOf(['prismatic', 'pouch', 'cylindrical', 'blade'], 'The shape of the cell.'),
    capacity: quantity('charge', positive, 'Rated capacity.'),
    mass: quantity('mass', positive, 'Of one cell.').optional(),
    minimum_voltage: quantity('voltage', positive, 'Lower limit of use.'),
    maximum_voltage: quantity('voltage', positive, 'Upper limit of charge.'),
    open_circuit: openCircuit,
    series_resistance: quantity('resistance times charge', positive, 'R₀ × capacity at 25 °C and half charge: what the voltage drops by at once.'),
    fast_resistance: quantity('resistance times charge', nonNegative, 'R₁ × capacity at 25 °C: charge transfer.'),
    fast_time: quantity('time', positive, 'τ₁'),
    slow_resistance: quantity('resistance times charge', nonNegative, 'R₂ × capacity at 25 °C: diffusion.'),
    slow_time: quantity('time', positive, 'τ₂'),
    resistance_law: z
      .strictObject({ source: sectionSource, a_K: plainNumber('a in K'), b_K2: plainNumber('b in K²') })
      .describe('ln(R/R₂₅) = a·x + b·x², x = 1/T − 1/298.15 K'),
    specific_heat: quantity('specific heat', positive, 'Of the cell.'),
  })
  .superRefine((written, context) => {
    if (written.minimum_voltage.si >= written.maximum_voltage.si)
      context.addIssue({ code: 'custom', path: ['minimum_voltage', 'value'], message: told('a voltage below maximum_voltage', '') })
  })

export type CellSpec = z.infer<typeof cell>
