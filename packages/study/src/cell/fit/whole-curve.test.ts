import { loadCell } from '@firstdrive/library'
import { expect, test } from 'vitest'
import { wholeCurve } from './whole-curve.ts'

const seen = { charge: [0.2, 0.5, 0.9], voltage: [3.2, 3.5, 3.9] }

test('beyond what was seen the curve goes straight on', () => {
  expect(wholeCurve(seen, null)).toEqual({ soc: [0, 0.2, 0.5, 0.9, 1], voltage: [3, 3.2, 3.5, 3.9, 4] })
  const whole = { charge: [0, 1], voltage: [3, 4] }
  expect(wholeCurve(whole, null)).toEqual({ soc: [0, 1], voltage: [3, 4] })
})

test('or like that of the cell that was named, moved to meet it', () => {
  const found = loadCell('panasonic-2170-nca')
  if (!found.ok) throw new Error('the cell is gone')
  const { soc, voltage } = wholeCurve(seen, found.value.spec)
  expect(soc.slice(0, 3)).toEqual([0, 0.01, 0.02])
  expect(voltage[0]).toBeCloseTo(3.2 - (3.3721 - 2.7), 9)
  expect(voltage.at(-1)).toBeCloseTo(3.9 + (4.2 - 4.0803), 9)
  expect(voltage.every((V, k) => k === 0 || V >= voltage[k - 1]!)).toBe(true)
})
