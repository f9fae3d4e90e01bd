import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Case } from '../case.ts'
import { ofQuantity, runSuite } from '../suite.ts'
import { BadData } from './bad-data.ts'
import { epa } from './epa.ts'

// Cars of our own making.
const columns = 'mfr,make,model,hp,drive,axle_ratio,n_v,procedure,category,A_N,B_N_per_kmh,C_N_per_kmh2,etw_kg,wall_wh_per_km,qc,split'.split(',')
const rows = [
  'Elm,Elm,"Elm 1 (17"" wheels)",150,F,9.99,110,Charge Depleting UDDS,CD,120,0.8,0.033,1800,120,ok,dev',
  'Elm,Elm,"Elm 1 (17"" wheels)",150,F,9.99,110,Charge Depleting Highway,CD,120,0.8,0.033,1800,145,ok,dev',
  'Elm,Elm,"Elm 1 (17"" wheels)",150,F,9.99,110,Charge Depleting Highway,CD,140,0.8,0.033,1800,149,ok,dev',
  'Oak,Oak,Oak AWD,400,A,1.00,999.9,Charge Depleting UDDS,CD,190,0.9,0.036,2400,160,ok,dev',
  'Oak,Oak,Oak AWD,400,A,1.00,999.9,Charge Depleting Highway,CD,190,0.9,0.036,2400,180,"check: doubtful, by half",dev',
  'Oak,Oak,Oak AWD,400,A,1.00,999.9,HWFE,HWY,190,0.9,0.036,2400,,ok,dev',
]

const folder = mkdtempSync(join(tmpdir(), 'epa-'))
const certification = join(folder, 'certification')
beforeEach(() => {
  rmSync(certification, { recursive: true, force: true })
  mkdirSync(certification)
})
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, lines: readonly string[], head = columns.join(',')): void =>
  writeFileSync(join(certification, name), `${[head, ...lines].join('\n')}\n`)
const score = () => runSuite('epa', epa(folder), folder)
const casesOf = (found: ReturnType<typeof score>): readonly Case[] => found.parts.flatMap(({ cases }) => cases)

test('a model is scored as the mean of its rows, the doubtful rows apart, makers apart, and the highway with the factor of the UDDS', () => {
  write('epa_my2031.csv', rows)
  const found = score()
  expect(found.skipped).toEqual([])
  const quantities = ['hwfet_wall_Wh_per_km', 'udds_wall_Wh_per_km', 'hwfet_wall_Wh_per_km_fitted', 'hwfet_wall_Wh_per_km_unclear']
  expect(Object.keys(found.summary)).toEqual([...quantities, 'hwfet_wall_Wh_per_km_makers', 'udds_wall_Wh_per_km_makers'])
  const of = (quantity: string) => ofQuantity(casesOf(found), quantity).map(({ id, expected }) => [id, expected])
  expect(of('hwfet_wall_Wh_per_km')).toEqual([['Elm 1 (17" wheels)', 147]])
  expect(of('udds_wall_Wh_per_km')).toEqual([
    ['Elm 1 (17" wheels)', 120],
    ['Oak AWD', 160],
  ])
  expect(of('hwfet_wall_Wh_per_km_fitted')).toEqual([['Elm 1 (17" wheels)', 147]])
  expect(of('hwfet_wall_Wh_per_km_unclear')).toEqual([['Oak AWD', 180]])
  expect(of('udds_wall_Wh_per_km_makers')).toEqual([
    ['Elm', 120],
    ['Oak', 160],
  ])
  for (const { error_pct } of casesOf(found)) expect(Math.abs(error_pct)).toBeLessThan(15)
  expect(found.limits.map(({ quantity, statistic, limit }) => [quantity, statistic, limit])).toEqual([
    ['hwfet_wall_Wh_per_km', 'median_abs_pct', 4],
    ['udds_wall_Wh_per_km', 'median_abs_pct', 6],
  ])
})

test('a note says what the rows show', () => {
  write('epa_my2031.csv', rows)
  const notes = Object.fromEntries(casesOf(score()).map(({ id, quantity, note }) => [`${quantity} ${id}`, note]))
  expect(notes['hwfet_wall_Wh_per_km Elm 1 (17" wheels)']).toBe('Elm; 2 rows; front; wheels or variants: A 120 to 140 N')
  expect(notes['hwfet_wall_Wh_per_km_unclear Oak AWD']).toBe(
    'Oak; 1 row; both axles, type of the machines unknown; n_v 999.9 not believed; check: doubtful, by half',
  )
  expect(notes['hwfet_wall_Wh_per_km_fitted Elm 1 (17" wheels)']).toMatch(/^base load × \d\.\d\d; Elm/)
})

