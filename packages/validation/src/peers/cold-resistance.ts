import { evaluate, type ResistanceLaw, resistanceFactor } from '@firstdrive/engine'
import { fromCelsius } from '@firstdrive/units'
import { type Case, compare } from '../case.ts'
import { fixture, type Origin } from '../fixture.ts'
import type { Part } from '../suite.ts'
import { fitResistance } from './resistance-fit.ts'

interface MeasuredCell extends Origin {
  readonly id: 'a123' | 'vtc5a'
  readonly points: readonly { readonly temperature_C: number; readonly resistance_mOhm: number; readonly readings: number }[]
}

const measured = (): readonly MeasuredCell[] => fixture<{ readonly cells: readonly MeasuredCell[] }>('measured-resistance').cells

/** Of a cell whose resistance was not measured in the cold: `resistance-law.ts` of the engine. */
const defaultLaw: ResistanceLaw = { a: 1750, b: 3.1e6 }

export const coldResistance: Part = {
  title: 'Resistance in the cold, measured',
  about:
    'R = R₂₅·exp(a·x + b·x²), x = 1/T − 1/298.15 K, beside the resistance of two cells after 1 s. a, b and R₂₅ of each cell are fitted to these very points: it shows that the law has the right form. With the a and b of a cell that nobody measured (default_law) it shows how far off such a cell may be.',
  needs: [],
  limits: [
    { quantity: 'a123_resistance_pct', statistic: 'max_abs_pct', limit: 10 },
    { quantity: 'vtc5a_resistance_pct', statistic: 'max_abs_pct', limit: 10 },
  ],
  origins: measured,
  cases: () =>
    measured().flatMap((cell) => {
      const { law } = fitted(cell)
      return [...resistanceCases(`${cell.id}_resistance_pct`, cell, law), ...resistanceCases(`${cell.id}_resistance_default_law_pct`, cell, defaultLaw)]
    }),
}

const fitted = ({ points }: MeasuredCell) =>
  fitResistance(points.map(({ temperature_C, resistance_mOhm }) => ({ temperature: fromCelsius(temperature_C), resistance: 1e-3 * resistance_mOhm })))

/** A cell beside a law, from the R₂₅ of its own fit. */
export function resistanceCases(quantity: string, cell: MeasuredCell, law: ResistanceLaw): readonly Case[] {
  const { resistance } = fitted(cell)
  const factor = resistanceFactor(law)
  return cell.points.map(({ temperature_C, resistance_mOhm, readings }) =>
    compare(quantity, `${temperature_C} °C`, resistance_mOhm, 1e3 * resistance * evaluate(factor, fromCelsius(temperature_C)), `mΩ, mean of ${readings}`),
  )
}
