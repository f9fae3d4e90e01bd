import { expect, test } from 'vitest'
import { hostileName, sampleModel } from '../../sample/sample-model.ts'
import { escapeText } from '../markup.ts'
import type { CarReport, ReportModel } from '../model.ts'
import { candidatesPanel } from './candidates.ts'
import { chargingPanel } from './charging.ts'
import { packPanel } from './pack.ts'
import { packTestPanel } from './pack-test.ts'

const model = sampleModel()
const without = (change: Partial<CarReport>): ReportModel => ({ ...model, cars: model.cars.map((car) => ({ ...car, ...change })) })
const shown = (panel: { readonly markup: string } | null): string => panel?.markup ?? ''
const cells = (markup: string): readonly string[] => [...markup.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, text = '']) => text)

test('pack: every power of every pack stands in its matrix with what limits it', () => {
  const markup = shown(packPanel(model))
  const [base] = model.cars
  const [first] = base?.pack?.power ?? []
  for (const held of first?.discharge ?? []) expect(markup).toContain(`${held.power_kW.toFixed(0)}<small class="limit-current">current</small>`)
  expect([...markup.matchAll(/<td class="[^"]*">[^<]*<small class="limit-/g)].length).toBe(3 * 5 * 3 * 4 * 2)
  expect([...markup.matchAll(/<small>extrapolated<\/small>/g)].length).toBe(3 * 2)
  expect([...markup.matchAll(/class="limit-\w+ extrapolated"/g)].length).toBe(3 * 4)
})

test('pack: energy, mass and heating stand side by side, and a pack without a heater says so', () => {
  const markup = shown(packPanel(model))
  for (const figure of ['73.6', '76.6', '82.4', '520', '541', '582']) expect(cells(markup)).toContain(figure)
  expect(markup).toContain('no heater')
  expect(markup).toMatch(/>4\.9<\/span> <span class="unit">kWh<\/span>, <span class="simulated-text">38<\/span> <span class="unit">min/)
  const cold = without({})
  const never = {
    ...cold,
    cars: cold.cars.map((car) => ({
      ...car,
      pack: car.pack && { ...car.pack, heat_up: { from_C: -30, to_C: 15, energy_kWh: 9, minutes: 99, reached: false } },
    })),
  }
  expect(shown(packPanel(never))).toContain('not reached')
})

test('charging: time, peak and the three energies of each start, null is said', () => {
  const markup = shown(chargingPanel(model))
  for (const figure of ['24.3', '61.7', '190', '51.3', '53.2', '56.0', 'never']) expect(cells(markup)).toContain(figure)
  expect(markup).toContain('plating 63 %, charger current 29 %, cell temperature 9 %')
  expect(markup).toContain('<li class="limit-charger"><i></i>charger</li>')
})

test('charging: the heat of a charge adds up as it is shown', () => {
  const figures = cells(/the charge<[\s\S]*/.exec(shown(chargingPanel(model)))?.[0] ?? '')
  const at = figures.indexOf('3.75')
  expect(at).toBeGreaterThan(0)
  const [released, ...parts] = [0, 2, 4, 6].map((row) => Number(figures[at + row])) // two cars, a column each
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(released as number, 9)
})

test('charging: the curves stand in a table as well', () => {
  const markup = shown(chargingPanel(model))
  expect([...markup.matchAll(/<th scope="row">\d0 %<\/th>/g)].length).toBe(2 * 8)
  expect(markup).toContain('190<small class="limit-charger">charger current</small>')
})

test('charging: a car that cannot be charged says why, without one that can there is no plot', () => {
  expect(shown(chargingPanel(model))).toContain(`<dt>${escapeText(hostileName)}</dt><dd>not charged: made-up.yaml: expected cooling`)
  const refused = shown(chargingPanel(without({ charging: null, not_charged: 'no cooling' })))
  expect(refused).toContain('not charged: no cooling')
  expect(refused).not.toContain('class="plot"')
  expect(chargingPanel(without({ charging: null, not_charged: null }))).toBeNull()
})

test('pack over a test: what was drawn, what was possible, what held the car back, where the heat went', () => {
  const markup = shown(packTestPanel(model))
  expect(markup).toContain('lower voltage, 7.2 s')
  expect(markup).toContain('never')
  expect(cells(markup)).toContain('23.0 → 25.0')
  const heat = cells(/<th scope="col">heat<[\s\S]*/.exec(markup)?.[0] ?? '')
    .slice(0, 4)
    .map(Number)
  expect(heat[0]).toBe(213)
  expect(heat.slice(1).reduce((sum, part) => sum + part, 0)).toBe(213)
})

test('candidates: each is a row that leads to its own section, in the car into which it is put', () => {
  const markup = shown(candidatesPanel(model))
  const candidates = model.candidates.flatMap((group) => group.candidates)
  expect([...markup.matchAll(/<details id="candidate-/g)].length).toBe(candidates.length)
  for (const [, anchor = ''] of markup.matchAll(/href="#([^"]+)"/g)) if (anchor !== 'candidates') expect(markup).toContain(`<details id="${anchor}"`)
  expect(markup).toContain('in the Base <span class="unit">400 V</span>')
  expect(markup).toContain('<b>own pack of the Base</b>')
  expect(markup).not.toContain('<of>')
  expect([...markup.matchAll(/<th scope="row">case, drag coefficient<\/th>/g)].length).toBe(candidates.length)
  expect(markup).toContain('[1] in the wind tunnel')
  for (const figure of ['73.6', '560', '331', '6310', '86', '26', '690', '5.30', '24.0']) expect(markup).toContain(`>${figure}<`)
})

test('candidates: the best of each column of its group is in heavy type, what is not known is a dash and says why', () => {
  const markup = shown(candidatesPanel(model))
  expect(markup).toContain('<b>897</b>') // range of the large one
  expect(markup).toContain('<b>18.5</b>') // its charging time
  expect([...markup.matchAll(/<td class="[^"]*"><b>/g)].length).toBe(5) // of one pack alone none is best
  expect(markup).toContain('the size of its cells is not known')
  expect(markup).toContain('Not charged: un&lt;known&gt;.yaml: expected cooling, got none.')
})

test('without packs, tests or candidates there are no panels', () => {
  expect(packPanel(without({ pack: null }))).toBeNull()
  expect(packTestPanel(without({ pack_tests: [] }))).toBeNull()
  expect(candidatesPanel({ ...model, candidates: [] })).toBeNull()
  expect(candidatesPanel({ ...model, candidates: [{ car: 'Base', voltage_class: '400 V', candidates: [] }] })).toBeNull()
})
