import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCell } from '@firstdrive/library'
import { compileCell } from '@firstdrive/spec'
import { runCell } from '@firstdrive/study'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'

const folder = mkdtempSync(join(tmpdir(), 'fit-cell-'))
afterAll(() => rmSync(folder, { recursive: true }))
const written = (name: string, content: string): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

/** Pulses of a cell of the library from half charge down to a fifth, as a cycler would log them. */
function pulses(): string {
  const found = loadCell('panasonic-2170-nca')
  if (!found.ok) throw new Error('the cell is gone')
  const { battery } = compileCell(found.value.spec)
  const time = [0]
  const value: number[] = []
  const then = (seconds: number, current: number): void => {
    value.push(current)
    time.push(time.at(-1)! + seconds)
  }
  for (let k = 0; k < 4; k++)
    for (const [seconds, current] of [
      [700, 0],
      [20, 5],
      [60, 0],
      [20, -5],
      [700, 0],
      [900, 2],
    ] as const)
      then(seconds, current)
  const log = runCell({
    battery,
    duty: { mode: 'current', atLimit: 'stop', time, value: [...value, 0] },
    stateOfCharge: 0.5,
    temperature: 298.15,
    airTemperature: 298.15,
    isothermal: true,
    step: 2,
  })
  return `time_s,step,current_A,voltage_V\n${log.time.map((t, k) => `${t},${k},${log.current[k]},${log.voltage[k]!.toFixed(4)}`).join('\n')}\n`
}
const csv = written('pulses.csv', pulses())
const out = join(folder, 'mine.yaml')
const known = ['--capacity', '5.16', '--soc', '50', '--out', out]

describe('fit-cell', () => {
  afterEach(() => rmSync(out, { force: true }))

  test('writes a sound cell file and says what the data cannot tell', async () => {
    const { code, out: said, err } = await firstdrive('fit-cell', csv, ...known)
    expect([code, err]).toEqual([0, ''])
    expect(said).toMatch(/5.160 Ah, as given/)
    expect(said).toMatch(/pulses.csv does not say how warm it was: 25 °C is assumed/)
    expect(said).toMatch(/R₀ \d+\.\d+ ± [\d.]+ mΩ/)
    expect(said).toMatch(/What the records cannot tell:[\s\S]*The open-circuit voltage below [\d.]+ % and above 50.0 %: it was not visited/)
    expect(said).not.toMatch(/NaN|undefined|null/)
    expect((await firstdrive('check', out)).code).toBe(0)
    const text = readFileSync(out, 'utf8')
    expect(text).toMatch(/^# yaml-language-server: \$schema=.*cell.schema.json\nname: mine\n/)
    expect(text).toMatch(/measured: \{ title: "Pulses and discharges measured on this cell: pulses.csv \(25 °C\)/)
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('--json has exactly its fields; --cell gives what was not measured', async () => {
    const { code, out: said } = await firstdrive('fit-cell', csv, ...known, '--cell', 'panasonic-2170-nca', '--json')
    const document = JSON.parse(said)
    expect(code).toBe(0)
    expect(Object.keys(document)).toEqual([
      'file',
      'name',
      'capacity_Ah',
      'capacity_from',
      'current_of_a_row',
      'rmse_mV',
      'rmse_otherwise_mV',
      'records',
      'parameters',
      'unknown',
    ])
    expect(document.records[0]).toMatchObject({ file: csv, temperature_from: 'assumed', start_soc_pct: 50 })
    expect(Object.keys(document.parameters[0])).toEqual(['name', 'value', 'unit', 'standard_deviation', 'verdict', 'reason'])
    expect(document.rmse_mV).toBeLessThan(1)
    expect(readFileSync(out, 'utf8')).toMatch(/chemistry: NCA\nformat: cylindrical/)
  })
})

describe('INP1 fit-cell', () => {
  const text = readFileSync(csv, 'utf8')
  const lines = text.split('\n')
  test.each<[string, string[], RegExp]>([
    ['nothing', [], /missing required argument 'csv'/],
    ['no file', ['nowhere.csv'], /nowhere.csv: expected a file, got nothing by this name/],
    ['twice', [csv, csv], /expected every file once, got .*pulses.csv twice/],
    ['no capacity', [csv], /pulses.csv: expected a file that goes from the upper to the lower voltage limit, or --capacity, got neither/],
    ['no charge', [csv, '--capacity', '5.16'], /expected a charge to the upper or a discharge to the lower voltage, or --soc, got neither/],
    ['no such cell', [csv, '--cell', 'panasonic-2170'], /Did you mean panasonic-2170-nca\?/],
    [
      'sign',
      [written('sign.csv', text.replaceAll(/^(\d+,\d+),/gm, '$1,-').replaceAll('--', '')), ...known],
      /sign.csv:\d+:1 current_A: .*The sign of the current is reversed/,
    ],
    ['backwards', [written('back.csv', lines.with(40, '1,1,0,3.7').join('\n')), ...known], /back.csv:41:1 time_s: expected a time after/],
    ['column', [written('column.csv', text.replace('voltage_V', 'U')), ...known], /column.csv:1:1: .*voltage_V is missing/],
    ['warm', [written('warm.csv', `# temperature_C: 250\n${text}`), ...known], /warm.csv:1:1 temperature_C: expected a temperature from -60 to 80 °C/],
    ['no pulses', [written('rest.csv', lines.slice(0, 340).join('\n')), ...known], /expected (pulses|a cell under load)/],
    ['soc', [csv, '--soc', '120'], /expected 0 to 100 %, got 120/],
    ['ending', [csv, '--out', join(folder, 'mine.txt')], /expected a name that ends with .yaml/],
    ['folder', [csv, '--out', join(folder, 'none/mine.yaml')], /expected a folder that is there/],
    ['taken', [csv, '--out', written('taken.yaml', 'mine')], /expected a name that is free, got a file or folder that is there/],
  ])('%s', async (_, words, told) => {
    const { code, out: said, err } = await firstdrive('fit-cell', ...words)
    expect([code, said]).toEqual([2, ''])
    expect(err).toMatch(told)
    expect(err).not.toMatch(/ {4}at |Error:/)
    expect([existsSync(out), existsSync('my-cell.yaml')]).toEqual([false, false])
  })
})
