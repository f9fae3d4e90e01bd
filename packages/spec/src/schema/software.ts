import { z } from 'zod'
import { nonNegative, numbers, positive, quantity, share, text, told } from '../quantity.ts'
import { splitShare, splits } from './drive-control.ts'
import { ownSource, sectionSource, sources } from './provenance.ts'

type Context = z.core.$RefinementCtx

const issue = (context: Context, path: readonly (string | number)[], expected: string, hint: string, got = ''): void =>
  context.addIssue({ code: 'custom', path: [...path], message: told(expected, hint, got) })

/** An axis must rise, or a place on it would mean two. */
function checkAxis(context: Context, name: string, values: readonly number[], start: number | null): void {
  if (values.length < 2) issue(context, [name], 'at least two values', 'A map reaches from one to the next.')
  if (start !== null && values[0] !== start) issue(context, [name, 0], `${start}`, 'The map begins there.')
  const at = values.findIndex((value, k) => k > 0 && value <= values[k - 1]!)
  if (at > 0) issue(context, [name, at], `more than the ${values[at - 1]} before it`, 'The list must rise.')
}

function checkShares(context: Context, path: readonly (string | number)[], shares: readonly number[], count: number): void {
  if (shares.length !== count) issue(context, path, `${count} values`, 'One for each speed: a map has no holes.', `${shares.length}`)
  const at = shares.findIndex((value) => !(value >= 0 && value <= 1))
  if (at >= 0) issue(context, [...path, at], 'a share from 0 to 1', 'Software takes from what a machine can, and never adds to it.')
}

const torqueMap = z
  .strictObject({
    source: ownSource,
    speed_rpm: numbers('Speeds of the machine, rising from 0; the last share holds beyond the last.'),
    share: numbers("The most torque that is asked, over the machine's own limit at that speed."),
  })
  .superRefine(({ speed_rpm, share }, context) => {
    checkAxis(context, 'speed_rpm', speed_rpm, 0)
    checkShares(context, ['share'], share, speed_rpm.length)
  })
  .describe('What of its torque limit a machine is asked for at most when it drives.')

const pedalMap = z
  .strictObject({
    source: ownSource,
    speed_kmh: numbers('Road speeds, rising from 0; the last row holds beyond the last.'),
    pedal: numbers('How far the pedal is down, rising from 0 to 1.'),
    share: z.array(numbers('A row: one share for each speed.'), { error: told('a list of rows', 'One for each place of the pedal.') }),
  })
  .superRefine(({ speed_kmh, pedal, share }, context) => {
    checkAxis(context, 'speed_kmh', speed_kmh, 0)
    checkAxis(context, 'pedal', pedal, 0)
    if (pedal.at(-1) !== 1) issue(context, ['pedal', pedal.length - 1], '1', 'The last row is for the pedal at the floor.', `${pedal.at(-1)}`)
    if (share.length !== pedal.length)
      issue(context, ['share'], `${pedal.length} rows`, 'One for each place of the pedal: a map has no holes.', `${share.length}`)
    for (const [k, row] of share.entries()) {
      checkShares(context, ['share', k], row, speed_kmh.length)
      const at = row.findIndex((value, j) => k > 0 && value < (share[k - 1]?.[j] ?? 0))
      if (at >= 0) issue(context, ['share', k, at], `at least the ${share[k - 1]?.[at]} of the row before`, 'More pedal never gives less.')
    }
  })
  .describe(
    'Force at the wheels over what the machines can, over pedal and speed: a row for each place of the pedal. A car that drives by speed meets its last row alone.',
  )

/** `software/<id>.yaml`: what a version of the motor software asks of the machines. What it leaves out stays as the vehicle says. */
export const software = z
  .strictObject({
    name: text('The name, as people say it.'),
    version: text('Which version of it.'),
    note: z.string().optional(),
    sources,
    split: splits.optional(),
    follow_share: splitShare.optional(),
    torque_map: z.strictObject({ front: torqueMap.optional(), rear: torqueMap.optional() }).describe('Limits of torque over speed, by axle.').optional(),
    pedal_map: pedalMap.optional(),
    regeneration: z
      .strictObject({
        source: sectionSource,
        fade_start: quantity('speed', positive, 'Above it regeneration gives all it can.').optional(),
        fade_end: quantity('speed', nonNegative, 'Below it the friction brakes do all.').optional(),
        share: quantity('ratio', { least: 0, most: 1 }, 'Share of a retarding force that is asked of the machines.').optional(),
        charge_share: quantity('ratio', share, 'What of the power that the pack takes regeneration uses.').optional(),
        rear_deceleration: quantity('ratio', positive, 'Deceleration, over that of gravity, that the rear axle may give alone.').optional(),
      })
      .describe('How the car brakes by its machines.')
      .optional(),
    anti_slip: z
      .strictObject({ source: sectionSource, grip_share: quantity('ratio', share, 'What of the grip the machines use when they drive.') })
      .describe('How close to the grip of the tyres the machines go.')
      .optional(),
    derating: z
      .strictObject({
        source: sectionSource,
        winding_start: quantity('temperature', { above: 253, most: 573 }, 'Of the winding: from here on the torque fades.'),
        winding_end: quantity('temperature', { above: 253, most: 573 }, 'Of the winding: from here on there is none.'),
        junction_start: quantity('temperature', { above: 253, most: 573 }, 'Of the semiconductors: from here on the torque fades.'),
        junction_end: quantity('temperature', { above: 253, most: 573 }, 'Of the semiconductors: from here on there is none.'),
      })
      .superRefine((written, context) => {
        for (const part of ['winding', 'junction'] as const)
          if (written[`${part}_end`].si <= written[`${part}_start`].si)
            issue(context, [`${part}_end`, 'value'], `a temperature above ${part}_start`, 'The torque fades from one to the other.')
      })
      .describe('At which temperatures the torque fades. A car that tells nothing of how its drives warm gets a rule for it, scaled from their power, assumed.')
      .optional(),
  })
  .superRefine(({ split, follow_share }, context) => {
    if ((split === 'fixed') !== (follow_share !== undefined))
      issue(context, ['follow_share'], split === 'fixed' ? 'a share' : 'no share', 'A fixed split needs the share of the axle that follows, another has none.')
  })

export type SoftwareSpec = z.infer<typeof software>
