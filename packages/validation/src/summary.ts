import { type Case, type ErrorUnit, errorOf, unitOf } from './case.ts'

/** What can be promised of a quantity: its median, mean, 90th percentile or largest error without its sign, or its mean error with it. */
type Statistics<U extends ErrorUnit> = Record<`median_abs_${U}` | `mean_abs_${U}` | `p90_abs_${U}` | `max_abs_${U}` | `bias_${U}`, number>

/** Every quantity is summed up in per cent; one of volts or kelvins in these too, and by the root of its mean square. */
export type Summary = { readonly n: number } & Readonly<
  Statistics<'pct'> & Partial<Statistics<'mV'> & Statistics<'mK'> & Statistics<'K'> & Record<`rms_${Exclude<ErrorUnit, 'pct'>}`, number>>
>

export type Statistic = Exclude<keyof Summary, 'n'>

/** The errors of one quantity. */
export function summarise(cases: readonly Case[]): Summary {
  const unit = unitOf(cases[0]?.quantity ?? '')
  const inPercent = statistics(
    cases.map(({ error_pct }) => error_pct),
    'pct',
  )
  return unit === 'pct'
    ? { n: cases.length, ...inPercent }
    : { n: cases.length, ...inPercent, ...statistics(cases.map(errorOf), unit), [`rms_${unit}`]: rootMeanSquare(cases.map(errorOf)) }
}

const rootMeanSquare = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)

function statistics<U extends ErrorUnit>(errors: readonly number[], unit: U): Statistics<U> {
  const sizes = errors.map(Math.abs).sort((a, b) => a - b)
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    [`median_abs_${unit}`]: quantile(sizes, 0.5),
    [`mean_abs_${unit}`]: mean(sizes),
    [`p90_abs_${unit}`]: quantile(sizes, 0.9),
    [`bias_${unit}`]: mean(errors),
    [`max_abs_${unit}`]: sizes.at(-1),
  } as Statistics<U>
}

/** Linear between the ordered values, the first at share 0 and the last at share 1: type 7 of Hyndman and Fan, Am. Stat. 50 (1996) 361. */
export function quantile(ascending: readonly number[], share: number): number {
  const at = share * (ascending.length - 1)
  const low = ascending[Math.floor(at)]!
  const high = ascending[Math.ceil(at)]!
  return low + (high - low) * (at - Math.floor(at))
}
