import { expect, test } from 'vitest'
import { cold, roll, stand } from './warm-up.ts'

const steady = (kmh: number, seconds: number) => new Float64Array(seconds).fill(kmh / 3.6)

test('after half an hour at 80 km/h a car rolls as its road load says, within 3 %, and for good exactly so', () => {
  const running = cold()
  roll(running, steady(80, 1800))
  expect(roll(running, steady(80, 1))).toBeGreaterThan(1)
  expect(roll(running, steady(80, 1))).toBeLessThan(1.03)
  roll(running, steady(80, 36_000))
  expect(roll(running, steady(80, 1))).toBeCloseTo(1, 9)
})

test('cold it is held back by a quarter to a third more', () => {
  const first = roll(cold(), steady(80, 1))
  expect(first).toBeGreaterThan(1.25)
  expect(first).toBeLessThan(1.34)
})

test('in town it stays cooler, on a motorway it runs warmer', () => {
  const settled = (kmh: number) => {
    const running = cold()
    roll(running, steady(kmh, 20_000))
    return running.warmth
  }
  expect(settled(30)).toBeLessThan(settled(80))
  expect(settled(80)).toBeCloseTo(25, 3)
  expect(settled(120)).toBeGreaterThan(settled(80))
})

test('standing cools it, never below the air', () => {
  const running = cold()
  roll(running, steady(80, 3600))
  const { warmth } = running
  stand(running, 600)
  expect(running.warmth).toBeLessThan(warmth)
  stand(running, 1e6)
  expect(running.warmth).toBeCloseTo(0, 9)
})
