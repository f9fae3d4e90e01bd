import { z } from 'zod'
import { numbers, positive, quantity, text, told } from '../quantity.ts'
import { ownSource, sectionSource, sources } from './provenance.ts'

/** °C: no place where cars are used is colder or hotter for a month. */
const [coldest, hottest] = [-60, 60] as const

const climate = z
  .strictObject({
    source: ownSource,
    place: text('Where it is parked.'),
    monthly_mean_C: numbers('Mean temperature of the parked pack in °C, January to December; that of the air without better knowledge.'),
  })
  .superRefine(({ monthly_mean_C: months }, context) => {
    const issue = (path: readonly (string | number)[], expected: string, hint: string): void =>
      context.addIssue({ code: 'custom', path: [...path], message: told(expected, hint) })
    if (months.length !== 12) issue(['monthly_mean_C'], 'a list of 12', 'One mean temperature for each month, January to December.')
    for (const [month, celsius] of months.entries())
      if (!(celsius >= coldest && celsius <= hottest))
        issue(['monthly_mean_C', month], `a mean temperature from ${coldest} to ${hottest} °C`, 'In °C; 300 would be a kelvin.')
  })
  .describe('What calendar ageing sees.')

const trips = z
  .strictObject({
    source: sectionSource,
    distance: quantity('length', positive, 'Driven on each day on which the car is driven.'),
    days_per_week: quantity('ratio', { above: 0, most: 7 }, 'On how many days of a week it is driven, in the mean.'),
    speed: quantity('speed', positive, 'Constant speed; without it the CLTC-P.').optional(),
  })
  .describe('How far and how.')

const stateOfCharge = (what: string) => quantity('ratio', { least: 0, most: 1 }, what)

const charging = z
  .strictObject({
    source: sectionSource,
    from: stateOfCharge('State of charge at which it is charged. Where a day takes more it is charged once that day is over.'),
    to: stateOfCharge('State of charge to which it is charged.'),
    fast_share: quantity('ratio', { least: 0, most: 1 }, 'Share of the energy that is charged fast.'),
    slow_power: quantity('power', positive, 'Into the pack, at home or at work; no more than the on-board charger gives.'),
    fast_power: quantity('power', positive, 'Into the pack, the mean of a fast charge; no more than the car takes.'),
  })
  .describe('Charging habits. States of charge are of the window that the car uses.')

const parking = z
  .strictObject({
    source: sectionSource,
    at: stateOfCharge('State of charge at which it stands.'),
  })
  .describe('Where it stands at one state of charge; without it at all evenly between which it is driven.')

const rise = (when: string) =>
  quantity('temperature difference', { least: 0, most: 40 }, `By how much the cells are warmer than the parked pack while ${when}.`)

const pack = z
  .strictObject({
    source: sectionSource,
    driving_rise: rise('it is driven'),
    slow_rise: rise('it is charged slowly'),
    fast_rise: rise('it is charged fast'),
  })
  .describe('Temperature of the cells while charge moves.')

/** `uses/<id>.yaml`: how a car is used, whichever it is. */
export const use = z
  .strictObject({
    name: text('Who drives, and where.'),
    note: z.string().optional(),
    sources,
    source: sectionSource,
    climate,
    trips,
    charging,
    parking: parking.optional(),
    pack,
  })
  .superRefine(({ charging: { from, to }, parking }, context) => {
    const at = parking?.at
    if (from.si >= to.si)
      context.addIssue({
        code: 'custom',
        path: ['charging', 'from', 'value'],
        message: told(`a state of charge below to (${written(to)})`, 'A charge goes up.'),
      })
    else if (at !== undefined && (at.si < from.si || at.si > to.si))
      context.addIssue({
        code: 'custom',
        path: ['parking', 'at', 'value'],
        message: told(`a state of charge between from (${written(from)}) and to (${written(to)}) of charging`, 'It stands where it is driven and charged.'),
      })
  })

const written = ({ value, unit }: { readonly value: number; readonly unit: string }): string => (unit === '1' ? `${value}` : `${value} ${unit}`)

export type UseSpec = z.infer<typeof use>
