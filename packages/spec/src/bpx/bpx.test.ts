import { expect, test } from 'vitest'
import { madeUpBpx } from '../../test/made-up-bpx.ts'
import { formatIssue } from '../issue.ts'
import { readBpx } from './bpx.ts'
import { importedCell } from './imported-cell.ts'

type File = ReturnType<typeof madeUpBpx>
const text = JSON.stringify(madeUpBpx(), null, 2)
const lineOf = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

function told(content: string): string {
  const bpx = readBpx(content, 'cell.json')
  const made = bpx.ok ? importedCell(bpx.value, 'cell.json') : bpx
  return made.ok ? 'nothing' : made.issues.map(formatIssue).join('\n')
}
const changed = (change: (file: File) => void): string => {
  const file = madeUpBpx()
  change(file)
  return JSON.stringify(file, null, 2)
}
const negative = (values: Record<string, unknown>): string => changed(({ Parameterisation: parts }) => Object.assign(parts['Negative electrode'], values))
const without = (section: 'Cell' | 'Positive electrode', key: string): string => changed(({ Parameterisation: parts }) => delete parts[section][key])

test('a sound file is read', () => expect(told(text)).toBe('nothing'))

test.each<[string, string, RegExp]>([
  ['empty', '', /cell.json: expected a JSON file, got an empty file/],
  ['binary', '\u0000\u0001', /cell.json: expected a JSON file in UTF-8, got a binary file/],
  ['list', '[1, 2]', /cell.json: expected a JSON file with sections, got a list of 2/],
  ['YAML', 'Header:\n  BPX: 1.0\n', /cell.json:1:1: expected valid JSON/],
  ['comma', text.replace('"BPX": "0.5.0",', '"BPX": "0.5.0"'), /cell.json:4:\d+: expected valid JSON, got expected ',' or '}'/],
  ['cut', text.slice(0, 400), /cell.json:\d+:\d+: expected valid JSON/],
  ['no header', '{"a": 1}', /cell.json:\d+:\d+ Header.BPX: expected a version of BPX, 0.x or 1.x, got nothing. This is no BPX file/],
  ['version', text.replace('0.5.0', '2.0.0'), new RegExp(`cell.json:${lineOf('"BPX"')}:\\d+ Header.BPX: expected a version of BPX, 0.x or 1.x, got "2.0.0"`)],
  ['no parameters', '{"Header": {"BPX": "1.0.0"}}', /Parameterisation: expected a section, got nothing/],
  [
    'no electrode',
    changed(({ Parameterisation: parts }) => delete (parts as Partial<typeof parts>)['Positive electrode']),
    /Parameterisation.Positive electrode: expected a section, got nothing/,
  ],
  [
    'missing',
    without('Positive electrode', 'OCP [V]'),
    /Parameterisation.Positive electrode.OCP \[V\]: expected a number, an expression of x or a table of x and y, got nothing/,
  ],
  ['missing number', without('Cell', 'Electrode area [m2]'), /Parameterisation.Cell.Electrode area \[m2\]: expected a number, got nothing/],
  ['mistyped', text.replace('Minimum stoichiometry', 'Minimun stoichiometry'), /Negative electrode.Minimum stoichiometry: .* Is it Minimun stoichiometry\?/],
  ['text', negative({ 'Thickness [m]': 'thin' }), /Negative electrode.Thickness \[m\]: expected a number above 0, got "thin"/],
  ['above', negative({ 'Maximum stoichiometry': 1.2 }), /Maximum stoichiometry: expected a number above 0 and of at most 1, got 1.2/],
  ['crossed', negative({ 'Minimum stoichiometry': 0.7 }), /Minimum stoichiometry: expected less than the maximum, 0.6, got 0.7/],
  [
    'cut-offs',
    changed(({ Parameterisation: { Cell } }) => {
      Cell['Lower voltage cut-off [V]'] = 5
    }),
    /Lower voltage cut-off \[V\]: expected less than the upper cut-off, 4 V, got 5 V/,
  ],
  [
    'expression',
    negative({ 'OCP [V]': '1 - 2 ** (x + tan(x))' }),
    /cell.json:\d+:\d+ Parameterisation.Negative electrode.OCP \[V\]: expected x or one of exp, tanh.* got "tan" at character 15: "1 - 2 \*\* \(x \+ tan\(x\)\)"/,
  ],
  ['code', negative({ 'OCP [V]': 'process.exit(1)' }), /expected x or one of .*, got "process" at character 1/],
  ['lists', negative({ 'OCP [V]': { x: [0, 1], y: [1] } }), /expected lists x and y of at least two numbers, got x: a list of 2, y: a list of 1/],
  ['lengths', negative({ 'OCP [V]': { x: [0, 1], y: [1, 2, 3] } }), /expected as many y as x, got 2 and 3/],
  ['twice', negative({ 'OCP [V]': { x: [0, 1, 1], y: [1, 0.5, 0] } }), /expected every x once, got 1 twice/],
  [
    'pole',
    negative({ 'OCP [V]': '1 / (x - x)' }),
    /Negative electrode.OCP \[V\]: expected a potential at every stoichiometry between the limits, got Infinity at 0.1000/,
  ],
  ['blend', negative({ Particle: { large: {}, small: {} } }), /Negative electrode.Particle: expected an electrode of one active material, got a blend/],
  [
    'swapped',
    negative({ 'OCP [V]': '4.8 - x' }),
    /Parameterisation: expected an open-circuit voltage that rises from 3 to 4 V .*Check that the electrodes are not swapped/,
  ],
])('INP1 %s', (_, content, expected) => expect(told(content)).toMatch(expected))

test('INP1 everything that is wrong is told at once, and a key of a prototype is a key like any other', () => {
  const content = changed(({ Parameterisation: parts }) => {
    delete parts.Cell['Electrode area [m2]']
    parts['Negative electrode']['OCP [V]'] = 'x +'
    parts.Separator['Thickness [m]'] = -1
  })
  expect(told(content).split('\n')).toHaveLength(3)
  expect(told(text.replace('"Cell"', '"__proto__"'))).toMatch(/Parameterisation.Cell: expected a section/)
})

test('a blended electrode is told once, not what it lacks besides', () => {
  expect(
    told(
      changed(({ Parameterisation: parts }) => {
        parts['Negative electrode'] = { Particle: {} }
      }),
    ).split('\n'),
  ).toHaveLength(1)
})
