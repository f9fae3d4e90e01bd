import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion } from './apportion.ts'

test('RPT2 the parts shown sum to the total shown, and none moves by a whole unit', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -5, max: 30, noNaN: true }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 3 }), (parts, decimals) => {
      const total = parts.reduce((sum, part) => sum + part, 0)
      const shown = apportion(parts, total, decimals)
      const unit = 10 ** -decimals
      expect(shown.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Math.round(total / unit) * unit, 8)
      shown.forEach((part, i) => {
        expect(Math.abs(part - (parts[i] ?? 0))).toBeLessThan(unit * (1 + 1e-6))
      })
    }),
  )
})

test('a third three times is one', () => {
  expect(apportion([1 / 3, 1 / 3, 1 / 3], 1, 2)).toEqual([0.34, 0.33, 0.33])
})
