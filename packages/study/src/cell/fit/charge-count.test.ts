import { expect, test } from 'vitest'
import { drawnCharge, knownEnds, swingOf } from './charge-count.ts'
import type { CellRecord } from './record.ts'
import { pulsesOf, restsOf, stretchesOf } from './stretch.ts'

/** A charge that tapers to full, a rest, a pulse, a discharge to empty, a rest. */
const rows: readonly (readonly [time: number, current: number, voltage: number])[] = [
  [0, -10, 3.5],
  [400, -10, 4.2],
  [500, -5, 4.2],
  [600, -1, 4.2],
  [700, 0, 4.15],
  [1400, 0, 4.14],
  [1410, 30, 3.9],
  [1420, 30, 3.8],
  [1430, 30, 2.9],
  [1440, 0, 4],
  [1450, 10, 3.9],
  [2000, 10, 3],
  [2010, 0, 3.2],
]
const record: CellRecord = {
  file: 'a.csv',
  time: Float64Array.from(rows, ([t]) => t),
  current: Float64Array.from(rows, ([, I]) => I),
  voltage: Float64Array.from(rows, ([, , V]) => V),
  temperature: new Float64Array(rows.length).fill(298.15),
  temperatureFrom: 'assumed',
  lineOf: (row) => row + 2,
}
const limits = { minimum: 3, maximum: 4.2 }
const stretches = stretchesOf(record, 30)

test('a taper is one charge, a pulse is none; a rest of ten minutes is one', () => {
  expect(pulsesOf(record, stretches, 30).map(({ first, last }) => [first, last])).toEqual([[6, 8]])
  expect(restsOf(stretches).map(({ first, last }) => [first, last])).toEqual([[4, 5]])
})

test('current flows until the next row, or has flowed since the last', () => {
  expect(drawnCharge(record, 'until the next').slice(0, 3)).toEqual(Float64Array.of(0, -4000, -5000))
  expect(drawnCharge(record, 'since the last').slice(0, 3)).toEqual(Float64Array.of(0, -4000, -4500))
})

test('full and empty are where charge and discharge ended at a limit, not where a pulse passed it', () => {
  expect(knownEnds(record, stretches, limits, 'since the last')).toEqual([
    { row: 3, stateOfCharge: 1 },
    { row: 11, stateOfCharge: 0 },
  ])
  const ends = knownEnds(record, stretches, limits, 'until the next')
  expect(ends.map(({ row }) => row)).toEqual([4, 12])
  expect(knownEnds(record, stretches, { minimum: 2.5, maximum: 4.3 }, 'until the next')).toEqual([])
  const drawn = drawnCharge(record, 'until the next')
  expect(swingOf(ends, drawn)).toBe(30 * 30 + 10 * 560)
  expect(swingOf(ends.slice(0, 1), drawn)).toBeNull()
})
