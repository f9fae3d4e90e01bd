import { expect, test } from 'vitest'
import type { FitParameter } from './problem.ts'
import type { Slope } from './slope.ts'
import { stepWithin } from './step.ts'

const between = (lower: number, upper: number): FitParameter => ({ name: 'p', start: 0, lower, upper })
/** At (0, 0) with r = J·p − b, so that the residuals are −b. */
const slopeOf = (J: readonly Float64Array[], b: number[], held = [false, false]): Slope => ({
  values: new Float64Array(2),
  residuals: Float64Array.from(b, (entry) => -entry),
  sum: 0,
  J,
  gradient: [],
  held,
})
const J = [Float64Array.of(1, 0, 1), Float64Array.of(0, 1, 1)]
const unit = Float64Array.of(1, 1)
const nearlyNone = 1e-30

test('FIT12 without damping a linear problem is solved in one step', () => {
  const next = stepWithin([between(-9, 9), between(-9, 9)], slopeOf(J, [1, 2, 3]), unit, nearlyNone)
  expect(Array.from(next)).toEqual([expect.closeTo(1, 12), expect.closeTo(2, 12)])
})

test('what would cross a bound is set on it, and the other takes the step that is best with it there', () => {
  const next = stepWithin([between(-9, 9), between(-9, 1)], slopeOf(J, [1, 2, 3]), unit, nearlyNone)
  expect(Array.from(next)).toEqual([expect.closeTo(1.5, 12), 1]) // least (a − 1)² + (a − 2)²
})

test('what is held stays, though the free step would lead it inside', () => {
  const next = stepWithin([between(-9, 9), between(0, 9)], slopeOf(J, [1, 2, 3], [false, true]), unit, nearlyNone)
  expect(Array.from(next)).toEqual([expect.closeTo(2, 12), 0]) // least (a − 1)² + (a − 3)²
})

test('much damping leads down the scaled gradient, little of the way', () => {
  const scaling = Float64Array.of(1, 2)
  const [a = 0, b = 0] = stepWithin([between(-9, 9), between(-9, 9)], slopeOf(J, [1, 2, 3]), scaling, 1e6)
  expect(a * 1e6).toBeCloseTo(4, 4) // −gradient/(λ·D²), with −Jᵀr = (4, 5)
  expect(b * 1e6).toBeCloseTo(5 / 4, 4)
})
