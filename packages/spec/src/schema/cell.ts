import { z } from 'zod'
import { nonNegative, numbers, oneOf, plainNumber, positive, quantity, text, told } from '../quantity.ts'
import { ownSource, sectionSource, sources } from './provenance.ts'

const ascending = (values: readonly number[]): number => values.findIndex((value, k) => k > 0 && value <= values[k - 1]!)

/** A table over the state of charge: ascending between 0 and 1, a value in each column for each of them. */
function checkTable(table: Readonly<Record<string, readonly number[]>>, context: z.core.$RefinementCtx, whole: boolean): void {
  const soc = table.soc as readonly number[]
  const issue = (path: readonly (string | number)[], expected: string, hint: string): void =>
    context.addIssue({ code: 'custom', path: [...path], message: told(expected, hint) })
  const at = ascending(soc)
  if (at > 0) issue(['soc', at], `a state of charge above ${soc[at - 1]}`, 'The list must ascend.')
  const outside = soc.findIndex((value) => !(value >= 0 && value <= 1))
  if (outside >= 0) issue(['soc', outside], 'a state of charge from 0 to 1', 'Shares, not percent.')
  if (soc.length < 2 || (whole && (soc[0] !== 0 || soc.at(-1) !== 1)))
    issue(['soc'], whole ? 'a list from 0 to 1' : 'at least two states of charge', whole ? 'The curve must cover the whole range.' : 'A table needs two rows.')
  for (const [column, values] of Object.entries(table))
    if (values.length !== soc.length) issue([column], `a list of ${soc.length}`, 'One value for each state of charge.')
}

const openCircuit = z
  .strictObject({
    source: ownSource,
    soc: numbers('States of charge from 0 to 1, ascending.'),
    voltage: numbers('Open-circuit voltage in V at each of them.'),
  })
  .superRefine(({ soc, voltage }, context) => {
    checkTable({ soc, voltage }, context, true)
    const low = voltage.findIndex((value) => !(value > 0))
    if (low >= 0) context.addIssue({ code: 'custom', path: ['voltage', low], message: told('a voltage above 0', 'Open-circuit voltage in V.') })
    const falls = voltage.findIndex((value, k) => k > 0 && value < voltage[k - 1]!)
    if (low < 0 && falls > 0)
      context.addIssue({
        code: 'custom',
        path: ['voltage', falls],
        message: told(`a voltage of at least ${voltage[falls - 1]}`, 'The open-circuit voltage of a cell never falls with its charge.'),
      })
  })
  .describe('Open-circuit voltage at rest and 25 °C, the mean of the branches after charge and discharge.')

const entropy = z
  .strictObject({
    source: ownSource,
    soc: numbers('States of charge from 0 to 1, ascending.'),
    mV_per_K: numbers('dU/dT in mV/K at each of them.'),
  })
  .superRefine(({ soc, mV_per_K }, context) => checkTable({ soc, mV_per_K }, context, false))
  .describe('Change of the open-circuit voltage with temperature: the reversible heat is −I·T·dU/dT. Without it none.')

const resistanceShape = z
  .strictObject({
    source: ownSource,
    soc: numbers('States of charge from 0 to 1, ascending.'),
    series: numbers('R₀ at each of them over R₀ at half charge.'),
    fast: numbers('R₁ at each of them over R₁ at half charge.'),
    slow: numbers('R₂ at each of them over R₂ at half charge.'),
  })
  .superRefine((table, context) => {
    const { source: _, ...columns } = table
    checkTable(columns, context, false)
    for (const column of ['series', 'fast', 'slow'] as const) {
      const low = table[column].findIndex((value) => !(value >= 0))
      if (low >= 0) context.addIssue({ code: 'custom', path: [column, low], message: told('a ratio of at least 0', 'A resistance is never negative.') })
    }
  })
  .describe('How the resistances depend on the state of charge. Without it they do not.')

const hysteresis = z
  .strictObject({
    source: sectionSource,
    half_gap: quantity('voltage', nonNegative, 'Half the distance between the open-circuit voltages after charge and after discharge.'),
    rate: quantity('ratio', positive, 'How fast a change of direction moves from one to the other: e-fold in 1/rate of the capacity.'),
  })
  .describe('What remains of the direction of the current at rest. Without it nothing.')