test('columns in another order, one more of them, other names of sets and of the file change nothing', () => {
  write('epa_my2031.csv', rows)
  const usual = casesOf(score())
  rmSync(join(certification, 'epa_my2031.csv'))
  const cells = rows.map((row) => [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell]) => cell!))
  write(
    'epa_my2022_bev_holdout.csv',
    cells.map((row) => ['x', ...row.with(-1, 'holdout').reverse()].join(',')),
    ['remark', ...columns.toReversed()].join(','),
  )
  writeFileSync(join(certification, 'nrcan_bev_ratings.csv'), 'another,list\n')
  expect(casesOf(score())).toEqual(usual)
})

test('a row that is excluded is left out; the rows of every file count', () => {
  write('epa_a.csv', [rows[0]!, rows[3]!.replace(/dev$/, 'excluded')])
  write('epa_b.csv', [rows[0]!.replace(',120,ok', ',130,ok')])
  expect(casesOf(score()).map(({ id, quantity, expected }) => [id, quantity, expected])).toEqual([
    ['Elm 1 (17" wheels)', 'udds_wall_Wh_per_km', 125],
    ['Elm', 'udds_wall_Wh_per_km_makers', 125],
  ])
})

test('models of one name of two makers are told apart', () => {
  write('epa.csv', [])
  write('epa_a.csv', [rows[0]!, rows[0]!.replace(/^Elm,Elm/, 'Ash,Ash')])
  expect(ofQuantity(casesOf(score()), 'udds_wall_Wh_per_km').map(({ id }) => id)).toEqual(['Elm 1 (17" wheels) (Elm)', 'Elm 1 (17" wheels) (Ash)'])
})

describe('what is not there', () => {
  test('without a list the suite is skipped and says what it looked for', () => {
    const nothing = { part: 'Certified cars of the EPA', missing: 'certification/epa_*.csv' }
    expect(score()).toMatchObject({ parts: [], limits: [], skipped: [nothing] })
    rmSync(certification, { recursive: true })
    expect(score()).toMatchObject({ parts: [], limits: [], skipped: [nothing] })
  })

  test.each([
    ['a road load', rows[0]!.replace(',120,0.8,0.033,', ',,,x,'), 'A_N, B_N_per_kmh, C_N_per_kmh2'],
    ['a mass', rows[0]!.replace(',1800,', ',,'), 'etw_kg'],
    ['a figure at the wall', rows[0]!.replace(',120,ok', ',,ok'), 'wall_wh_per_km'],
    ['a known procedure', rows[0]!.replace('Charge Depleting UDDS', 'Charge Depleting US06'), 'procedure that is known'],
    ['enough values', 'Elm,Elm', '16 values but 2'],
    ['a road load that holds a car back', rows[0]!.replace(',120,0.8,', ',-120,0.8,'), 'car that can be driven (line 3:'],
  ])('a row without %s is told with its line, and not scored', (_, row, missing) => {
    write('epa_a.csv', [rows[3]!, row])
    const found = score()
    expect(ofQuantity(casesOf(found), 'udds_wall_Wh_per_km').map(({ id }) => id)).toEqual(['Oak AWD'])
    expect(found.skipped.length).toBe(1)
    expect(found.skipped[0]!.missing).toContain(missing)
    expect(found.skipped[0]!.missing).toMatch(/ in line 3 of certification\/epa_a\.csv$/)
  })

  test.each([
    ['A_N and qc', columns.map((name) => (name === 'A_N' ? 'A' : name === 'qc' ? 'quality' : name)).join(','), 'none named A_N, qc'],
    ['everything', 'a,b', 'none named mfr, model'],
  ])('a head without %s is an issue with file and line', (_, head, got) => {
    write('epa_a.csv', rows, head)
    const file = join(certification, 'epa_a.csv')
    expect(score).toThrow(BadData)
    expect(score).toThrow(`${file}:1:1: expected a head with the columns mfr, `)
    expect(score).toThrow(`got ${got}`)
  })
})

test('a cold FTP is scored by its own name and takes far more than a UDDS', () => {
  write('epa_a.csv', [rows[0]!, rows[0]!.replace('UDDS,CD', '20 Degree F FTP,FTP').replace(',120,ok', ',250,ok')])
  const [udds, cold] = ['udds_wall_Wh_per_km', 'cold_ftp_wall_Wh_per_km'].map((quantity) => ofQuantity(casesOf(score()), quantity)[0]!) as [Case, Case]
  expect(cold.expected).toBe(250)
  expect(cold.got / udds.got).toBeGreaterThan(1.6)
  expect(cold.got / udds.got).toBeLessThan(2.6)
})
