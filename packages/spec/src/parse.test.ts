import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Change, changed, said, schemas, texts } from '../test/made-up-car.ts'
import { formatIssue, type Issue } from './issue.ts'
import { parseAs } from './parse.ts'
import { environment } from './schema/environment.ts'
import { programme } from './schema/programme.ts'
import { target } from './schema/target.ts'

type Noun = keyof typeof schemas
const told = (noun: Noun, ...changes: readonly Change[]): readonly string[] => said(schemas[noun], changed(noun, ...changes), 'x.yaml')

const kerb = '  kerb_mass: { value: 2000, unit: kg }'
const kerbAs = (written: string): Change => [kerb, `  kerb_mass: ${written}`]
const section = (name: string, next: string): string => texts.vehicle.slice(texts.vehicle.indexOf(`${name}:`), texts.vehicle.indexOf(`${next}:`))
const inBody =
  'source, kerb_mass, drag_coefficient, frontal_area, drag_area, driveline_drag, rotating_mass, wheelbase, centre_of_gravity_height, front_axle_share'

describe('a quantity', () => {
  const at = (place: string, key: string) => `x.yaml:7:${place} body.kerb_mass${key}`
  const mass = 'Mass in running order without driver.'
  test.each([
    ['zero', '{ value: 0, unit: kg }', `${at('23', '.value')}: expected a number above 0, got 0 kg. ${mass}`],
    ['negative', '{ value: -5, unit: kg }', `${at('23', '.value')}: expected a number above 0, got -5 kg. ${mass}`],
    ['not a number', '{ value: .nan, unit: kg }', `${at('23', '.value')}: expected a finite number, got NaN kg. ${mass}`],
    ['infinite', '{ value: .inf, unit: kg }', `${at('23', '.value')}: expected a finite number, got Infinity kg. ${mass}`],
    ['too large for a double', '{ value: 1e400, unit: kg }', `${at('23', '.value')}: expected a finite number, got Infinity kg. ${mass}`],
    ['too large in SI', '{ value: 1e308, unit: t }', `${at('23', '.value')}: expected a finite number, got 1e+308 t. ${mass}`],
    ['a word', '{ value: heavy, unit: kg }', `${at('23', '.value')}: expected a finite number, got the text "heavy". ${mass}`],
    ['a number in quotes', '{ value: "2000", unit: kg }', `${at('23', '.value')}: expected a finite number, got the text "2000". ${mass}`],
    ['without its value', '{ unit: kg }', `${at('14', '.value')}: expected a finite number, got nothing. ${mass}`],
    [
      'without its unit',
      '{ value: 2000 }',
      `${at('14', '.unit')}: expected a unit of mass: kg, t, lb, got nothing. A number without its unit says nothing: write, for example, unit: kg.`,
    ],
    [
      'in a unit of something else',
      '{ value: 2000, unit: kW }',
      `${at('35', '.unit')}: expected a unit of mass: kg, t, lb, got "kW". ${mass} Write it in one of these.`,
    ],
    ['in a unit spelt otherwise', '{ value: 2000, unit: KG }', `${at('35', '.unit')}: expected a unit of mass: kg, t, lb, got "KG". Did you mean kg?`],
    ['as a bare number', '2000', `${at('14', '')}: expected a quantity such as { value: 2000, unit: kg, source: assumed }, got 2000. ${mass}`],
    ['as a text', '2000 kg', `${at('14', '')}: expected a quantity such as { value: …, unit: kg, source: assumed }, got "2000 kg". ${mass}`],
    ['left empty', '', `${at('14', '')}: expected a quantity such as { value: …, unit: kg, source: assumed }, got nothing. ${mass}`],
    ['as a list', '[2000, kg]', `${at('14', '')}: expected a quantity such as { value: …, unit: kg, source: assumed }, got a list of 2. ${mass}`],
    [
      'with a key too many',
      '{ value: 2000, unit: kg, sauce: bench }',
      `${at('39', '.sauce')}: expected one of value, unit, source, spread, note, got "sauce". Did you mean source?`,
    ],
    ['with no spread', '{ value: 2000, unit: kg, spread: 0 }', `${at('47', '.spread')}: expected a relative spread above 0, got 0. 0.08 means ±8 %.`],
  ])('%s', (_, written, message) => expect(told('vehicle', kerbAs(written))).toEqual([message]))

  test('a ratio is no percentage unless it says so', () => {
    expect(told('pack', ['full: { value: 0.97 }', 'full: { value: 97 }'])).toEqual([
      "x.yaml:12:18 usable.full.value: expected at most 1 (100 %), got 97. State of the cells at the driver's 100 %.",
    ])
    expect(told('pack', ['full: { value: 0.97 }', 'full: { value: 97, unit: "%" }'])).toEqual([])
    expect(told('vehicle', ['grip: { value: 1.1 }', 'grip: { value: 1.1, unit: kg }'])).toEqual([
      'x.yaml:18:29 wheels.grip.unit: expected no unit, 1, "%" or "‰", got "kg". Peak friction of tyre on dry road. Write it in one of these.',
    ])
  })

  test('a bound is told in the unit in which the value was written', () => {
    const written = `name: Furnace\nsources: {}\nsource: assumed
temperature: { value: 500, unit: degC }\naltitude: { value: 99, unit: km }\nwind: { value: 1, unit: m/s }\nrelative_humidity: { value: 0.5 }\n`
    expect(said(environment, written, 'x.yaml')).toEqual([
      'x.yaml:4:23 temperature.value: expected at most 66.85 degC, got 500 degC. Temperature of the air.',
      'x.yaml:5:20 altitude.value: expected at most 9 km, got 99 km. Height above sea level.',
    ])
  })

  test('cells are counted in whole numbers', () => {
    const cells = 'It is the count of cells in series (96 for most 400 V packs).'
    expect(told('pack', ['series: { value: 100 }', 'series: { value: 0 }'])).toEqual([`x.yaml:6:18 series.value: expected a whole number ≥ 1, got 0. ${cells}`])
    expect(told('pack', ['series: { value: 100 }', 'series: { value: 1.5 }'])).toEqual([
      `x.yaml:6:18 series.value: expected a whole number ≥ 1, got 1.5. ${cells}`,
    ])
    expect(told('pack', ['parallel: 2', 'parallel: 0'])).toEqual([
      'x.yaml:7:11 parallel: expected a whole number ≥ 1, got 0. It is the count of strings side by side.',
    ])
  })
})

