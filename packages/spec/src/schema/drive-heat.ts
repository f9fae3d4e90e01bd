import { z } from 'zod'
import { positive, quantity, told } from '../quantity.ts'
import { sectionSource } from './provenance.ts'

const store = (what: string, to: string) => ({
  time: quantity('time', positive, `Time constant with which the ${what} follows the ${to}: its heat capacity over the conductance.`),
  conductance: quantity('thermal conductance', positive, `From the ${what} to the ${to}.`),
})

const hot = { above: 253, most: 573 }

const limited = (what: string, to: string) =>
  z
    .strictObject({
      source: sectionSource,
      ...store(what, to),
      fade_start: quantity('temperature', hot, 'From here on the torque fades.'),
      fade_end: quantity('temperature', hot, 'From here on there is none.'),
    })
    .superRefine(({ fade_start, fade_end }, context) => {
      if (fade_end.si <= fade_start.si)
        context.addIssue({
          code: 'custom',
          path: ['fade_end', 'value'],
          message: told('a temperature above fade_start', 'The torque fades from one to the other.'),
        })
    })
    .describe(`The ${what}: its heat flows to the ${to}.`)

/** How the drive of an axle warms: two heat stores for the machine, two for the inverter, in a row to the coolant. */
export const driveHeat = z
  .strictObject({
    source: sectionSource,
    coolant_temperature: quantity('temperature', { above: 233, most: 400 }, 'Of the coolant, constant; the drive starts as warm.'),
    winding: limited('winding', 'housing'),
    housing: z.strictObject({ source: sectionSource, ...store('housing', 'coolant') }).describe('Stator, housing and gears.'),
    junction: limited('semiconductors', 'heat sink'),
    sink: z.strictObject({ source: sectionSource, ...store('heat sink', 'coolant') }).describe('The heat sink of the inverter.'),
  })
  .describe('How machine and inverter warm, and when they give less for it; without it they give all they can for as long as they are asked.')

export type DriveHeatSpec = z.infer<typeof driveHeat>