const platingLimit = z
  .strictObject({
    source: sectionSource,
    soc: numbers('State of charge, ascending.'),
    c_rate: numbers('Largest charging rate at 25 °C at each of them, in capacities an hour.'),
    activation_energy: quantity('molar energy', positive, 'How fast the limit falls in the cold.'),
    scale: quantity('ratio', positive, 'The cell over the one whose map this is; 1 without it.').optional(),
  })
  .superRefine(({ soc, c_rate }, context) => checkTable({ soc, c_rate }, context, false))
  .describe('The largest charging rate at which no lithium is plated: C₂₅(z)·exp(−Ea/R·(1/T − 1/298.15 K)), without credit above 25 °C.')

const millimetres = (what: string) => quantity('length', positive, what)
const size = z
  .union([
    z.strictObject({ source: sectionSource, diameter: millimetres('Diameter of the can.'), height: millimetres('Height of the can.') }),
    z.strictObject({
      source: sectionSource,
      length: millimetres('The longest edge.'),
      height: millimetres('The edge that stands upright in the pack.'),
      thickness: millimetres('The shortest edge, across the layers.'),
    }),
  ])
  .describe('Outer measures without terminals: diameter and height, or length, height and thickness.')

/** `cells/<id>.yaml` */
export const cell = z
  .strictObject({
    name: text('Maker and type.'),
    note: z.string().optional(),
    sources,
    source: sectionSource,
    chemistry: oneOf(['LFP', 'NMC', 'NCA', 'LMO', 'sodium-ion'], 'What the positive electrode is made of.'),
    format: oneOf(['prismatic', 'pouch', 'cylindrical', 'blade'], 'The shape of the cell.'),
    confidence: oneOf(
      ['A', 'B', 'C'],
      'A: open-circuit voltage and resistances measured on this cell; B: on another of its kind, or by a published model of it; C: from another kind, or guessed.',
    ),
    capacity: quantity('charge', positive, 'Rated capacity.'),
    mass: quantity('mass', positive, 'Mass of one cell.').optional(),
    size: size.optional(),
    minimum_voltage: quantity('voltage', positive, 'Lower limit of use.'),
    maximum_voltage: quantity('voltage', positive, 'Upper limit of charge.'),
    open_circuit: openCircuit,
    entropy: entropy.optional(),
    hysteresis: hysteresis.optional(),
    resistance_shape: resistanceShape.optional(),
    series_resistance: quantity('resistance times charge', positive, 'R₀ × capacity at 25 °C and half charge: what the voltage drops by at once.'),
    fast_resistance: quantity('resistance times charge', nonNegative, 'R₁ × capacity at 25 °C: charge transfer.'),
    fast_time: quantity('time', positive, 'Time constant of charge transfer, τ₁.'),
    slow_resistance: quantity('resistance times charge', nonNegative, 'R₂ × capacity at 25 °C: diffusion.'),
    slow_time: quantity('time', positive, 'Time constant of diffusion, τ₂.'),
    diffusion_time: quantity(
      'time',
      nonNegative,
      'By how much the surface of the electrodes lags behind their mean at 25 °C, over the rate of charge: R²/(15·D) of a sphere. It costs capacity at high rates and in the cold. Without it none.',
    ).optional(),
    resistance_law: z
      .strictObject({
        source: ownSource,
        a_K: plainNumber('Coefficient a of the law, in K.'),
        b_K2: plainNumber('Coefficient b of the law, in K².'),
        coldest_C: plainNumber(
          'Coldest temperature at which it was measured, in °C; −25 without it. Below it the law is extrapolated, and said to be.',
        ).optional(),
      })
      .describe('The law ln(R/R₂₅) = a·x + b·x² with x = 1/T − 1/298.15 K.'),
    plating_limit: platingLimit.optional(),
    ageing: oneOf(
      ['lfp-250ah', 'nmc-75ah', 'nmc-50ah', 'lg-m50', 'vw-id3'],
      'The measured cell whose fading stands for that of this one. Without it lfp-250ah for LFP, nmc-75ah for NMC, NCA and LMO; for sodium-ion there is none.',
    ).optional(),
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
