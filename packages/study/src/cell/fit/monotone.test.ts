import { expect, test } from 'vitest'
import { monotone } from './monotone.ts'

test('what falls is replaced by its mean, the rest stays', () => {
  expect(monotone([1, 2, 3])).toEqual([1, 2, 3])
  expect(monotone([1, 3, 2, 4])).toEqual([1, 2.5, 2.5, 4])
  expect(monotone([3, 2, 1, 5, 4])).toEqual([2, 2, 2, 4.5, 4.5])
  expect(monotone([])).toEqual([])
})
