import { type Case, compare } from '../case.ts'
import type { Limit } from '../limit.ts'
import { ofQuantity, type Part, quantitiesOf } from '../suite.ts'
import { type Answers, answersOf } from './answered.ts'
import { type PublishedFigure, published, publishedOrigins } from './published.ts'

const within = (limit: number, ...quantities: readonly string[]): readonly Limit[] =>
  quantities.map((quantity) => ({ quantity, statistic: 'max_abs_pct', limit }))

/** The three trims of the reference programme beside what is published of them. */
export const su7: readonly Part[] = [
  {
    title: 'Xiaomi SU7 (2024), published figures',
    about:
      'A case is a car of the library: its range on the CLTC-P driven until it cannot follow, with kerb mass and 100 kg; acceleration from rest with the roll-out of one foot; top speed; charging from 10 to 80 % at 600 A and 1000 V with the pack at its best temperature, and the range added from 10 % by the consumption on the CLTC-P. Declared parameters of each trim, one set of rules, nothing tuned to a figure, but for one factor of the NMC cell, which was derived from the ten minutes of the Max. Nothing is promised of a figure of low reliability (_unclear). The programme’s own targets are narrower: 3 % of the range.',
    needs: [],
    limits: [
      ...within(4, 'range_km'),
      ...within(3, 't_0_100_rollout_s'),
      ...within(6, 't_0_200_s'),
      ...within(2, 'top_speed_kmh'),
      ...within(10, 'minutes', 'added_range_km.min_5', 'added_range_km.min_10', 'added_range_km.min_15'),
    ],
    origins: publishedOrigins,
    cases: () => su7Cases(published(), answersOf),
  },
]

/** Every figure beside the answer of its car, one quantity after the other. A figure that the car never reaches is no number and meets nothing. */
export function su7Cases(figures: readonly PublishedFigure[], answersFor: (car: string) => Answers): readonly Case[] {
  const answers = new Map([...new Set(figures.map(({ car }) => car))].map((car) => [car, answersFor(car)]))
  const cases = figures.map(({ car, quantity, published, unclear = false, note = '' }) =>
    compare(unclear ? `${quantity}_unclear` : quantity, car, published, answers.get(car)![quantity] ?? Number.NaN, note),
  )
  return quantitiesOf(cases).flatMap((quantity) => ofQuantity(cases, quantity))
}
