import { z } from 'zod'
import { positive, quantity, text } from '../quantity.ts'
import { sectionSource, sources } from './provenance.ts'

const perEnergy = (chemistry: string) =>
  quantity('cost of energy', positive, `What a pack of ${chemistry} costs over its rated energy, as a mean of the world.`)
const factor = (region: string) => quantity('ratio', positive, `What packs cost in ${region} over the mean of the world.`)

/** `costs/<id>.yaml` */
export const cost = z.strictObject({
  name: text('What is bought, and when.'),
  note: z.string().optional(),
  sources,
  source: sectionSource,
  chemistry: z
    .strictObject({
      source: sectionSource,
      LFP: perEnergy('LFP'),
      NMC: perEnergy('NMC'),
      NCA: perEnergy('NCA'),
      LMO: perEnergy('LMO'),
      'sodium-ion': perEnergy('sodium-ion cells'),
    })
    .describe('Cost of a pack over its rated energy, by what the positive electrode of its cells is made of.'),
  region: z
    .strictObject({ source: sectionSource, china: factor('China'), europe: factor('Europe'), 'north-america': factor('North America') })
    .describe('By where it is bought. That the factor is the same for every chemistry is assumed.'),
})

export type CostSpec = z.infer<typeof cost>
