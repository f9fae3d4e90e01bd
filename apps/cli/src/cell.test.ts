import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { libraryRoot } from '@firstdrive/library'
import { afterAll, describe, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'

const folder = mkdtempSync(join(tmpdir(), 'cell-'))
afterAll(() => rmSync(folder, { recursive: true }))
const written = (name: string, content: string): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
const duty = written('duty.csv', '# ten minutes at 1C, then rest\nstep,time_s,current_A\n1,0,138.5\n2,600,0\n3,1200,0\n')

describe('firstdrive cell', () => {
  test('--json has exactly its fields, a value for each row', async () => {
    const { code, out, err } = await firstdrive('cell', 'blade-lfp', '--current', duty, '--ambient', '0', '--soc', '80', '--json')
    const said = JSON.parse(out)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(Object.keys(said)).toEqual(['cell', 'ambient_C', 'end', 't_s', 'current_A', 'voltage_V', 'soc_pct', 'temperature_C'])
    expect(said).toMatchObject({ cell: 'blade-lfp', ambient_C: 0, end: 'complete' })
    for (const column of ['current_A', 'voltage_V', 'soc_pct', 'temperature_C']) expect(said[column]).toHaveLength(said.t_s.length)
    expect(said.t_s).toHaveLength(1200)
    expect(said.soc_pct[0]).toBeCloseTo(80, 9)
    expect(said.soc_pct.at(-1)).toBeCloseTo(80 - 100 / 6, 6)
    expect(said.voltage_V[601]).toBeGreaterThan(said.voltage_V[599])
  })

  test('a power file is driven at its power', async () => {
    const power = written('power.csv', 'time_s,power_W\n0,300\n60,-300\n120,0\n')
    const { out } = await firstdrive('cell', 'blade-lfp', '--power', power, '--soc', '50', '--json')
    const { current_A, voltage_V } = JSON.parse(out)
    expect(current_A[30] * voltage_V[30]).toBeCloseTo(300, 6)
    expect(current_A[90] * voltage_V[90]).toBeCloseTo(-300, 6)
  })

  test('--hppc shows the resistance at nine charges; colder is more', async () => {
    const rungs = async (ambient: string): Promise<number[][]> => {
      const { code, out } = await firstdrive('cell', 'blade-lfp', '--hppc', '--ambient', ambient)
      expect(code).toBe(0)
      return [...out.matchAll(/^ +(\d+) +([\d.]+) +([\d.]+) +([\d.]+)$/gm)].map((row) => row.slice(1).map(Number))
    }
    const [warm, cold] = [await rungs('25'), await rungs('-20')]
    expect(warm.map(([charge]) => charge)).toEqual([90, 80, 70, 60, 50, 40, 30, 20, 9])
    expect(cold).toHaveLength(9)
    for (const [k, row] of warm.entries()) expect(cold[k]![2]! / row[2]!).toBeGreaterThan(5)
  })

  test('--out writes the log; what is extrapolated is said', async () => {
    const out = join(folder, 'log.csv')
    const gentle = written('gentle.csv', 'time_s,current_A\n0,10\n60,0\n120,0\n')
    const { code, out: said } = await firstdrive('cell', 'blade-lfp', '--current', gentle, '--ambient', '-30', '--soc', '90', '--out', out)
    expect(code).toBe(0)
    expect(said).toMatch(/Below −25 °C its resistance is extrapolated/)
    const lines = readFileSync(out, 'utf8').trim().split('\n')
    expect(lines[0]).toBe('time_s,current_A,voltage_V,state_of_charge,temperature_K')
    expect(lines).toHaveLength(121)
  })

  test.each([
    ['nothing to do', [], /expected what to do, got none of --current, --power and --hppc/],
    ['two things to do', ['--hppc', '--current', duty], /cannot be used with/],
    ['a missing column', ['--power', duty], /duty\.csv:2:1: expected the head time_s,power_W, got "step,time_s,current_A"\. power_W is missing/],
    ['no such file', ['--current', 'nowhere.csv'], /nowhere\.csv/],
    ['a word for a number', ['--hppc', '--ambient', 'cold'], /expected a number in °C, got "cold"/],
  ])('%s is told, exit 2', async (_, flags, message) => {
    const { code, out, err } = await firstdrive('cell', 'blade-lfp', ...flags)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  test('INP1 every wrong row is told by line and column, and nothing is written', async () => {
    const bad = written('bad.csv', 'time_s,current_A\n0,1\n0,2\n5,x\n6\n')
    const out = join(folder, 'never.csv')
    const { code, err } = await firstdrive('cell', 'blade-lfp', '--current', bad, '--out', out)
    expect(code).toBe(2)
    expect(err).toMatch(/bad\.csv:3:1 time_s: expected a time after 0 s, got 0 s/)
    expect(err).toMatch(/bad\.csv:4:3 current_A: expected a finite number, got "x"/)
    expect(err).toMatch(/bad\.csv:5:1: expected 2 values, got 1/)
    expect(existsSync(out)).toBe(false)
  })

  test('a cell whose voltage falls with its charge, or whose table leaves 0 to 1, is told', async () => {
    const text = readFileSync(join(libraryRoot, 'cells/blade-lfp.yaml'), 'utf8')
    const falls = written('falls.yaml', text.replace('2.837, 2.9482, 3.0352', '2.837, 2.7, 3.0352'))
    const told = await firstdrive('cell', falls, '--hppc')
    expect(told.code).toBe(2)
    expect(told.err).toMatch(
      /falls\.yaml:\d+:\d+ open_circuit\.voltage\.2: expected a voltage of at least 2\.837, got 2\.7\. The open-circuit voltage of a cell never falls/,
    )
    const outside = written('outside.yaml', text.replace('soc: [0, 0.01', 'soc: [-0.1, 0.01'))
    expect((await firstdrive('cell', outside, '--hppc')).err).toMatch(/open_circuit\.soc\.0: expected a state of charge from 0 to 1, got -0\.1/)
  })
})

describe('firstdrive pack', () => {
  test('--json: power falls with cold, time and emptiness; heating to 15 °C takes about 8 kWh', async () => {
    const { code, out } = await firstdrive('pack', 'su7-max-2024', '--json')
    const said = JSON.parse(out)
    expect(code).toBe(0)
    expect(Object.keys(said)).toEqual(['vehicle', 'pack', 'rated_energy_kWh', 'mass_kg', 'power', 'heat_up'])
    const at = (celsius: number, charge: number) =>
      said.power.find((one: { temperature_C: number; soc_pct: number }) => one.temperature_C === celsius && one.soc_pct === charge)
    const given = (celsius: number, charge: number, k: number): number => at(celsius, charge).discharge[k].power_kW
    expect(given(25, 50, 1)).toBeGreaterThan(given(0, 50, 1))
    expect(given(-20, 50, 1)).toBeGreaterThan(given(-30, 50, 1))
    expect(given(0, 80, 0)).toBeGreaterThan(given(0, 80, 2))
    expect(given(0, 80, 1)).toBeGreaterThan(given(0, 20, 1))
    expect(at(-30, 50).extrapolated).toBe(true)
    expect(at(-20, 50).extrapolated).toBe(false)
    expect(said.heat_up).toMatchObject({ from_C: -30, to_C: 15, reached: true })
    expect(said.heat_up.energy_kWh).toBeGreaterThan(7)
    expect(said.heat_up.energy_kWh).toBeLessThan(10)
  })
})
