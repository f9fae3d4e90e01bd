import { describe, expect, test } from 'vitest'
import { changed, said, texts } from '../test/made-up-car.ts'
import { vehicle } from './schema/vehicle.ts'

const told = (text: string): readonly string[] => said(vehicle, text, 'vehicles/x.yaml')
const kerb = '  kerb_mass: { value: 2000, unit: kg }'
const startOver = 'Start from a file that works: copy one of the library.'
const tooDeep = 'expected at most 64 levels, got more, one inside the other. Nothing that is written here nests so deep: is this the file that you meant?'
const twoColons =
  'expected one key: value on a line, got a second colon. Check colons and indentation on this line and the next; a text that holds a colon needs quotes.'

describe('a file that is no data', () => {
  test.each([
    ['empty', '', `vehicles/x.yaml: expected lines of key: value, got an empty file. ${startOver}`],
    ['blank', ' \n\n  \n', `vehicles/x.yaml: expected lines of key: value, got an empty file. ${startOver}`],
    ['a mark alone', '\ufeff', `vehicles/x.yaml: expected lines of key: value, got an empty file. ${startOver}`],
    ['only comments', '# one\n# two\n', `vehicles/x.yaml: expected lines of key: value, got a file with nothing but comments. ${startOver}`],
    ['a list', '- a\n- b\n', `vehicles/x.yaml:1:1: expected lines of key: value, got a list of 2. ${startOver}`],
    ['a word', '# a remark\nhello\n', `vehicles/x.yaml:2:1: expected lines of key: value, got "hello". ${startOver}`],
    ['binary', '\u0089PNG\r\n\u0000\u0000', 'vehicles/x.yaml: expected a text file, got a binary file. Is this the file that you meant?'],
    [
      'Latin-1',
      'name: M\ufffdnchen\n',
      'vehicles/x.yaml: expected a text file in UTF-8, got bytes that are not UTF-8. Save it as UTF-8, or is this not the file that you meant?',
    ],
    ['large', '#'.repeat(300_000), 'vehicles/x.yaml: expected at most 250\u2009000 characters, got 300\u2009000. Put tables into a CSV file beside it.'],
    [
      'two documents',
      `${texts.vehicle}---\nname: another\n`,
      'vehicles/x.yaml:37:1: expected one YAML document, got a second one. Remove the line with three dashes, or split the file.',
    ],
  ])('%s', (_, text, message) => expect(told(text)).toEqual([message]))
})

describe('what editors and YAML add is read', () => {
  test.each([
    ['a byte-order mark', `\ufeff${texts.vehicle}`],
    ['line ends of Windows', texts.vehicle.replaceAll('\n', '\r\n')],
    ['both', `\ufeff${texts.vehicle.replaceAll('\n', '\r\n')}`],
    ['marks around a document', `---\n${texts.vehicle}...\n`],
    ['no line end at the end', texts.vehicle.trimEnd()],
    ['a YAML 1.1 head, without its rule that N is false', `%YAML 1.1\n---\n${texts.vehicle}`],
    [
      'an alias',
      changed('vehicle', [kerb, '  kerb_mass: &heavy { value: 2000, unit: kg }'], ['rotating_mass: { value: 90, unit: kg }', 'rotating_mass: *heavy']),
    ],
  ])('%s', (_, text) => expect(told(text)).toEqual([]))

  test('a mark or a line end does not shift the places of issues', () => {
    const wrong = changed('vehicle', [kerb, '  kerb_mass: heavy'])
    expect(told(`\ufeff${wrong.replaceAll('\n', '\r\n')}`)).toEqual(told(wrong))
    expect(told('\ufeffcolour: red')[0]).toMatch(/^vehicles\/x.yaml:1:1 /)
  })
})

describe('syntax', () => {
  test.each([
    ['a tab', [kerb, '\tkerb_mass: 3'], '7:1: expected spaces as indentation, got a tab. Replace the tab with spaces.'],
    ['an open brace', [kerb, '  kerb_mass: { value: 2000, unit: kg'], '8:3: expected a closing }, got none. Close what was opened on this line or above it.'],
    ['an open quote', ['"Round figures"', '"Round figures'], '4:50: expected a closing ", got none. Close what was opened on this line or above it.'],
    ['no space after a colon', [kerb, '  kerb_mass:{ value: 2000, unit: kg }'], `7:22: ${twoColons}`],
    ['a title with a colon', ['name: Made-up saloon', 'name: Made-up: saloon'], `1:7: ${twoColons}`],
    ['a line too far right', [kerb, `   ${kerb}`], `6:11: ${twoColons}`],
    ['a bare %', ['unit: "%"', 'unit: %'], '14:40: expected a text in quotes, got a text that begins with a sign of YAML. Put it in quotes: "%".'],
    ['a duplicate key', [kerb, `${kerb}\n${kerb}`], '8:3: expected every key once, got "kerb_mass" again. Remove or rename one of the two.'],
    ['a list as key', ['name:', '? [a, b]\n: c\nname:'], '1:3: expected a word as key, got a list or a mapping. Write key: value.'],
    [
      'an alias of nothing',
      [kerb, '  kerb_mass: *heavy'],
      '7:14: expected an anchor &heavy before its alias, got none. Write the value out instead of the alias.',
    ],
    [
      'an open section',
      ['body:', 'body: {'],
      '6:11: expected valid YAML, got a syntax error (implicit keys need to be on a single line). Check indentation, colons, quotes and brackets on this line and the one before.',
    ],
  ] as const)('%s', (_, change, message) => expect(told(changed('vehicle', change))).toEqual([`vehicles/x.yaml:${message}`]))
})

