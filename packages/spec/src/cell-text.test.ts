import { expect, test } from 'vitest'
import { type CellDraft, cellText } from './cell-text.ts'
import { parseAs } from './parse.ts'
import { cell } from './schema/cell.ts'

const draft: CellDraft = {
  name: 'A cell: "strange" # name',
  sources: { sheet: { title: 'Data sheet, 3 % of it', url: 'https://example.org/a?b=c', kind: 'maker' } },
  source: 'sheet',
  chemistry: 'sodium-ion',
  format: 'pouch',
  confidence: 'A',
  capacity: { value: 5, unit: 'Ah', note: 'rated' },
  minimum_voltage: { value: 2.5, unit: 'V' },
  maximum_voltage: { value: 4.2, unit: 'V' },
  open_circuit: { source: 'sheet', soc: [0, 1], voltage: [2.5, 4.2] },
  series_resistance: { value: 1e-7, unit: 'Ohm.C' },
  fast_resistance: { value: 10, unit: 'mOhm.Ah', spread: 0.2 },
  fast_time: { value: 8, unit: 's' },
  slow_resistance: { value: 11, unit: 'mOhm.Ah' },
  slow_time: { value: 90, unit: 's' },
  resistance_law: { source: 'assumed', a_K: 1750, b_K2: 3.1e6 },
  plating_limit: undefined,
  specific_heat: { value: 1000, unit: 'J/(kg.K)', source: 'assumed' },
}

test('a draft is written as people write it, and read back as it was', () => {
  const text = cellText(draft)
  expect(text).toMatch(/^name: "A cell: \\"strange\\" # name"\nsources:\n {2}sheet: \{ title: "Data sheet, 3 % of it", url: "https:/)
  expect(text).toMatch(/\ncapacity: \{ value: 5, unit: Ah, note: rated \}\n/)
  expect(text).toMatch(/\nopen_circuit:\n {2}source: sheet\n {2}soc: \[0, 1\]\n {2}voltage: \[2.5, 4.2\]\n/)
  expect(text).not.toMatch(/undefined|plating/)
  const parsed = parseAs(cell, text, 'cell.yaml')
  expect(parsed.ok && parsed.value.spec).toMatchObject({ name: draft.name, chemistry: 'sodium-ion', series_resistance: { si: 1e-7 }, sources: draft.sources })
})

test('a file that names no source has an empty section', () => {
  expect(cellText({ ...draft, source: 'assumed', sources: {}, open_circuit: { ...draft.open_circuit, source: 'assumed' } })).toMatch(/\nsources: \{\}\n/)
})