describe('a section', () => {
  test('with an unknown key', () => {
    expect(told('vehicle', [kerb, `${kerb}\n  front_area: { value: 2.3, unit: m2 }`])).toEqual([
      `x.yaml:8:3 body.front_area: expected one of ${inBody}, got "front_area". Did you mean frontal_area?`,
    ])
    expect(told('vehicle', [kerb, `${kerb}\n  zebra: 3`])).toEqual([
      `x.yaml:8:3 body.zebra: expected one of ${inBody}, got "zebra". Remove it or mend its name.`,
    ])
  })

  test('that is missing, empty or something else', () => {
    const body = 'expected a section with kerb_mass, rotating_mass, wheelbase, centre_of_gravity_height, front_axle_share'
    expect(told('vehicle', [section('body', 'wheels'), ''])).toEqual([`x.yaml:1:1 body: ${body}, got nothing. The body: mass, air, geometry.`])
    expect(told('vehicle', [section('body', 'wheels'), 'body:\n'])).toEqual([`x.yaml:5:6 body: ${body}, got nothing. The body: mass, air, geometry.`])
    expect(told('vehicle', [section('body', 'wheels'), 'body: round\n'])).toEqual([`x.yaml:5:7 body: ${body}, got "round". The body: mass, air, geometry.`])
    expect(told('vehicle', [section('sources', 'body'), ''])).toEqual([
      'x.yaml:1:1 sources: expected a section (write {} for none), got nothing. Where the figures of this file come from, by id.',
    ])
    expect(told('vehicle', [section('battery', 'regeneration'), ''])).toEqual(['x.yaml:1:1 battery: expected a section with pack, got nothing. The pack.'])
  })

  test('that contradicts itself', () => {
    const air = 'expected exactly one of: drag_coefficient with frontal_area, drag_area, or a road_load section'
    expect(told('vehicle', ['  frontal_area: { value: 2.3, unit: m2 }\n', ''])).toEqual([
      `x.yaml:6:3 body: ${air}, got none. Without one of them nothing holds the car back in the air.`,
    ])
    expect(told('vehicle', [kerb, `${kerb}\n  drag_area: { value: 0.5, unit: m2 }`])).toEqual([
      `x.yaml:6:3 body: ${air}, got 2 of them. Two would count the air twice.`,
    ])
    expect(told('vehicle', ['{ value: 5, unit: km/h }', '{ value: 20, unit: km/h }'])).toEqual([
      'x.yaml:32:22 regeneration.fade_end.value: expected a speed below fade_start (15 km/h), got 20 km/h. Regeneration is zero at fade_end and full at fade_start.',
    ])
    expect(told('vehicle', ['lead: rear', 'lead: front'])).toEqual([
      'x.yaml:20:9 drive.lead: expected an axle that has a drive, got "front". Describe drive.front, or let the other axle lead.',
    ])
    expect(told('machine', ['scaled_from: reference', ''])).toEqual([
      'x.yaml:1:1: expected one of scaled_from, losses and design, got none. Without losses or a design of its own a machine is scaled from a reference machine, for example reference-pmsm.',
    ])
    expect(told('pack', ['full: { value: 0.97 }', 'full: { value: 0.02 }'])).toEqual([
      'x.yaml:11:19 usable.empty.value: expected a share below full (0.02), got 0.05. A pack without a usable window cannot start the car.',
    ])
    expect(told('cell', ['value: 2.8', 'value: 5'])).toEqual([
      'x.yaml:8:27 minimum_voltage.value: expected a voltage below maximum_voltage (4.2 V), got 5 V. Lower limit of use.',
    ])
  })

  test('an open-circuit curve goes from 0 to 1 and ascends, a voltage at each point', () => {
    expect(told('cell', ['[0, 0.5, 1]', '[0, 0.5, 0.5, 1]'])).toEqual([
      'x.yaml:12:17 open_circuit.soc.2: expected a state of charge above 0.5, got 0.5. The list must ascend.',
      'x.yaml:13:12 open_circuit.voltage: expected a list of 4, got a list of 3. One value for each state of charge.',
    ])
    expect(told('cell', ['[0, 0.5, 1]', '[0, half, 1]'])).toEqual([
      'x.yaml:12:12 open_circuit.soc.1: expected a finite number, got the text "half". States of charge from 0 to 1, ascending.',
    ])
    expect(told('cell', ['[0, 0.5, 1]', '[0.1, 0.5, 1]'])).toEqual([
      'x.yaml:12:8 open_circuit.soc: expected a list from 0 to 1, got a list of 3. The curve must cover the whole range.',
    ])
    expect(told('cell', ['[3, 3.6, 4.2]', '[3, -3.6, 4.2]'])).toEqual([
      'x.yaml:13:16 open_circuit.voltage.1: expected a voltage above 0, got -3.6. Open-circuit voltage in V.',
    ])
  })

  test('a word that is none of those known', () => {
    expect(told('vehicle', ['kind: measured', 'kind: mesured'])).toEqual([
      'x.yaml:3:52 sources.bench.kind: expected one of measured, homologated, published, maker, press, derived, assumed, got "mesured". Did you mean measured?',
    ])
    expect(told('cell', ['chemistry: NMC', 'chemistry: lead'])).toEqual([
      'x.yaml:5:12 chemistry: expected one of LFP, NMC, NCA, LMO, sodium-ion, got "lead". What the positive electrode is made of.',
    ])
  })
})

