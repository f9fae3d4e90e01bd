import { expect, test } from 'vitest'
import { coupleNodes } from './coupled-nodes.ts'

/** Many small explicit steps. */
function euler(C1: number, C2: number, k12: number, k2: number, seconds: number, x1: number, x2: number, q: number) {
  const dt = seconds / 200_000
  let [a, b] = [x1, x2]
  for (let k = 0; k < 200_000; k++) {
    const flow = k12 * (a - b)
    const away = k2 * b
    a += ((q - flow) * dt) / C1
    b += ((flow - away) * dt) / C2
  }
  return [a, b] as const
}

test.each([
  [1000, 500, 10, 10, 60],
  [5e5, 1.5e5, 500, 10, 3600],
  [2000, 20, 50, 0.5, 30],
])('a step of %d and %d J/K, coupled by %d W/K and cooled by %d, is what small steps make of it in %d s', (C1, C2, k12, k2, seconds) => {
  const step = coupleNodes(C1, C2, k12, k2, seconds)
  const [x1, x2, q] = [15, 5, 40]
  const [a, b] = euler(C1, C2, k12, k2, seconds, x1, x2, q)
  expect(step.innerKept * x1 + step.innerFromOuter * x2 + step.innerPerWatt * q).toBeCloseTo(a, 3)
  expect(step.outerFromInner * x1 + step.outerKept * x2 + step.outerPerWatt * q).toBeCloseTo(b, 3)
})

test('equal temperatures exchange nothing, and without a way out the heat stays', () => {
  const even = coupleNodes(1000, 500, 10, 0, 100)
  expect(even.innerKept + even.innerFromOuter).toBeCloseTo(1, 12)
  expect(even.outerFromInner + even.outerKept).toBeCloseTo(1, 12)
  expect(1000 * even.innerPerWatt + 500 * even.outerPerWatt).toBeCloseTo(100, 9)
})

test('stores that do not touch are each by themselves', () => {
  const apart = coupleNodes(1000, 500, 0, 0, 100)
  expect(apart).toMatchObject({ innerKept: 1, innerFromOuter: 0, outerFromInner: 0, outerKept: 1, outerPerWatt: 0 })
  expect(apart.innerPerWatt).toBeCloseTo(0.1, 12)
})

test('no step is too long: after ages nothing is left, and heat stands at q/k', () => {
  const { innerKept, innerFromOuter, innerPerWatt, outerPerWatt } = coupleNodes(1000, 500, 10, 5, 1e9)
  expect(innerKept + innerFromOuter).toBeCloseTo(0, 12)
  expect(innerPerWatt).toBeCloseTo(1 / 10 + 1 / 5, 9)
  expect(outerPerWatt).toBeCloseTo(1 / 5, 9)
})
