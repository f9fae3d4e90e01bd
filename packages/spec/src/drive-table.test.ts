import { describe, expect, test } from 'vitest'
import type { DriveTable } from './drive-column.ts'
import { readDriveTable } from './drive-table.ts'
import { driveText } from './drive-text.ts'
import { formatIssue, type Result } from './issue.ts'
import type { MappingSpec } from './schema/mapping.ts'

const head = 'time_s,speed_kmh,voltage_V,current_A'
const rows = (count: number, row: (k: number) => string) => Array.from({ length: count }, (_, k) => row(k)).join('\n')
const sound = (k: number) => `${k},${20 + 10 * Math.sin(k / 9)},${390 - 0.01 * k},${30 + 40 * Math.cos(k / 9)}`
const said = (result: Result<DriveTable>): string => (result.ok ? 'sound' : result.issues.map(formatIssue).join('\n'))
const read = (text: string, mapping: MappingSpec | null = null) => readDriveTable(text, 'drive.csv', mapping)

test('a drive is read, its columns in any order, holes where they are allowed', () => {
  const drive = read('soc_pct,current_A,time_s,speed_kmh,voltage_V,driver\n80,10,0,20,390,ann\n,12,1,21,389,ann\n')
  expect(drive.ok && drive.value).toMatchObject({ time_s: [0, 1], current_A: [10, 12], soc_pct: [80, Number.NaN], heater_W: [] })
})

test('what is written can be read again', () => {
  const text = `${head},heater_W\n${rows(30, (k) => `${sound(k)},${k === 3 ? '' : 500}`)}\n`
  const drive = read(text)
  expect(drive.ok).toBe(true)
  if (drive.ok) expect(read(driveText(drive.value))).toEqual(drive)
})

test('a mapping gives names, units and signs', () => {
  const mapping: MappingSpec = {
    title: 'another logger',
    columns: {
      time_s: { column: 'ms', times: 1e-3 },
      speed_kmh: { column: 'v', times: 3.6 },
      voltage_V: { column: 'U' },
      current_A: { column: 'I', times: -1 },
      ambient_C: { column: 'K', plus: -273.15 },
    },
  }
  const drive = read('I,U,v,ms,K\n-10,390,10,0,293.15\n-12,389,11,1000,293.15\n', mapping)
  expect(drive.ok && drive.value).toMatchObject({ time_s: [0, 1], speed_kmh: [36, 39.6], current_A: [10, 12], ambient_C: [20, 20] })
})

describe('INP1 a drive that cannot be right is told by file, line and column', () => {
  test.each([
    ['a gap', `${head}\n0,10,390,5\n1,10,390,5\n9,10,390,5\n`, 'drive.csv:4:1 time_s: expected a step of at most 5 s, got 8 s.'],
    ['time that goes backwards', `${head}\n0,10,390,5\n2,10,390,5\n1,10,390,5\n`, 'drive.csv:4:1 time_s: expected a time after 2 s, got 1 s.'],
    ['a missing column', 'time_s,speed_kmh,voltage_V\n0,10,390\n1,10,390\n', 'current_A is missing'],
    ['a name that is nearly right', 'time_s,speed_kmh,voltage_V,curent_A\n0,10,390,4\n1,10,390,4\n', 'current_A is missing. Is it curent_A?'],
    ['a name in another unit', 'time_s,speed_mph,voltage_V,current_A\n0,10,390,4\n1,10,390,4\n', 'A drive gives speed_kmh, not speed_mph'],
    ['values in another unit', `${head}\n0,10,390,5\n1,10,390000,5\n`, 'drive.csv:3:6 voltage_V: expected a value from 1 to 2000 V, got 390000 V.'],
    ['no number', `${head}\n0,10,390,5\n1,10,390,\n`, 'drive.csv:3:10 current_A: expected a finite number, got nothing.'],
    ['a current that is stuck', `${head}\n${rows(100, (k) => `${k},${20 + (k % 40)},${390 + k / 100},12.5`)}\n`, 'drive.csv:2:'],
    [
      'a voltage that is stuck',
      `${head}\n${rows(100, (k) => `${k},${20 + (k % 40)},388,${k}`)}\n`,
      'voltage_V: expected readings that change as the car drives, got 388 for 99 s.',
    ],
    [
      'a speed that is stuck',
      `${head}\n${rows(200, (k) => `${k},52,${390 + k / 100},${k % 90}`)}\n`,
      'speed_kmh: expected readings that change as the car drives, got 52 for 199 s.',
    ],
  ])('%s', (_, text, words) => {
    expect(said(read(text))).toContain(words)
  })

  test('a discharge that is negative', () => {
    const text = `${head}\n${rows(400, (k) => `${k},${40 + 30 * Math.sin(k / 9)},${390 - 0.01 * k},${-30 - 40 * Math.cos(k / 9)}`)}\n`
    expect(said(read(text))).toMatch(/^drive\.csv:2:\d+ current_A: expected a current that is positive in discharge, got −/)
  })

  test('data that are to be scored are taken as they come', () => {
    const text = `${head}\n0,10,390,5\n1,10,,5\n90,10,390,5\n`
    expect(readDriveTable(text, 'drive.csv', null, 'as it comes').ok).toBe(true)
  })
})
