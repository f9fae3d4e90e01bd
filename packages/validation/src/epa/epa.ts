import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from '@firstdrive/library'
import type { Issue } from '@firstdrive/spec'
import type { Origin } from '../fixture.ts'
import type { Part } from '../suite.ts'
import { BadData } from './bad-data.ts'
import { type Certificates, readCertificates, type Untold } from './certificate.ts'
import { procedures } from './dynamometer.ts'
import { makerCases, modelCases, quantityOf } from './model-cases.ts'
import { driven, modelsOf, type TestedModel } from './tested-model.ts'

const folder = 'certification'
const filePattern = 'epa_*.csv'

const origins = (): readonly Origin[] => [
  {
    about: 'Certified consumption at the wall with road load, test mass, power and driven axles',
    origin: 'US EPA, test-car list data, https://www.epa.gov/compliance-and-fuel-economy-data/data-cars-used-testing-fuel-economy',
    version: 'the files of the folder',
    licence: 'public domain',
  },
]

const about =
  'A car is made of one row of its certificate: road load A, B, C, test mass, power, driven axles and, where it lies between 80 and 160 rpm/mph, the speed of its machine. All else is as in a sketch, with a machine with magnets on each driven axle; their no-load loss is in the road load. Its road load was measured after half an hour at 80 km/h; the UDDS begins with cold tyres and gears, and the highway with what it leaves them. At 20 °F the cabin is heated by resistance. No maker and no model is known to it, and nothing is fitted. A case is a model: the mean of its rows. With _fitted one factor on its base load meets its UDDS; rows that are marked as doubtful are _unclear.'

/**
 * The certified electric cars of every `certification/epa_*.csv`. A row that cannot be scored is a part that is skipped for what it lacks.
 * @throws BadData for a file that is no such list
 */
export function epa(data: string): readonly Part[] {
  const found = listOf(data)
  if (found.length === 0) return [{ ...blank('Certified cars of the EPA'), needs: [`${folder}/${filePattern}`] }]
  const { models, untold } = drivenAgain(data, found)
  return [
    {
      ...blank('Certified cars of the EPA'),
      about,
      limits: [
        { quantity: quantityOf.hwfet, statistic: 'median_abs_pct', limit: 4 },
        { quantity: quantityOf.udds, statistic: 'median_abs_pct', limit: 6 },
      ],
      origins,
      cases: () => modelCases(models),
    },
    {
      ...blank('Certified cars of the EPA, makers apart'),
      about:
        'A case is a maker: the mean of its models, without the doubtful rows. What the cars of one maker have in common no column tells; most of it is a power that they draw at any speed, for one factor on the base load brings the highway into line.',
      origins,
      cases: () => makerCases(models),
    },
    ...untold.map(({ row, missing }) => ({ ...blank(row), needs: [missing] })),
  ]
}

const blank = (title: string): Part => ({ title, about: '', needs: [], limits: [], origins: () => [], cases: () => [] })

const listOf = (data: string): readonly string[] =>
  existsSync(join(data, folder))
    ? readdirSync(join(data, folder))
        .filter((name) => /^epa_.*\.csv$/i.test(name))
        .sort()
    : []

/** Drives every row once. */
function drivenAgain(data: string, files: readonly string[]): { readonly models: readonly TestedModel[]; readonly untold: readonly Untold[] } {
  const lists = files.map((name) => read(join(data, folder, name)))
  const asked = procedures()
  const all = lists.map(({ certificates, untold }, k) => {
    const outcomes = certificates.map((certificate) => driven(certificate, asked[certificate.test]))
    const tested = outcomes.flatMap((outcome) => ('ours' in outcome ? [outcome] : []))
    const lacking = [...untold, ...outcomes.flatMap((outcome) => ('missing' in outcome ? [outcome] : []))]
    return { tested, untold: lacking.map((each) => ({ ...each, missing: `${each.missing} in line ${each.line} of ${folder}/${files[k]}` })) }
  })
  return { models: modelsOf(all.flatMap(({ tested }) => tested)), untold: all.flatMap(({ untold }) => untold) }
}

function read(file: string): Certificates {
  const refuse = (issues: readonly Issue[]): never => {
    throw new BadData(issues)
  }
  const text = readText(file)
  const list = text.ok ? readCertificates(text.value, file) : text
  return list.ok ? list.value : refuse(list.issues)
}
