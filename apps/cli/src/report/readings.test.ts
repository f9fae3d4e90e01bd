import { expect, test } from 'vitest'
import { readingsAt } from './readings.ts'

test('between two readings lies what is between them, beside a missing one nothing', () => {
  expect(readingsAt([0, 2, 4, 6], [10, 20, Number.NaN, 40], [0, 1, 2, 3, 4, 5, 6])).toEqual([10, 15, 20, null, null, null, 40])
})

test('before the first and after the last reading stands the nearest', () => {
  expect(readingsAt([1, 2], [5, 6], [0, 1, 2, 3])).toEqual([5, 5, 6, 6])
})