describe('SRC1 a source', () => {
  const known = 'expected the id of a source (bench, guess, assumed)'
  test('that does not resolve, of a value', () =>
    expect(told('vehicle', ['source: guess, spread', 'source: gues, spread'])).toEqual([
      `x.yaml:8:43 body.drag_coefficient.source: ${known}, got "gues". Did you mean guess? Otherwise add it under sources:.`,
    ]))

  test('that does not resolve, of a section: said once', () => {
    expect(told('vehicle', ['  source: bench', '  source: benhc'])).toEqual([
      `x.yaml:6:11 body.source: ${known}, got "benhc". Did you mean bench? Otherwise add it under sources:.`,
    ])
    expect(told('vehicle', ['  source: bench', '  source: paper'])).toEqual([
      `x.yaml:6:11 body.source: ${known}, got "paper". Add it under sources:, or write assumed.`,
    ])
  })

  test('that does not resolve, of a section whose values all name their own or are bare numbers', () => {
    expect(
      told('vehicle', [
        'brakes: { source: guess, force: { value: 26, unit: kN } }',
        'brakes: { source: hearsay, force: { value: 26, unit: kN, source: guess } }',
      ]),
    ).toEqual([`x.yaml:33:19 brakes.source: ${known}, got "hearsay". Add it under sources:, or write assumed.`])
    expect(told('cell', ['  source: bench', '  source: hearsay'])).toEqual([
      'x.yaml:11:11 open_circuit.source: expected the id of a source (bench, assumed), got "hearsay". Add it under sources:, or write assumed.',
    ])
  })

  test('that nobody names', () => {
    expect(told('vehicle', ['top_speed: { value: 200, unit: km/h, source: bench }', 'top_speed: { value: 200, unit: km/h }'])).toEqual([
      'x.yaml:36:12 top_speed: expected a source, got none. Name one of sources: here or for the section, or write source: assumed.',
    ])
    expect(told('vehicle', ['  source: bench\n', ''])).toHaveLength(7) // the values of the body but for drag_coefficient, which has its own
    expect(told('cell', ['{ source: bench, a_K', '{ a_K'])).toEqual([
      'x.yaml:19:17 resistance_law.source: expected a text, got nothing. The id in `sources` of its numbers, or `assumed`.',
    ])
  })
})

