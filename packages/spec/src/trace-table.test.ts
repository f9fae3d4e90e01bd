import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatIssue } from './issue.ts'
import { readTraceTable } from './trace-table.ts'

const told = (text: string): readonly string[] => {
  const read = readTraceTable(text, 'x.csv')
  return read.ok ? [] : read.issues.map(formatIssue)
}
const head = 'time_s,speed_kmh\n'
const wanted = 'expected the head time_s,speed_kmh or time_s,speed_kmh,grade_pct'
const names = 'Write exactly these names, with commas between.'

describe('a trace', () => {
  test('is read with remarks, blank lines, spaces and a grade', () => {
    const read = readTraceTable('# made up\n\ntime_s, speed_kmh, grade_pct\n0, 0, 0\n # on the hill\n0.5, 1.5, -2e0\n\n', 'x.csv')
    expect(read).toEqual({ ok: true, value: { time_s: [0, 0.5], speed_kmh: [0, 1.5], grade_pct: [0, -2] } })
  })

  test.each([
    ['a byte-order mark', `\ufeff${head}0,0\n1,5\n`],
    ['a mark before a remark', `\ufeff# remark\n${head}0,0\n1,5\n`],
    ['line ends of Windows', `${head}0,0\n1,5\n`.replaceAll('\n', '\r\n')],
  ])('is read with %s', (_, text) => expect(told(text)).toEqual([]))

  test.each([
    ['empty', '', `x.csv: ${wanted}, got an empty file. Write it as the first line; units stand in the head.`],
    ['binary', 'PK\u0003\u0004\u0000', 'x.csv: expected a CSV file in UTF-8, got a binary file. Is this the file that you meant?'],
    ['without units in its head', 'time,speed\n0,0\n1,0\n', `x.csv:1:1: ${wanted}, got "time,speed". ${names}`],
    ['in another order', '#\nspeed_kmh,time_s\n0,0\n1,0\n', `x.csv:2:1: ${wanted}, got "speed_kmh,time_s". ${names}`],
    ['with semicolons', 'time_s;speed_kmh\n0;0\n', `x.csv:1:1: ${wanted}, got "time_s;speed_kmh". ${names}`],
    ['with one row', `${head}0,0\n`, 'x.csv:1:1: expected at least two rows, got 1. A trace needs a beginning and an end.'],
    ['that goes back', `${head}0,0\n1,0\n0.5,0\n`, 'x.csv:4:1 time_s: expected a time after 1 s, got 0.5 s. Times must ascend.'],
    ['that stands still', `${head}0,0\n0,0\n`, 'x.csv:3:1 time_s: expected a time after 0 s, got 0 s. Times must ascend.'],
    [
      'with a gap',
      `${head}0,0\n1,0\n5.3,0\n`,
      'x.csv:4:1 time_s: expected a step of at most 1 s, got 4.3 s. The trace has a gap here: write what happened after 1 s.',
    ],
    ['with a word', `${head}0,0\n1,fast\n`, 'x.csv:3:3 speed_kmh: expected a finite number, got "fast". The point is the decimal mark.'],
    ['with an empty cell', `${head}0,0\n1,\n`, 'x.csv:3:3 speed_kmh: expected a finite number, got nothing. The point is the decimal mark.'],
    ['with NaN', `${head}0,0\nNaN,1\n`, 'x.csv:3:1 time_s: expected a finite number, got "NaN". The point is the decimal mark.'],
    ['with what only programs read', `${head}0,0\n1,0x10\n`, 'x.csv:3:3 speed_kmh: expected a finite number, got "0x10". The point is the decimal mark.'],
    ['with a decimal comma', `${head}0,0\n1,5,3\n`, 'x.csv:3:1: expected 2 values, got 3. One value a column, the point as decimal mark.'],
    ['that drives backwards', `${head}0,0\n1,-4\n`, 'x.csv:3:3 speed_kmh: expected a speed from 0 to 500 km/h, got -4 km/h. The car drives forward.'],
    [
      'up a wall',
      'time_s,speed_kmh,grade_pct\n0,0,0\n1,1,250\n',
      'x.csv:3:5 grade_pct: expected a grade from −100 to 100 %, got 250 %. Rise over run in percent, positive uphill.',
    ],
  ])('%s is refused', (_, text, message) => expect(told(text)).toEqual([message]))

  test('times of a tenth of a second are no gap, whatever the rounding', () => {
    const rows = Array.from({ length: 20_000 }, (_, k) => `${0.1 * k},10`)
    expect(told(head + rows.join('\n'))).toEqual([])
    expect(told(`${head}${Array.from({ length: 1000 }, (_, k) => `${1e6 + k / 3 + k * (2 / 3)},10`).join('\n')}`)).toEqual([])
  })

  test('twenty issues are enough', () => expect(told(`${head}${'x,y\n'.repeat(1000)}`)).toHaveLength(20))

  test('never throws, and every issue can be read', () => {
    const cell = fc.oneof(fc.double().map(String), fc.integer().map(String), fc.string({ maxLength: 5 }), fc.constantFrom('', '-', '1e999', ' 1 ', '0x1'))
    const table = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 8 }).map((rows) => head + rows.map((row) => row.join(',')).join('\n'))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), table), (text) => {
        const read = readTraceTable(text, 'x.csv')
        if (read.ok) {
          expect(read.value.time_s.every((time, k) => Number.isFinite(time) && (k === 0 || time > read.value.time_s[k - 1]!))).toBe(true)
          expect(read.value.speed_kmh).toHaveLength(read.value.time_s.length)
        } else
          for (const issue of read.issues) {
            expect(issue.line).toBeGreaterThanOrEqual(0)
            expect(issue.expected).not.toBe('')
            expect(issue.got).not.toBe('')
            expect(formatIssue(issue)).not.toMatch(/undefined|\p{Cc}/u)
          }
      }),
      { numRuns: 500 },
    )
  })
})
