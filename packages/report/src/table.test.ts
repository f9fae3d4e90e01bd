import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderTable, type TableCell, type TableColumn } from './table.ts'
import { displayWidth, wrap } from './terminal-text.ts'

const columns: readonly TableColumn[] = [
  { title: 'car' },
  { title: 'published', unit: 'km', decimals: 0 },
  { title: 'simulated', unit: 'km', decimals: 0 },
  { title: 'verdict' },
  { title: 'what decides it' },
]
const rows: readonly (readonly TableCell[])[] = [
  ['SU7', 700, 696.3, { state: 'pass' }, 'the interval clears the limit'],
  ['小米 Pro', 1830, null, { state: 'missing' }, 'no run yet'],
  ['Max', 800, 740, { state: 'not-shown' }, 'the low end is 15 km short of the limit and a coast-down would narrow it most'],
]

test('figures hang from the right edge of their column, words from the left, heads with them', () => {
  expect(renderTable(columns.slice(0, 4), rows)).toBe(
    [
      'car       published  simulated  verdict',
      '                 km         km',
      '─'.repeat(43),
      'SU7             700        696  ● pass',
      '小米 Pro       1830          –  ○ missing',
      'Max             800        740  ◌ not shown',
    ].join('\n'),
  )
})

test('words wrap in their column rather than outgrow the terminal, and none is lost', () => {
  const table = renderTable(columns, rows, { width: 64 })
  for (const line of table.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(64)
  const last = table.split('\n').map((line) => line.slice(45).trim())
  expect(last.join(' ')).toContain('the low end is 15 km short')
})

test('where columns do not fit each row becomes a block that keeps every figure', () => {
  const blocks = renderTable(columns, rows, { width: 30 })
  for (const line of blocks.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(30)
  expect(blocks).toContain('simulated 740 km')
  expect(blocks).toContain('verdict ◌ not shown')
})

test('a table is never wider than its terminal', () => {
  const cell = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.double(), fc.constant(null), fc.constant<TableCell>({ state: 'stale' }))
  const table = fc.tuple(
    fc.array(fc.string(), { minLength: 1, maxLength: 6 }),
    fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 24, max: 80 }),
  )
  fc.assert(
    fc.property(table, ([titles, cells, width]) => {
      const columns = titles.map((title, i) => ({ title, align: i % 2 === 0 ? ('left' as const) : ('right' as const) }))
      for (const line of renderTable(columns, cells, { width }).split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
    }),
  )
})

test('colours come only when asked for, and a name cannot bring its own', () => {
  const hostile = [['\u001b[31mred\nline', 1, 2, { state: 'fail' }, '']] as const
  expect(renderTable(columns, hostile)).not.toContain('\u001b')
  expect(renderTable(columns, hostile)).toContain('red line')
  expect(renderTable(columns, hostile, { colour: true })).toContain('\u001b[31m✕ fail')
})

test('width counts columns of the terminal', () => {
  expect(['小米', 'e\u0301', '≥ 3', '◌'].map(displayWidth)).toEqual([4, 1, 3, 1])
  expect(wrap('abcdefgh ij', 4)).toEqual(['abcd', 'efgh', 'ij'])
})