describe('other files', () => {
  test('a target', () => {
    const written = 'text: Far\ncar: su7\nmetric: range_km\nop: within\nlimit: 380\nevidence: simulated\nat: { until_empty: 3 }\n'
    expect(said(target, written, 'x.yaml')).toEqual([
      'x.yaml:5:8 limit: expected a quantity such as { value: 380, unit: km }, got 380. A bare number does not say what it counts.',
      'x.yaml:7:20 at.until_empty: expected true or false, got 3. Again and again until the car cannot follow.',
    ])
    expect(said(target, written.replace('380', '{ value: 380, unit: km, source: speech }').replace('3 }', 'true }'), 'x.yaml')).toEqual([
      'x.yaml:1:1 tolerance_pct: expected a percentage above 0, got nothing. `within` needs to know how far.',
    ])
  })

  test('a programme', () =>
    expect(said(programme, 'name: Car\npeople: [{ id: P01 }]\ngates: { a: b }\n', 'x.yaml')).toEqual([
      'x.yaml:2:10 people.0.role: expected a text, got nothing. What the person answers for.',
      'x.yaml:3:8 gates: expected a list, got a mapping.',
    ]))

  test('what is found out later is told at its place in the file', () => {
    const parsed = parseAs(schemas.pack, texts.pack, 'packs/box.yaml')
    expect(parsed.ok && parsed.value.id).toBe('box')
    expect(parsed.ok && formatIssue(parsed.value.issue(['cell'], { code: 'reference', expected: 'a cell', got: '"block"', hint: '' }))).toBe(
      'packs/box.yaml:5:7 cell: expected a cell, got "block".',
    )
  })

  test('what is in a file cannot move the cursor of a terminal', () => {
    const [line] = told('vehicle', ['name: Made-up saloon', 'name: a\n"\\e[2J\\n": x'])
    expect(line).toMatch(/^x.yaml:2:1 /)
    expect(line).not.toMatch(/\p{Cc}/u)
  })
})

// Whatever is written, the answer is a checked file or issues that a person can read.

const nouns = Object.keys(schemas) as Noun[]
const library = new URL('../../library/', import.meta.url)
const folders: Readonly<Record<string, Noun>> = { cells: 'cell', machines: 'machine', packs: 'pack', tyres: 'tyre' }
const libraryTexts = Object.entries(folders).flatMap(([folder, noun]) =>
  readdirSync(new URL(`${folder}/`, library)).map((name) => ({ noun, text: readFileSync(new URL(`${folder}/${name}`, library), 'utf8') })),
)
const validTexts = [...nouns.map((noun) => ({ noun, text: texts[noun] as string })), ...libraryTexts]

