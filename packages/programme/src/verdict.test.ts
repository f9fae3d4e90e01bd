import { expect, test } from 'vitest'
import { type Claim, judge } from './verdict.ts'

const within: Claim = { op: 'within', limit: 100, tolerance_pct: 3 }

test.each([
  [within, 98, 102, 'pass'],
  [within, 97, 103, 'pass'],
  [within, 96, 102, 'not-shown'],
  [within, 90, 110, 'not-shown'],
  [within, 90, 96.9, 'fail'],
  [within, 103.1, 110, 'fail'],
  [{ op: '>=', limit: 380, tolerance_pct: null }, 380, 400, 'pass'],
  [{ op: '>=', limit: 380, tolerance_pct: null }, 379, 400, 'not-shown'],
  [{ op: '>=', limit: 380, tolerance_pct: null }, 300, 379, 'fail'],
  [{ op: '<=', limit: 12, tolerance_pct: null }, 10, 12, 'pass'],
  [{ op: '<=', limit: 12, tolerance_pct: null }, 10, 13, 'not-shown'],
  [{ op: '<=', limit: 12, tolerance_pct: null }, 12.1, 13, 'fail'],
] as [Claim, number, number, string][])('%j, %d to %d: %s', (claim, low, high, state) => {
  expect(judge(claim, { low, high })).toBe(state)
})

test('the tolerance of a negative limit opens to both sides', () => {
  expect(judge({ op: 'within', limit: -20, tolerance_pct: 10 }, { low: -21, high: -19 })).toBe('pass')
})

test('without a figure it is missing', () => {
  expect(judge(within, null)).toBe('missing')
})
