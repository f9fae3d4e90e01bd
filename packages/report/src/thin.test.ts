import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantsWorthDrawing, mostInstants } from './thin.ts'

test('a drive that fits is kept whole', () => {
  expect(instantsWorthDrawing(4, [[1, 2, 3, 4]])).toEqual([0, 1, 2, 3])
  expect(instantsWorthDrawing(mostInstants, []).length).toBe(mostInstants)
})

test('of a long drive both ends and the lowest and highest of every series stay, in order and within the budget', () => {
  const columns = fc.array(fc.tuple(fc.nat(19_999), fc.nat(19_999)), { minLength: 1, maxLength: 12 }).map((places) =>
    places.map(([low, high], s) => {
      const column: (number | null)[] = Array.from({ length: 20_000 }, (_, i) => (i % 7 === s ? null : Math.sin(i / 50)))
      column[low] = -5
      column[high] = 5
      return column
    }),
  )
  fc.assert(
    fc.property(columns, (columns) => {
      const kept = instantsWorthDrawing(20_000, columns)
      expect(kept.length).toBeLessThanOrEqual(mostInstants)
      expect([kept[0], kept.at(-1)]).toEqual([0, 19_999])
      expect(kept.every((index, i) => i === 0 || index > (kept[i - 1] ?? 0))).toBe(true)
      for (const column of columns) {
        expect(kept.some((index) => column[index] === 5)).toBe(true)
        expect(Math.min(...kept.map((index) => column[index] ?? 0))).toBe(Math.min(...column.map((value) => value ?? 0)))
      }
    }),
    { numRuns: 20 },
  )
})