function readable(issue: Issue): void {
  const { line, column, expected, got } = issue
  const told = formatIssue(issue)
  expect(line, told).toBeGreaterThanOrEqual(0)
  expect(column, told).toBeGreaterThanOrEqual(line > 0 ? 1 : 0)
  expect(expected, told).not.toBe('')
  expect(got, told).not.toBe('')
  expect(told).not.toMatch(/Invalid input|Too (small|big)|undefined|\[object|call stack|\p{Cc}/u)
}

function answers(schema: z.ZodType, text: string): void {
  const parsed = parseAs(schema, text, 'x.yaml')
  if (parsed.ok) return
  expect(parsed.issues.length).toBeGreaterThan(0)
  const last = text.split('\n').length
  for (const issue of parsed.issues) {
    readable(issue)
    expect(issue.line).toBeLessThanOrEqual(last)
  }
}

const garbage = fc.oneof(
  fc.constantFrom(
    '',
    '~',
    '.nan',
    '.inf',
    '-.inf',
    '1e999',
    '-1',
    '0',
    'true',
    'heavy',
    '"',
    "'",
    '[',
    '{',
    '}',
    '|',
    '>',
    '&a',
    '*a',
    '!!binary aGk=',
    '? x',
    '- x',
    '%',
    '@',
    '`',
    '#',
    '2024-01-01',
    '0x10',
    '{}',
    '[]',
    '[[[]]]',
    '{ value: 1 }',
    '{ value: {} }',
    '__proto__',
    'constructor',
  ),
  fc.string({ maxLength: 8 }),
)
type Mutation = (lines: readonly string[], at: number, by: string) => readonly string[]
const mutations: readonly Mutation[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''),
  (lines, at, by) =>
    lines.with(
      at,
      (lines[at] ?? '').replace(/(?<=: )[^,{}[\]]+(?=[,} \]]|$)/, () => by),
    ),
  (lines, at, by) =>
    lines.with(
      at,
      (lines[at] ?? '').replace(/(?<=: ).*$/, () => by),
    ),
  (lines, at, by) =>
    lines.with(
      at,
      (lines[at] ?? '').replace(/\w+(?=:)/, () => by),
    ),
  (lines, at) => lines.with(at, ` ${lines[at]}`),
  (lines, at) => lines.with(at, `  ${lines[at]}`),
  (lines, at) => lines.with(at, `\t${lines[at]}`),
  (lines, at) => lines.with(at, (lines[at] ?? '').trimStart()),
  (lines, at) => lines.slice(0, at + 1),
  (lines, at, by) => lines.toSpliced(at, 0, by),
]
const mutated = fc
  .record({
    valid: fc.constantFrom(...validTexts),
    changes: fc.array(fc.tuple(fc.constantFrom(...mutations), fc.nat(), garbage), { minLength: 1, maxLength: 3 }),
  })
  .map(({ valid: { noun, text }, changes }) => ({
    noun,
    text: changes
      .reduce<readonly string[]>((lines, [mutate, at, by]) => (lines.length === 0 ? lines : mutate(lines, at % lines.length, by)), text.split('\n'))
      .join('\n'),
  }))

describe('whatever is written', () => {
  test('the valid files are valid', () => {
    for (const { noun, text } of validTexts) expect(said(schemas[noun], text, noun)).toEqual([])
  })

  test('a broken file gives issues that can be read', () => {
    fc.assert(
      fc.property(mutated, ({ noun, text }) => answers(schemas[noun], text)),
      { numRuns: 500 },
    )
  })

  test('any text gives issues that can be read', () => {
    const yamlish = fc.string({
      unit: fc.constantFrom(...'{}[]:,&*!|>%@`"\'#-?~ \n\t\r\\ab1.'.split(''), '\ufeff', '---\n', '<<: ', ': ', '- '),
      maxLength: 60,
    })
    const text = fc.oneof(fc.string({ unit: 'binary' }), yamlish)
    fc.assert(
      fc.property(fc.constantFrom(...nouns), text, (noun, written) => answers(schemas[noun], written)),
      { numRuns: 500 },
    )
  })
})
