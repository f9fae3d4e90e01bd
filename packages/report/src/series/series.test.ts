import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Recording } from '@firstdrive/engine'
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from 'hyparquet'
import { afterAll, expect, test } from 'vitest'
import { columnName } from './column.ts'
import { seriesFormat, writeSeries } from './write-series.ts'

const folder = mkdtempSync(join(tmpdir(), 'series-'))
afterAll(() => rmSync(folder, { recursive: true }))

const channels = [
  { name: 'time', unit: 's', label: 'time since the start' },
  { name: 'battery.stateOfCharge', unit: '1', label: 'state of charge of the cells' },
]
const recording = (rows: number, value: (i: number) => number): Recording => ({
  channels,
  rows,
  table: Float64Array.from({ length: 2 * rows }, (_, i) => value(i)),
})
/** Doubles of all sizes, none rounder than it must be. */
const crooked = (i: number): number => Math.sin(i) * 10 ** ((i % 600) - 300)

test.each([
  ['time', 's', 'time_s'],
  ['chassis.speed', 'm/s', 'chassis_speed_m_per_s'],
  ['battery.stateOfCharge', '1', 'battery_state_of_charge'],
  ['rear.electricalPower', 'W', 'rear_electrical_power_W'],
])('%s in %s is the column %s', (name, unit, column) => {
  expect(columnName({ name, unit, label: '' })).toBe(column)
})

test.each([
  ['trace.csv', 'csv'],
  ['a.b/Trace.CSV', 'csv'],
  ['trace.parquet', 'parquet'],
  ['trace.txt', null],
  ['trace', null],
  ['.csv', null],
  ['folder/.parquet', null],
  ['csv', null],
] as const)('the ending of %s asks for %s', (file, format) => {
  expect(seriesFormat(file)).toBe(format)
})

test('CSV holds the shortest digits that give back the same number', async () => {
  const file = join(folder, 'trace.csv')
  const written = recording(2500, crooked)
  await writeSeries(file, written)
  const [head, ...lines] = readFileSync(file, 'utf8').split('\n')
  expect(head).toBe('time_s,battery_state_of_charge')
  expect(lines.pop()).toBe('') // the last line ends, too
  expect(Float64Array.from(lines.flatMap((line) => line.split(',').map(Number)))).toEqual(written.table)
})

test('Parquet of several row groups holds the same bits, minus zeros and what is not finite too', async () => {
  const file = join(folder, 'trace.parquet')
  const odd = [-0, 0, Number.NaN, Infinity, -Infinity, 5e-324]
  const written = recording(120_000, (i) => (i % 7 === 0 ? (odd[i % odd.length] as number) : crooked(i)))
  await writeSeries(file, written)
  const buffer = await asyncBufferFromFile(file)
  const { row_groups, key_value_metadata } = await parquetMetadataAsync(buffer)
  expect(row_groups.map(({ num_rows }) => num_rows)).toEqual([50_000n, 50_000n, 20_000n])
  expect(key_value_metadata).toEqual([
    {
      key: 'firstdrive.columns',
      value: JSON.stringify([
        { column: 'time_s', channel: 'time', unit: 's', label: 'time since the start' },
        { column: 'battery_state_of_charge', channel: 'battery.stateOfCharge', unit: '1', label: 'state of charge of the cells' },
      ]),
    },
  ])
  const read = new Float64Array(written.table.length)
  await parquetRead({
    file: buffer,
    onChunk: ({ columnName: name, columnData, rowStart }) => {
      const offset = name === 'time_s' ? 0 : 1
      for (let row = 0; row < columnData.length; row++) read[2 * (rowStart + row) + offset] = columnData[row]
    },
  })
  const bits = ({ buffer: all, byteLength }: Float64Array): Buffer => Buffer.from(all, 0, byteLength)
  expect(bits(read).equals(bits(written.table))).toBe(true)
})

test('what a link leads to is replaced, the link stays', async () => {
  writeFileSync(join(folder, 'target.csv'), 'old')
  symlinkSync('target.csv', join(folder, 'link.csv'))
  await writeSeries(
    join(folder, 'link.csv'),
    recording(1, (i) => i),
  )
  expect(readFileSync(join(folder, 'target.csv'), 'utf8')).toBe('time_s,battery_state_of_charge\n0,1\n')
})

test('a failure half-way leaves the old file and nothing beside it', async () => {
  const file = join(folder, 'kept.csv')
  writeFileSync(file, 'old')
  const broken = recording(3000, (i) => i)
  Object.defineProperty(broken.table, 'subarray', {
    value(from: number, to: number) {
      if (from >= 4000) throw new Error('half-way')
      return Float64Array.prototype.subarray.call(this, from, to)
    },
  })
  await expect(writeSeries(file, broken)).rejects.toThrow('half-way')
  expect(readFileSync(file, 'utf8')).toBe('old')
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
})

test('another ending is refused', async () => {
  await expect(
    writeSeries(
      join(folder, 'trace.txt'),
      recording(1, (i) => i),
    ),
  ).rejects.toThrow(RangeError)
})
