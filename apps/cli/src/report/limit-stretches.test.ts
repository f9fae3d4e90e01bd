import { expect, test } from 'vitest'
import { limitStretches } from './limit-stretches.ts'

const step = (at: number, limit: string, binds = true) => ({ at, limit, binds })

test('steps in a row with one limit are one stretch, from the start to the end without a gap', () => {
  const stretches = limitStretches(10, [step(11, 'current'), step(12, 'current'), step(13, 'plating'), step(15, 'plating', false)])
  expect(stretches).toEqual([
    { limit: 'current', from: 10, to: 12, binds: true },
    { limit: 'plating', from: 12, to: 13, binds: true },
    { limit: 'plating', from: 13, to: 15, binds: false },
  ])
})

test('what takes no room is left out, and of no steps there are no stretches', () => {
  expect(limitStretches(10, [step(10, 'plating'), step(12, 'current')])).toEqual([{ limit: 'current', from: 10, to: 12, binds: true }])
  expect(limitStretches(0, [])).toEqual([])
})
