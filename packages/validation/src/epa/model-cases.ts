import { fixed } from '@firstdrive/units'
import { type Case, compare } from '../case.ts'
import { withBaseLoad } from './base-load.ts'
import type { Test } from './certificate.ts'
import { grouped, mean, noteOf, type TestedModel } from './tested-model.ts'

export const quantityOf: Readonly<Record<Test, string>> = {
  hwfet: 'hwfet_wall_Wh_per_km',
  udds: 'udds_wall_Wh_per_km',
  'cold-ftp': 'cold_ftp_wall_Wh_per_km',
}

const tests = Object.keys(quantityOf) as readonly Test[]

/** Every model in every test: the clear rows, then with the factor that its UDDS asks for, then the doubtful rows. */
export const modelCases = (models: readonly TestedModel[]): readonly Case[] => [
  ...tests.flatMap((test) => casesOf(models, test, true, quantityOf[test])),
  ...fittedCases(models),
  ...tests.flatMap((test) => casesOf(models, test, false, `${quantityOf[test]}_unclear`)),
]

const casesOf = (models: readonly TestedModel[], wanted: Test, isClear: boolean, quantity: string): readonly Case[] =>
  models
    .filter(({ test, clear }) => test === wanted && clear === isClear)
    .map((each) => compare(quantity, nameAmong(models, each), each.expected, each.got, noteOf(each)))

/** Nothing is fitted on what it is scored on: the UDDS is not scored again. */
function fittedCases(models: readonly TestedModel[]): readonly Case[] {
  const ofTest = (wanted: Test): readonly TestedModel[] => models.filter(({ test, clear }) => clear && test === wanted)
  return ofTest('hwfet').flatMap((hwfet) => {
    const udds = ofTest('udds').find(({ maker, model }) => maker === hwfet.maker && model === hwfet.model)
    if (udds === undefined) return []
    const { factor, wall_Wh_per_km } = withBaseLoad(udds, hwfet)
    const note = `base load × ${fixed(factor, 2)}; ${noteOf(hwfet)}`
    return [compare(`${quantityOf.hwfet}_fitted`, nameAmong(models, hwfet), hwfet.expected, wall_Wh_per_km, note)]
  })
}

/** Two makers may have a model of one name. */
const nameAmong = (models: readonly TestedModel[], { maker, model }: TestedModel): string =>
  models.some((other) => other.model === model && other.maker !== maker) ? `${model} (${maker})` : model

/** Every maker: the mean of its models, the clear rows only. */
export const makerCases = (models: readonly TestedModel[]): readonly Case[] =>
  tests.flatMap((wanted) =>
    grouped(
      models.filter(({ test, clear }) => clear && test === wanted),
      ({ maker }) => maker,
    ).map((own) => {
      const expected = mean(own.map((each) => each.expected))
      const got = mean(own.map((each) => each.got))
      return compare(`${quantityOf[wanted]}_makers`, own[0]!.maker, expected, got, `${own.length} model${own.length === 1 ? '' : 's'}`)
    }),
  )
