import { expect, test } from 'vitest'
import { compare, errorOf, unitOf, worstOf } from './case.ts'
import { judge } from './limit.ts'
import { quantile, summarise } from './summary.ts'

const per = (errors: readonly number[], quantity = 'x_pct') => errors.map((error, k) => compare(quantity, `${k}`, 100, 100 + error))

test('an error is ours minus theirs over the size of theirs', () => {
  expect(compare('x_pct', 'a', 200, 210).error_pct).toBe(5)
  expect(compare('x_pct', 'a', -200, -210).error_pct).toBe(-5)
  expect(compare('x_pct', 'a', -200, -190).error_pct).toBe(5)
})

test('the unit of an error is that at the end of the name, else per cent', () => {
  expect(['pybamm_thevenin_mV', 'pybamm_thevenin_mK', 'blast_lite_pct', 'udds_wall_Wh_per_km', 'mV_of_a_cell'].map(unitOf)).toEqual([
    'mV',
    'mK',
    'pct',
    'pct',
    'pct',
  ])
  expect(errorOf(compare('x_mV', 'a', 4000, 3999))).toBe(-1)
  expect(errorOf(compare('x_pct', 'a', 4000, 3999))).toBe(-0.025)
})

test('five errors by hand: 1, −2, 3, −4, 10', () => {
  const { n, ...sizes } = summarise(per([1, -2, 3, -4, 10]))
  expect(n).toBe(5)
  expect(sizes.median_abs_pct).toBe(3)
  expect(sizes.mean_abs_pct).toBe(4)
  expect(sizes.p90_abs_pct).toBeCloseTo(7.6, 12) // 0.9·(5 − 1) = 3.6: 4 + 0.6·(10 − 4)
  expect(sizes.bias_pct).toBeCloseTo(1.6, 12)
  expect(sizes.max_abs_pct).toBe(10)
  expect(Object.keys(sizes)).toEqual(['median_abs_pct', 'mean_abs_pct', 'p90_abs_pct', 'bias_pct', 'max_abs_pct'])
})

test('millivolts are summed up in per cent and in millivolts', () => {
  const cases = [compare('x_mV', 'a', 4000, 4001), compare('x_mV', 'b', 2000, 1997)]
  const of = summarise(cases)
  expect(of).toMatchObject({ n: 2, median_abs_mV: 2, mean_abs_mV: 2, bias_mV: -1, max_abs_mV: 3, max_abs_pct: 0.15 })
  expect(of.p90_abs_mV).toBeCloseTo(2.8, 12)
  expect(worstOf(cases)?.id).toBe('b')
})

test('a quantile lies between the ordered values', () => {
  expect([0, 0.5, 1].map((share) => quantile([1, 2, 3, 4], share))).toEqual([1, 2.5, 4])
  expect(quantile([7], 0.9)).toBe(7)
  expect(
    quantile(
      Array.from({ length: 11 }, (_, k) => k),
      0.9,
    ),
  ).toBe(9)
})

test('a limit is met, missed, or not asked for where there is no case', () => {
  const summary = { x_pct: summarise(per([1, -3])), broken_pct: summarise(per([1, Number.NaN], 'broken_pct')) }
  const of = (quantity: string, statistic: 'max_abs_pct' | 'bias_pct', limit: number) => judge([{ quantity, statistic, limit }], summary).map(({ met }) => met)
  expect(of('x_pct', 'max_abs_pct', 3)).toEqual([true])
  expect(of('x_pct', 'max_abs_pct', 2.9)).toEqual([false])
  expect(of('x_pct', 'bias_pct', 0.9)).toEqual([false])
  expect(of('broken_pct', 'max_abs_pct', 1e9)).toEqual([false])
  expect(of('absent_pct', 'max_abs_pct', 1)).toEqual([])
})