describe('what would eat time or memory is refused at once', () => {
  const letters = [...'abcdefghij']
  const laughs = letters.map((letter, k) => `${letter}: &${letter} [${Array(9).fill(k === 0 ? 'lol' : `*${letters[k - 1]}`)}]`).join('\n')
  const aliases =
    'vehicles/x.yaml: expected at most 100 uses of aliases, got more, or aliases that multiply. Write the values out instead of repeating *aliases.'

  test.each([
    ['a billion laughs', laughs, aliases],
    ['a thousand aliases', `a: &a 1\nb: [${Array(1000).fill('*a')}]`, aliases],
    ['10,000 open brackets', '['.repeat(10_000), `vehicles/x.yaml:1:65: ${tooDeep}`],
    ['100,000 closed brackets', `name: ${'['.repeat(100_000)}${']'.repeat(100_000)}`, `vehicles/x.yaml:1:70: ${tooDeep}`],
    ['10,000 braces', '{a: '.repeat(10_000), `vehicles/x.yaml:1:254: ${tooDeep}`],
    ['10,000 dashes', '- '.repeat(10_000), `vehicles/x.yaml:1:128: ${tooDeep}`],
    ['10,000 question marks', '? '.repeat(10_000), `vehicles/x.yaml:1:128: ${tooDeep}`],
    ['500 levels of indentation', Array.from({ length: 500 }, (_, k) => `${' '.repeat(k)}a:`).join('\n'), `vehicles/x.yaml:64:65: ${tooDeep}`],
  ])('%s', (_, text, message) => {
    const start = performance.now()
    expect(told(text)).toEqual([message])
    expect(performance.now() - start).toBeLessThan(500)
  })

  test('30,000 unknown keys give the first fifty issues, in linear time', () => {
    const start = performance.now()
    expect(told(Array.from({ length: 30_000 }, (_, k) => `k${k}:`).join('\n'))).toHaveLength(50)
    expect(performance.now() - start).toBeLessThan(4000) // half a second here; comparing every key with every other takes six
  })

  test('an anchor that holds itself is no loop', () => {
    expect(told(changed('vehicle', [kerb, '  kerb_mass: &a [*a]']))).toHaveLength(1)
  })
})

describe('keys that JavaScript knows', () => {
  const reserved = 'expected a key of your own, got one that JavaScript keeps for itself. Remove it.'
  test.each([
    ['at the top', `__proto__: { polluted: true }\n${texts.vehicle}`, `vehicles/x.yaml:1:1 __proto__: ${reserved}`],
    ['in a section', changed('vehicle', [kerb, `${kerb}\n  __proto__: { polluted: true }`]), `vehicles/x.yaml:8:3 __proto__: ${reserved}`],
    ['as a source', changed('vehicle', ['sources:', 'sources:\n  __proto__: { title: a, kind: maker }']), `vehicles/x.yaml:3:3 __proto__: ${reserved}`],
  ])('__proto__ %s', (_, text, message) => {
    expect(told(text)).toEqual([message])
    expect('polluted' in {}).toBe(false)
  })

  test.each(['constructor', 'toString', 'hasOwnProperty', 'prototype'])('%s is unknown like any other', (key) => {
    expect(told(`${key}: { a: 1 }\n${texts.vehicle}`)).toEqual([
      `vehicles/x.yaml:1:1 ${key}: expected one of name, variant, note, sources, body, road_load, wheels, drive, battery, regeneration, warm_up, brakes, auxiliaries, charging, top_speed, software, got "${key}". Remove it or mend its name.`,
    ])
    expect(told(changed('vehicle', ['source: guess, spread', `source: ${key}, spread`]))[0]).toMatch(/^vehicles\/x.yaml:8:43 body.drag_coefficient.source: /)
  })
})
