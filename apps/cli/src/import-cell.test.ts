import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'

const folder = mkdtempSync(join(tmpdir(), 'import-cell-'))
afterAll(() => rmSync(folder, { recursive: true }))
const out = join(folder, 'mine.yaml')
afterEach(() => rmSync(out, { force: true }))

const electrode = (least: number, most: number, ocp: string) => ({
  'Thickness [m]': 6e-5,
  'Particle radius [m]': 5e-6,
  'Diffusivity [m2.s-1]': 4e-14,
  'Surface area per unit volume [m-1]': 3.6e5,
  'Reaction rate constant [mol.m-2.s-1]': 1e-5,
  'Maximum concentration [mol.m-3]': 30_000,
  'Minimum stoichiometry': least,
  'Maximum stoichiometry': most,
  'OCP [V]': ocp,
})
const bpx = JSON.stringify(
  {
    Header: { BPX: '1.0.0', Title: 'Made-up NMC cell', Model: 'SPM' },
    Parameterisation: {
      Cell: {
        'Lower voltage cut-off [V]': 3,
        'Upper voltage cut-off [V]': 4,
        'Nominal cell capacity [A.h]': 8.7,
        'Electrode area [m2]': 0.6,
        'Number of electrode pairs connected in parallel to make a cell': 1,
      },
      'Negative electrode': electrode(0.1, 0.6, '1 - x'),
      'Positive electrode': electrode(0.4, 0.9, '4.8 - x'),
    },
  },
  null,
  2,
)
const written = (name: string, content: string): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

test('import-cell writes a sound cell file and says what BPX does not tell', async () => {
  const { code, out: said, err } = await firstdrive('import-cell', written('made-up.json', bpx), '--out', out)
  expect([code, err]).toEqual([0, ''])
  expect(said).toMatch(/^Made-up NMC cell: NMC, 8\.68\d* Ah, 3 to 4 V\.\n/)
  expect(said).toMatch(/R₀, R₁, R₂: the file has no electrolyte[\s\S]*Plating limit: BPX has none[\s\S]*is written and sound/)
  expect((await firstdrive('check', out)).code).toBe(0)
  expect(readFileSync(out, 'utf8')).toMatch(/bpx: \{ title: "BPX parameter set made-up.json: Made-up NMC cell; a model, not a measurement", kind: derived \}/)
})

test('--json has exactly its fields', async () => {
  const { out: said } = await firstdrive('import-cell', written('made-up.json', bpx), '--out', out, '--json')
  expect(Object.keys(JSON.parse(said))).toEqual(['file', 'name', 'chemistry', 'capacity_Ah', 'remarks'])
})

test.each<[string, string[], RegExp]>([
  ['nothing', [], /missing required argument 'bpx.json'/],
  ['no file', ['nowhere.json'], /nowhere.json: expected a file, got nothing by this name/],
  ['no JSON', [written('text.json', 'a cell')], /text.json:1:1: expected valid JSON/],
  ['version', [written('version.json', bpx.replace('1.0.0', '3.0'))], /version.json:3:12 Header.BPX: expected a version of BPX, 0.x or 1.x, got "3.0"/],
  ['part', [written('part.json', bpx.replace('Positive electrode', 'Positive side'))], /Parameterisation.Positive electrode: expected a section, got nothing/],
  [
    'expression',
    [written('ocp.json', bpx.replace('4.8 - x', '4.8 - eval(x)'))],
    /ocp.json:\d+:\d+ Parameterisation.Positive electrode.OCP \[V\]: .*got "eval" at character 7/,
  ],
  ['taken', [written('sound.json', bpx), '--out', written('taken.yaml', 'mine')], /expected a name that is free/],
])('INP1 import-cell: %s', async (name, words, told) => {
  const where = name === 'taken' ? [] : ['--out', out]
  const { code, out: said, err } = await firstdrive('import-cell', ...words, ...where)
  expect([code, said]).toEqual([2, ''])
  expect(err).toMatch(told)
  expect(err).not.toMatch(/ {4}at |Error:/)
  expect(existsSync(out)).toBe(false)
})
