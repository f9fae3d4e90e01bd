import { expect, test } from 'vitest'
import { crowdedModel } from '../sample/crowded-model.ts'
import { hostileName, sampleModel } from '../sample/sample-model.ts'
import { escapeText } from './markup.ts'
import type { ReportModel } from './model.ts'
import { renderReport } from './report.ts'

const model = sampleModel()
const page = renderReport(model)
/** The page without its scripts and styles. */
const body = page.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
const text = (markup: string): string => markup.replace(/<[^>]*>/g, '')

test('the same model gives the same bytes', () => {
  expect(renderReport(sampleModel())).toBe(page)
})

test('RPT1 names are shown, never run', () => {
  expect(body).toContain(escapeText(hostileName))
  expect(page).not.toContain("<script>alert('x')")
  expect(body).not.toContain('<b>bold')
  expect(page).not.toMatch(/href="(?!https?:|#)/)
  expect([...page.matchAll(/<script\b/g)].length).toBe([...page.matchAll(/<\/script>/g)].length)
})

test('RPT3 no address but the links to sources, and a policy that forbids requests', () => {
  expect(body).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:"`)
  const addresses = [...body.matchAll(/https?:\/\/[^"'<\s]+/g)].map(([address]) => address.replaceAll('&amp;', '&'))
  const sources = [...model.sources.map(({ url }) => url), ...model.cars.flatMap(({ inputs }) => inputs.map(({ url }) => url))]
  expect(addresses.length).toBeGreaterThan(0)
  for (const address of addresses) expect(sources).toContain(address)
  expect(body).not.toMatch(/<(img|link|iframe|object|embed|base)\b|\bsrc=/)
})

test('every target has its word, its figures and what decides it', () => {
  for (const word of ['● pass', '✕ fail', '◐ stale', '◌ not shown', '○ missing', '– waived']) expect(text(body)).toContain(word)
  for (const { id, decided_by } of model.verdicts) {
    expect(text(body)).toContain(id)
    expect(body).toContain(escapeText(decided_by))
  }
  expect(body).toContain('<dd>4 of 9</dd>')
  expect(body).toContain('<td>5.70<small>5.53–5.87</small></td>')
  expect(body).toContain('<td class="simulated">696<small>684–710</small></td>')
})

test('RPT2 the parts of each energy split sum to the total beside them', () => {
  const rows = [...body.matchAll(/<tr><th scope="row"><i class="swatch \w+"><\/i>[^<]*<\/th>((?:<td data-part[^>]*>[^<]*<\/td>)+)<\/tr>/g)].map(
    ([, cells = '']) => numbers(cells),
  )
  const total = numbers(/<tr class="battery">.*?<\/tr>/.exec(body)?.[0] ?? '')
  expect(rows.length).toBe(9)
  expect(total).toEqual(model.cars.map(({ energy }) => Number(energy?.battery_kWh_per_100km.toFixed(2))))
  total.forEach((shown, car) => {
    expect(rows.reduce((sum, row) => sum + (row[car] ?? 0), 0)).toBeCloseTo(shown, 9)
  })
  expect(body).not.toContain('does not close')
})

test('RPT2 a split that does not close says by how much', () => {
  const leaky = withFirstCar((car) => ({ ...car, energy: car.energy && { ...car.energy, battery_kWh_per_100km: car.energy.battery_kWh_per_100km + 0.5 } }))
  expect(renderReport(leaky)).toMatch(/does not close by<\/span><\/th><td>0\.50<\/td><td>0\.00<\/td>/)
})

test('a part that gives energy back is said beside its bar', () => {
  const downhill = withFirstCar((car) => {
    const { energy } = car
    if (energy === null) return car
    const parts = energy.parts.map((part) => (part.key === 'climb' ? { ...part, energy_kWh_per_100km: -2 } : part))
    return { ...car, energy: { ...energy, parts, battery_kWh_per_100km: energy.battery_kWh_per_100km - 2 } }
  })
  expect(renderReport(downhill)).toContain('after 2.00 given back by climb')
  expect(renderReport(downhill)).not.toContain('does not close')
})

test('inputs say what is assumed, and evidence shows every hash', () => {
  expect(body).toContain('<span class="assumed-text">assumed</span>')
  for (const { id, inputs } of model.evidence) {
    expect(body).toContain(id)
    for (const { sha256 } of inputs) expect(body).toContain(sha256)
  }
  for (const sentence of model.not_modelled) expect(body).toContain(sentence)
})

test('links inside the page lead somewhere', () => {
  const ids = new Set([...body.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id))
  const targets = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(targets).toContain('run-1')
  for (const target of targets) expect(ids).toContain(target)
})

test('an empty programme and a car without a run still make a page', () => {
  const empty: ReportModel = { ...model, findings: [], verdicts: [], cars: [], sources: [], evidence: [], not_modelled: [], assumed_share: null, seconds: null }
  expect(renderReport(empty)).toContain('<dd>0 of 0</dd>')
  expect(renderReport(empty)).toContain('No target was set')
  const bare = withFirstCar((car) => ({ ...car, drive: null, acceleration: null, energy: null, sensitivities: [], inputs: [], facts: [] }))
  expect(renderReport(bare)).toContain('id="drive"')
})

test('three cars over 1,800 s with their packs weigh less than 650 kB, five cars over 20,000 instants less than 1 MB', () => {
  expect(Buffer.byteLength(page)).toBeLessThan(650_000)
  const crowded = renderReport(crowdedModel())
  expect(Buffer.byteLength(crowded)).toBeLessThan(1_000_000)
  expect(crowded).toContain('Curves of more than 2000 instants are thinned here')
  expect(page).not.toContain('are thinned here')
})

test('shares of a variance are whole per cents, the least of them not nothing', () => {
  const slight = withFirstCar((car) => ({
    ...car,
    sensitivities: car.sensitivities.map((one) => ({ ...one, inputs: one.inputs.map((input, i) => ({ ...input, share: [0.6, 0.067, 0.003, 0][i] ?? 0 })) })),
  }))
  for (const share of ['60', '7', '&lt; 1', '0']) expect(renderReport(slight)).toContain(`<td>${share}</td></tr>`)
})

function withFirstCar(change: (car: ReportModel['cars'][number]) => ReportModel['cars'][number]): ReportModel {
  return { ...model, cars: model.cars.map((car, i) => (i === 0 ? change(car) : car)) }
}

function numbers(markup: string): readonly number[] {
  return [...markup.matchAll(/<td[^>]*>([\d.]+)<\/td>/g)].map(([, figure]) => Number(figure))
}
