import { fixed } from '@firstdrive/units'
import { apportion } from '../apportion.ts'
import { percent } from '../figure.ts'
import { limitWord } from '../limit.ts'
import { html, type Markup } from '../markup.ts'
import type { PackTest } from '../model/pack-test.ts'
import type { ReportModel } from '../model.ts'
import { testPlots } from '../sheet.ts'
import { limitKey } from './limit-key.ts'
import { panel, scrollBox } from './panel.ts'
import { plotFrame } from './plot-frame.ts'
import { carSwitch, testSwitch } from './switch.ts'

interface TestOfCar extends PackTest {
  readonly car: string
}

/** The pack over the drives of this page: how near the car came to what the pack can do, what would stop it, and how warm it got. */
export function packTestPanel({ cars }: ReportModel): Markup | null {
  const tested = cars.filter(({ pack_tests }) => pack_tests.length > 0)
  const tests = tested.flatMap(({ name, pack_tests }) => pack_tests.map((test) => ({ ...test, car: name })))
  if (tests.length === 0) return null
  const titles = [...new Set(tests.map(({ title }) => title))]
  return panel(
    'pack-test',
    'Where the pack is the limit',
    'Power drawn from the pack between what it could give and what it could take, at every moment. Below stands what keeps these from being larger: in full colour where the car reached it, as a tint where it only would.',
    html`<div class="controls needs-script">${carSwitch('pack-test', tested)}${testSwitch('pack-test', titles)}</div>
${limitKey(tests.flatMap(({ gives, takes }) => [...gives, ...takes].map(({ limit }) => limit)))}
<div id="pack-test-plots">${plotFrame(testPlots.power, { size: 'striped' })}${plotFrame(testPlots.temperature)}${plotFrame(testPlots.heat)}</div>
${scrollBox('Power of the pack over the tests', powerTable(titles, tests))}
${scrollBox('Heat of the pack over the tests', heatTable(titles, tests))}`,
  )
}

const unit = (text: string): Markup => html`<span class="unit">${text}</span>`

const byTest = (titles: readonly string[], tests: readonly TestOfCar[], columns: number, cells: (test: TestOfCar) => Markup): readonly Markup[] =>
  titles.map(
    (title) => html`<tbody><tr class="metric"><th scope="rowgroup" colspan="${columns}">${title}</th></tr>
${tests.filter((test) => test.title === title).map((test) => html`<tr><th scope="row">${test.car}</th>${cells(test)}</tr>`)}</tbody>`,
  )

function powerTable(titles: readonly string[], tests: readonly TestOfCar[]): Markup {
  return html`<table class="compact"><thead><tr><th scope="col">power</th><th scope="col">drawn at most${unit('kW')}</th><th scope="col">could give at least${unit('kW')}</th><th scope="col">used at most${unit('%')}</th><th scope="col">taken at most${unit('kW')}</th><th scope="col">could take at least${unit('kW')}</th><th scope="col">used at most${unit('%')}</th><th scope="col" class="text">held back by its pack</th></tr></thead>
${byTest(titles, tests, 8, ({ drawn_kW, available_kW, acceptable_kW, highest_use, clipped }) => {
  const taken = -smallest(drawn_kW)
  return html`${[
    fixed(largest(drawn_kW), 0),
    fixed(smallest(available_kW), 0),
    fixed(100 * highest_use.give, 0),
    fixed(taken > 0 ? taken : null, 0),
    fixed(smallest(acceptable_kW), 0),
    fixed(taken > 0 ? 100 * highest_use.take : null, 0),
  ].map((figure) => html`<td class="simulated">${figure}</td>`)}<td class="text">${clippedText(clipped)}</td>`
})}</table>`
}

const clippedText = (clipped: PackTest['clipped']): string =>
  clipped.length === 0 ? 'never' : clipped.map(({ limit, seconds }) => `${limitWord(limit)}, ${fixed(seconds, seconds < 10 ? 1 : 0)} s`).join('; ')

function heatTable(titles: readonly string[], tests: readonly TestOfCar[]): Markup {
  return html`<table class="compact"><thead><tr><th scope="col">heat</th><th scope="col">released${unit('Wh')}</th><th scope="col">kept by the cells${unit('Wh')}</th><th scope="col">in the case${unit('Wh')}</th><th scope="col">to the air${unit('Wh')}</th><th scope="col">cells, start to end${unit('°C')}</th><th scope="col">warmer by${unit('K')}</th><th scope="col">of the energy drawn</th></tr></thead>
${byTest(titles, tests, 8, ({ balance: { released_kWh, cells_kWh, case_kWh, air_kWh, from_C, to_C }, t_s, drawn_kW }) => {
  const parts = apportion([1000 * cells_kWh, 1000 * case_kWh, 1000 * air_kWh], 1000 * released_kWh, 0)
  const figures = [1000 * released_kWh, ...parts].map((heat) => fixed(heat, 0))
  const drawn_kWh = drawnEnergy(t_s, drawn_kW)
  return html`${[
    ...figures,
    `${fixed(from_C, 1)} → ${fixed(to_C, 1)}`,
    fixed(to_C - from_C, 2),
    drawn_kWh > 0 ? percent(released_kWh / drawn_kWh, 1) : '–',
  ].map((figure) => html`<td class="simulated">${figure}</td>`)}`
})}</table>`
}

const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)

const smallest = (values: readonly number[]): number => values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)

/** What went out of the pack, without what came back. */
const drawnEnergy = (t_s: readonly number[], drawn_kW: readonly number[]): number =>
  drawn_kW.reduce((sum, power, k) => sum + (Math.max(power, 0) * ((t_s[k] ?? 0) - (t_s[k - 1] ?? t_s[k] ?? 0))) / 3600, 0)
