import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { driveText } from '@firstdrive/spec'
import { afterAll, describe, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'
import { draggingCar, madeUpDrive } from '../test/made-up-drives.ts'

const folder = mkdtempSync(join(tmpdir(), 'replay-'))
afterAll(() => rmSync(folder, { recursive: true }))
const written = (name: string, content: string | Buffer): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
const log = madeUpDrive(draggingCar(60), 2)
const text = driveText(log)
const drive = written('drive.csv', text)
const sum = (values: readonly { readonly energy_kWh: number }[]) => values.reduce((total, { energy_kWh }) => total + energy_kWh, 0)

describe('firstdrive replay', () => {
  test('--json has its fields, and the causes sum to the measured energy', async () => {
    const { code, out, err } = await firstdrive('replay', 'bmw-i3-60ah', drive, '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const said = JSON.parse(out)
    expect(Object.keys(said)).toEqual(
      expect.arrayContaining([
        'vehicle',
        'drive',
        'distance_km',
        'energy_measured_kWh',
        'energy_predicted_kWh',
        'error_pct',
        'soc_rmse_pct',
        'pack_temperature_rmse_K',
        'cabin_temperature_rmse_K',
        'causes',
      ]),
    )
    expect(said).toMatchObject({ vehicle: 'bmw-i3-60ah', drive: 'drive', cabin_temperature_rmse_K: null })
    expect(sum(said.causes)).toBeCloseTo(said.energy_measured_kWh, 9)
    expect(said.error_pct).toBeCloseTo(100 * (said.energy_predicted_kWh / said.energy_measured_kWh - 1), 9)
    expect(said.error_pct).toBeLessThan(-1) // the car of the log drags more
    expect(said.causes.find(({ cause }: { cause: string }) => cause.startsWith('tyre,')).energy_kWh).toBeGreaterThan(0)
  })

  test('in words: errors, energy by cause, what would close the gap', async () => {
    const { code, out } = await firstdrive('replay', 'bmw-i3-60ah', drive)
    expect(code).toBe(0)
    for (const words of ['energy measured', 'energy predicted', 'rolling', 'heating', 'as measured', 'm/s', 'pack temperature']) expect(out).toContain(words)
  })

  test('a mapping and a name take a trip out of a packed file of several', async () => {
    const lines = (trip: string, table: typeof log) =>
      table.time_s.map((t, k) => [trip, t, table.speed_kmh[k], table.voltage_V[k], -table.current_A[k]!, table.heater_W[k]! / 1e3].join(','))
    const rows = [...lines('one', madeUpDrive(draggingCar(30), 1)), ...lines('two', log)]
    const packed = written('trips.csv.gz', gzipSync(`which,t,v,u,i,kw\n${rows.join('\n')}\n`))
    const mapping = written(
      'mapping.yaml',
      `title: a logger of ours
trip: which
columns:
  time_s: { column: t }
  speed_kmh: { column: v }
  voltage_V: { column: u }
  current_A: { column: i, times: -1 }
  heater_W: { column: kw, times: 1000 }
`,
    )
    const { code, out } = await firstdrive('replay', 'bmw-i3-60ah', packed, '--mapping', mapping, '--trip', 'two', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ drive: 'two', soc_rmse_pct: null, pack_temperature_rmse_K: null })
    const lost = await firstdrive('replay', 'bmw-i3-60ah', packed, '--mapping', mapping, '--trip', 'tow')
    expect(lost).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Did you mean two?') })
    const unnamed = await firstdrive('replay', 'bmw-i3-60ah', packed, '--mapping', mapping)
    expect(unnamed).toMatchObject({ code: 2, err: expect.stringContaining('It holds one, two.') })
  })

  test('--out writes what was measured beside what was predicted', async () => {
    const out = join(folder, 'both.csv')
    const { code } = await firstdrive('replay', 'bmw-i3-60ah', drive, '--out', out)
    expect(code).toBe(0)
    const [head = '', ...rows] = readFileSync(out, 'utf8').trim().split('\n')
    for (const name of ['battery_power_W', 'measured_power_W', 'measured_voltage_V', 'measured_temperature_K', 'measured_charge']) expect(head).toContain(name)
    expect(rows).toHaveLength(721)
  })

  test.each([
    [
      'a gap',
      text
        .split('\n')
        .filter((_, k) => k < 100 || k > 140)
        .join('\n'),
      /:101:1 time_s: expected a step of at most 5 s, got 42 s/,
    ],
    ['time going backwards', text.replace('\n300,', '\n30,'), /:302:1 time_s: expected a time after 299 s, got 30 s/],
    ['a missing column', text.replace('current_A', 'amperes'), /:1:1: expected the head time_s,speed_kmh,voltage_V,current_A, .*current_A is missing/],
    ['wrong units', text.replace('speed_kmh', 'speed_mph'), /A drive gives speed_kmh, not speed_mph/],
  ])('INP1 %s is told by file, line and column, and nothing is written', async (_, content, words) => {
    const bad = written('bad.csv', content)
    const before = readdirSync(folder)
    const { code, out, err } = await firstdrive('replay', 'bmw-i3-60ah', bad, '--out', join(folder, 'never.csv'))
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(words)
    expect(err).not.toContain('    at ')
    expect(readdirSync(folder)).toEqual(before)
  })
})
