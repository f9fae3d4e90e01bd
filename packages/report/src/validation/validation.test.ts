import { expect, test } from 'vitest'
import { hostileName } from '../../sample/sample-model.ts'
import { sampleValidation } from '../../sample/sample-validation.ts'
import { escapeText } from '../markup.ts'
import { scaleFigures, sizeFigure } from './figures.ts'
import { renderValidation } from './render.ts'

const report = sampleValidation()
const page = renderValidation(report)
/** The page without its scripts and styles. */
const body = page.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
const text = (markup: string): string => markup.replace(/<[^>]*>/g, '')
const count = (pattern: RegExp, markup = body): number => [...markup.matchAll(pattern)].length

test('the same report gives the same bytes, without a plot library', () => {
  expect(renderValidation(sampleValidation())).toBe(page)
  expect(page).not.toContain('uPlot 1.6')
  expect(Buffer.byteLength(page)).toBeLessThan(200_000)
})

test('RPT1 names are shown, never run; links lead somewhere', () => {
  expect(body).toContain(escapeText(hostileName))
  expect(page).not.toContain("<script>alert('x')")
  const ids = new Set([...body.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id))
  for (const [, target] of body.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
})

test('the head counts the limits, the summary says of each whether it is kept', () => {
  expect(text(body)).toMatch(/limits met\s*2 of 3/)
  const summary = text(/<table class="matrix summary">.*?<\/table>/s.exec(body)?.[0] ?? '')
  expect(summary).toMatch(/median ≤ 4\s*● pass/)
  expect(summary).toMatch(/largest ≤ 5\s*✕ fail/)
  for (const { name } of report.parts.flatMap(({ quantities }) => quantities)) expect(summary).toContain(name)
})

test('every case is a dot, a point and a row, but what is no number is only a row', () => {
  const part = /<div data-cases>\s*<section id="part-1".*?<\/section>/s.exec(body)?.[0] ?? ''
  const [energy = '', , lost = ''] = part.split('<div class="quantity"').slice(1)
  expect(count(/<circle class="dot"/g, energy)).toBe(80)
  expect(count(/<tr data-case/g, energy)).toBe(40)
  expect(count(/<line class="limit-mark"/g, energy)).toBe(2)
  expect(count(/<circle class="dot"/g, lost)).toBe(6) // no unit in common, so no scatter
  expect(count(/<tr data-case/g, lost)).toBe(7)
  expect(body).not.toContain('NaN')
})

test('a limit far beyond the errors is said instead of pressing them together', () => {
  const closed = body.slice(body.indexOf('id="part-2-1"'), body.indexOf('id="part-2-2"'))
  expect(text(closed)).toContain('the limit of 0.5 lies beyond')
  expect(count(/limit-mark/g, closed)).toBe(0)
})

test('one case is a table and no chart', () => {
  const one = body.slice(body.indexOf('id="part-2-2"'))
  expect(count(/<svg/g, one)).toBe(0)
  expect(count(/<tr data-case/g, one)).toBe(1)
})

test('origins with their licences, and what is skipped', () => {
  expect(text(body)).toContain('Licence: CC0')
  expect(text(body)).toContain('Cars that nobody has: certification/*.csv')
  expect(renderValidation({ ...report, skipped: [] })).not.toContain('id="skipped"')
})

test('the figures of a scale tell its marks apart', () => {
  expect([-1, 0, 1].map(scaleFigures([-1, 0, 1]))).toEqual(['−1', '0', '1'])
  expect([0, 0.5].map(scaleFigures([0, 0.5]))).toEqual(['0.0', '0.5'])
  expect(new Set([-2e-6, 0, 2e-6].map(scaleFigures([-2e-6, 0, 2e-6]))).size).toBe(3)
  expect([sizeFigure(0.42, 2), sizeFigure(2.1e-6, 2), sizeFigure(0, 2)]).toEqual(['0.42', '2.1e−6', '0.00'])
})
