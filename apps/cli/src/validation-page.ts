import { decimalsFor, fixed, significant } from '@firstdrive/units'
import { type Case, errorOf, type Found, type JudgedLimit, ofQuantity, quantitiesOf, type Statistic, unitOf, type Validation } from '@firstdrive/validation'
import { markdownTable } from './markdown-table.ts'

export const casesOf = ({ parts }: Validation): readonly Case[] => parts.flatMap(({ cases }) => cases)

/** Decimals that show two figures of what is promised; two where nothing is. */
export const decimalsOf = ({ limits }: Validation, quantity: string): number => {
  const limit = limits.find((each) => each.quantity === quantity)?.limit
  return limit === undefined ? 2 : Math.max(2, decimalsFor(limit, 9))
}

export const unitText = (quantity: string): string => ({ pct: '%', mV: 'mV', mK: 'mK', K: 'K' })[unitOf(quantity)]

/** `largest` of `max_abs_mV`. */
export const statisticText = (statistic: Statistic): string =>
  ({ median: 'median', mean: 'mean', p90: '90 %', max: 'largest', bias: 'bias', rms: 'root mean square' })[
    statistic.split('_')[0] as 'median' | 'mean' | 'p90' | 'max' | 'bias' | 'rms'
  ]

/** The errors of a quantity in its own unit. */
export function sizes({ summary }: Validation, quantity: string) {
  const of = summary[quantity]!
  const unit = unitOf(quantity)
  return {
    n: of.n,
    median: of[`median_abs_${unit}`]!,
    mean: of[`mean_abs_${unit}`]!,
    p90: of[`p90_abs_${unit}`]!,
    bias: of[`bias_${unit}`]!,
    max: of[`max_abs_${unit}`]!,
  }
}

/** The page that `firstdrive validate --write` leaves behind: no date and no place, so that the same code gives the same bytes. */
export function validationPage(found: Validation): string {
  const parts = found.parts.map((part) => partText(found, part)).join('\n\n')
  const skipped = found.skipped.map(({ part, missing }) => `- ${part}: needs \`${missing}\` below the folder of \`--data\`.`)
  return `# Validation

Written by \`npx firstdrive validate ${found.suite} --write VALIDATION.md\`. An error is ours minus theirs, in per cent of theirs, or in the
unit that stands beside it. 90 % of the errors are at most as large as the figure in that column (linear between the ordered values).
A limit is a promise: the command ends with 1 when one is missed.

${parts}${skipped.length === 0 ? '' : `\n\n## Skipped\n\n${skipped.join('\n')}`}
`
}

const partText = (found: Validation, { title, about, origins, cases }: Found): string => `## ${title}

${about}

${markdownTable(
  ['quantity', '#cases', '#median', '#90 %', '#bias', '#largest', '#limit', 'met'],
  quantitiesOf(cases).map((quantity) => {
    const { n, median, p90, bias, max } = sizes(found, quantity)
    const unit = unitText(quantity)
    const figures = [median, p90, bias, max].map((error) => `${fixed(error, decimalsOf(found, quantity))} ${unit}`)
    const limits = limitsOf(found, quantity)
    return [`\`${quantity}\``, `${n}`, ...figures, limits.map(limitText).join(', ') || '–', limits.map(({ met }) => (met ? 'yes' : '**no**')).join(', ') || '–']
  }),
)}

${quantitiesOf(cases)
  .map((quantity) => casesText(found, quantity, ofQuantity(cases, quantity)))
  .join('\n\n')}

${origins.map(({ about, origin, version, licence }) => `- ${about}. ${origin}, ${version}. Licence: ${licence}.`).join('\n')}`

const limitText = ({ quantity, statistic, limit }: JudgedLimit): string => `${statisticText(statistic)} ≤ ${limit} ${unitText(quantity)}`

const casesText = (found: Validation, quantity: string, cases: readonly Case[]): string =>
  markdownTable(
    [`\`${quantity}\``, '#expected', '#got', '#error', 'note'],
    cases.map((each) => [
      each.id,
      valueText(quantity, each.expected),
      valueText(quantity, each.got),
      `${fixed(errorOf(each), decimalsOf(found, quantity))} ${unitText(quantity)}`,
      each.note,
    ]),
  )

const limitsOf = ({ limits }: Validation, wanted: string): readonly JudgedLimit[] => limits.filter(({ quantity }) => quantity === wanted)

export const valueText = (quantity: string, value: number): string => (unitOf(quantity) === 'pct' ? significant(value, 5) : fixed(value, 3))
