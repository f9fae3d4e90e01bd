import { expect, test } from 'vitest'
import { readQuotedTable } from './quoted-table.ts'

test('quotes hold commas and quotes; lines are counted with the empty ones; a mark at the beginning is no part of a name', () => {
  const { head, headLine, rows } = readQuotedTable('\uFEFFmodel,kg\r\n\r\n"A ""B"", C", 12 \r\nD\r\n')
  expect([head, headLine]).toEqual([['model', 'kg'], 1])
  expect(rows.map(({ line, cells, uneven }) => [line, ...cells.values(), uneven])).toEqual([
    [3, 'A "B", C', '12', null],
    [4, 'D', '', 1],
  ])
})

test('nothing has no head', () => expect(readQuotedTable('\n')).toEqual({ head: [''], headLine: 0, rows: [] }))
