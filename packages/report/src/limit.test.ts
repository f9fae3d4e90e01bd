import { expect, test } from 'vitest'
import { limitKind, limitWord, limitWords } from './limit.ts'

/** As the engine names them, in charging, in driving and of what can be sustained. */
test.each([
  ['charger power', 'charger'],
  ['charger current', 'charger'],
  ['charger voltage', 'charger'],
  ['pack current', 'current'],
  ['charge current', 'current'],
  ['current', 'current'],
  ['pack upper voltage', 'voltage'],
  ['lower voltage', 'voltage'],
  ['pack full', 'window'],
  ['empty', 'window'],
  ['plating', 'plating'],
  ['cell temperature', 'heat'],
  ['pack power', 'matched'],
  ['power', 'matched'],
  ['front grip', 'other'],
])('%s has the colour of %s', (limit, kind) => {
  expect(limitKind(limit)).toBe(kind)
  expect(Object.keys(limitWords)).toContain(kind)
})

test('here everything is of the pack', () => {
  expect(limitWord('pack upper voltage')).toBe('upper voltage')
  expect(limitWord('plating')).toBe('plating')
})
