import { expect, test } from 'vitest'
import { parseExpression } from './expression.ts'

const value = (text: string, x = 0): number => {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`${parsed.error.at}: expected ${parsed.error.expected}, got ${parsed.error.got}`)
  return parsed.value(x)
}

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['2 - 3 - 4', -5],
  ['8 / 4 / 2', 1],
  ['2 ** 3 ** 2', 512],
  ['-2 ** 2', -4],
  ['2 ** -1', 0.5],
  ['2 * -3', -6],
  ['--3', 3],
  ['+.5e1', 5],
  ['1.5E-2', 0.015],
  ['3.', 3],
  ['((((7))))', 7],
])('%s is %d, as in Python', (text, expected) => expect(value(text)).toBeCloseTo(expected, 12))

test('functions and x: the form of a potential', () => {
  const U = '9.4e-01 * exp(-1.5e+02 * x) - 0.3 + 0.16 * tanh(-4.5 * (x - 3.2e-02 )) + sqrt(x) - cosh(x)'
  const x = 0.37
  expect(value(U, x)).toBeCloseTo(0.94 * Math.exp(-150 * x) - 0.3 + 0.16 * Math.tanh(-4.5 * (x - 0.032)) + Math.sqrt(x) - Math.cosh(x), 14)
})

test.each([
  ['', 0, 'a number, x, a function or a bracket', 'the end'],
  ['1 +', 3, 'a number, x, a function or a bracket', 'the end'],
  ['2 x', 2, 'an operator or the end', '"x"'],
  ['exp x', 4, '(', '"x"'],
  ['exp(x', 5, ')', 'the end'],
  ['import(x)', 0, 'x or one of exp, tanh, cosh, sinh, log, sqrt, abs', '"import"'],
  ['constructor(x)', 0, 'x or one of exp, tanh, cosh, sinh, log, sqrt, abs', '"constructor"'],
  ['x.y', 1, 'an operator or the end', '"."'],
  ['1; 2', 1, 'an operator or the end', '";"'],
  ['y + 1', 0, 'x or one of exp, tanh, cosh, sinh, log, sqrt, abs', '"y"'],
  ['x ^ 2', 2, 'an operator or the end', '"^"'],
  ['1e', 1, 'an operator or the end', '"e"'],
])('INP1 %j is told where it is wrong', (text, at, expected, got) => {
  expect(parseExpression(text)).toEqual({ ok: false, error: { at, expected, got } })
})

test('INP1 brackets without end are no way to a stack that overflows', () => {
  expect(parseExpression(`${'('.repeat(5000)}x${')'.repeat(5000)}`)).toMatchObject({ ok: false, error: { expected: 'at most 100 levels' } })
  expect(parseExpression('-'.repeat(5000))).toMatchObject({ ok: false })
  expect(parseExpression('x+'.repeat(15_000))).toMatchObject({ ok: false, error: { got: '30000' } })
  expect(value(`${'x+'.repeat(9000)}x`, 1)).toBe(9001)
})
