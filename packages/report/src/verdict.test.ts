import { expect, test } from 'vitest'
import { sampleModel } from '../sample/sample-model.ts'
import { accepted, byMetric, countMet, verdictText } from './verdict.ts'

test('a state is said by a mark and a word', () => {
  expect((['pass', 'fail', 'stale', 'not-shown', 'missing', 'waived'] as const).map(verdictText)).toEqual([
    '● pass',
    '✕ fail',
    '◐ stale',
    '◌ not shown',
    '○ missing',
    '– waived',
  ])
})

test('a target accepts its limit, one side or both', () => {
  expect(accepted({ op: 'within', limit: 800, tolerance_pct: 3 })).toEqual({ low: 776, high: 824 })
  expect(accepted({ op: '>=', limit: 380, tolerance_pct: null })).toEqual({ low: 380, high: null })
  expect(accepted({ op: '<=', limit: 5.4, tolerance_pct: null })).toEqual({ low: null, high: 5.4 })
})

test('targets of one metric stand together in the order of the model', () => {
  const { verdicts } = sampleModel()
  expect(byMetric(verdicts).map((group) => group.map(({ id }) => id))).toEqual([
    ['TGT-RNG-001', 'TGT-RNG-002', 'TGT-RNG-003'],
    ['TGT-ACC-001', 'TGT-ACC-002', 'TGT-ACC-003'],
    ['TGT-TOP-001', 'TGT-TOP-002', 'TGT-TOP-003'],
  ])
  expect(countMet(verdicts)).toBe(4)
})
