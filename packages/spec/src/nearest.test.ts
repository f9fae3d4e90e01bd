import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const words = ['kerb_mass', 'drag_coefficient', 'frontal_area', 'wheelbase', 'source']

test.each([
  ['kerb_mas', 'kerb_mass'],
  ['Kerb_Mass', 'kerb_mass'],
  ['wheelabse', 'wheelbase'],
  ['soruce', 'source'],
  ['drag_coeficent', 'drag_coefficient'],
  ['frontal', 'frontal_area'],
  ['zebra', null],
  ['', null],
  ['x'.repeat(100_000), null],
])('%s is meant as %s', (word, meant) => expect(nearest(word, words)).toBe(meant))

test('of no words none is near', () => expect(nearest('kerb_mass', [])).toBe(null))
