import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'

const folder = mkdtempSync(join(tmpdir(), 'new-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)
const sixNumbers = ['--mass', '1800', '--drag-area', '0.55', '--power', '150', '--torque', '310', '--battery', '60', '--top-speed', '160']

test('a car from six numbers is sound, can be driven and tested, and says how little is known of it', async () => {
  expect((await firstdrive('new', 'car', at('six.yaml'), ...sixNumbers)).code).toBe(0)
  expect((await firstdrive('check', at('six.yaml'))).code).toBe(0)
  const { out } = await firstdrive('run', at('six.yaml'), '--cycle', 'wltc-3b', '--until-empty', '--interval', '--json')
  const said = JSON.parse(out)
  expect(said.assumed_share).toBeGreaterThan(0.6)
  const { value, low, high, inputs } = said.intervals.range_km
  expect(value).toBe(said.range_km)
  expect([low < value, value < high, inputs.length]).toEqual([true, true, 3])
  expect(Object.keys(inputs[0])).toEqual(['path', 'spread_pct', 'low', 'high', 'share'])
  expect(JSON.parse((await firstdrive('charge', at('six.yaml'), '--json')).out).minutes).toBeGreaterThan(15)
  expect(JSON.parse((await firstdrive('charge', at('six.yaml'), '--charger', 'ac-11kw', '--json')).out).minutes).toBeGreaterThan(200)
  const tested = await firstdrive('perform', at('six.yaml'), '--interval')
  expect(tested.out).toMatch(/0–100 km\/h +7\.\d+[\s\S]*What widens them most:\n {2}0–100 km\/h: .* \d+ %/)
})

test('a sketch drives all the same when it is written by a road load, on both axles, with LFP', async () => {
  const text = readFileSync(at('six.yaml'), 'utf8')
  const other = text
    .replace(
      /drag_area: .*/,
      'road_load: { a: { value: 120, unit: N }, b: { value: 0.3, unit: N/(km/h) }, c: { value: 0.028, unit: N/(km/h)2 }, test_mass: { value: 1930, unit: kg } }',
    )
    .replace('driven: rear', 'driven: both')
    .replace('chemistry: NMC', 'chemistry: LFP')
  writeFileSync(at('other.yaml'), other)
  const { code, out } = await firstdrive('run', at('other.yaml'), '--cycle', 'hwfet', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out).trace_misses).toBe(0)
})

test('a copy is sound, its schema is found from where it lies, and drives as the original', async () => {
  expect((await firstdrive('new', 'car', at('copy.yaml'), '--from', 'su7-2024')).code).toBe(0)
  const schema = /\$schema=(\S+)/.exec(readFileSync(at('copy.yaml'), 'utf8'))?.[1] as string
  expect(existsSync(resolve(folder, schema))).toBe(true)
  const drive = async (car: string) => JSON.parse((await firstdrive('run', car, '--cycle', 'udds', '--json')).out)
  const copy = await drive(at('copy.yaml'))
  const original = await drive('su7-2024')
  expect(copy.energy).toEqual(original.energy)
  expect((await firstdrive('new', 'pack', at('pack.yaml'), '--from', 'catl-qilin-101')).code).toBe(0)
  expect((await firstdrive('check', at('pack.yaml'))).code).toBe(0)
})

test('init writes a programme that is sound and proves', async () => {
  expect((await firstdrive('init', at('programme'))).code).toBe(0)
  expect((await firstdrive('check', at('programme'))).code).toBe(0)
  const { code, out } = await firstdrive('prove', at('programme'), '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out).targets.map(({ state }: { state: string }) => state)).toEqual(['pass', 'pass'])
})

test.each([
  [['new', 'car', at('six.yaml'), ...sixNumbers], /six.yaml: expected a name that is free/],
  [['new', 'car', at('x.yaml'), '--mass', '1800'], /expected --from <vehicle> or six numbers, got no --drag-area, --power, --torque, --battery, --top-speed/],
  [['new', 'car', at('x.yaml'), '--from', 'su7'], /Did you mean su7-2024\?/],
  [['new', 'car', at('x.yaml'), '--from', 'su7-2024', '--mass', '1'], /expected 50 to 60000 kg, got 1/],
  [['new', 'car', at('x.yaml'), '--from', 'su7-2024', '--mass', '1800'], /expected either --from or numbers, got both/],
  [['new', 'car', at('x.txt'), ...sixNumbers], /expected a name that ends with .yaml/],
  [['new', 'car', at('none/x.yaml'), ...sixNumbers], /expected a folder that is there/],
  [['new', 'pack', at('x.yaml')], /expected --from <pack>, got none. The library has .*catl-qilin-101/],
  [['new', 'boat'], /unknown command 'boat'/],
  [['init', at('programme')], /expected a new or an empty folder, got one that holds files/],
])('INP1 %j', async (words, told) => {
  const before = readdirSync(folder)
  const { code, out, err } = await firstdrive(...words)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(told)
  expect(readdirSync(folder)).toEqual(before)
})
