import { expect, test } from 'vitest'
import { hostileName } from '../../sample/sample-model.ts'
import { sampleReplay } from '../../sample/sample-replay.ts'
import { escapeText } from '../markup.ts'
import { replayPayload } from '../payload.ts'
import { renderReplay } from './render.ts'

const replay = sampleReplay()
const page = renderReplay(replay)
/** The page without its scripts and styles. */
const body = page.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
const figures = (pattern: RegExp, markup = body): readonly number[] => [...markup.matchAll(pattern)].map(([, figure = '']) => Number(figure.replace('−', '-')))

test('the same replay gives the same bytes, and less than 300 kB', () => {
  expect(renderReplay(sampleReplay())).toBe(page)
  expect(Buffer.byteLength(page)).toBeLessThan(300_000)
})

test('RPT1 names are shown, never run', () => {
  expect(body).toContain(escapeText(hostileName))
  expect(page).not.toContain("<script>alert('x')")
  expect(replayPayload(replay)).not.toMatch(/[<>&]/)
})

test('RPT2 the causes shown sum to the prediction shown, and with the rest to what was measured', () => {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const predicted = figures(/<td data-of="prediction">([^<]+)</g)
  const residual = figures(/<td data-of="residual">([^<]+)</g)
  expect([predicted.length, residual.length]).toEqual([5, 3])
  expect(sum(predicted)).toBeCloseTo(2.4, 9)
  expect(sum([...predicted, ...residual])).toBeCloseTo(2.667, 9)
  expect(figures(/<td data-foot="\w+">([^<]+)</g)).toEqual([2.4, 2.667])
  expect(body).not.toContain('does not close')
})

test('RPT2 causes that do not sum say by how much', () => {
  const leaky = { ...replay, causes: replay.causes.filter(({ label }) => label !== 'unexplained') }
  expect(renderReplay(leaky)).toMatch(/does not close<\/span> by 0\.200 kWh: the causes sum to 2\.467 kWh/)
})

test('a bar begins where the one above it ended, the last at what was measured', () => {
  const bars = [...body.matchAll(/<rect class="([\w]+)" x="([\d.]+)%" width="([\d.]+)%"/g)].map(([, kind = '', x, width]) => ({
    kind,
    left: Number(x),
    right: Number(x) + Number(width),
  }))
  const [air, climb, drive] = bars
  expect(air?.left).toBeCloseTo(0, 1)
  expect(climb?.right).toBeCloseTo(air?.right ?? 0, 1) // it gives back
  expect(drive?.left).toBeCloseTo(climb?.left ?? 0, 1)
  const gaps = bars.filter(({ kind }) => kind === 'gap')
  expect(gaps.at(-1)?.right).toBeCloseTo(bars.find(({ kind }) => kind === 'measured')?.right ?? 0, 1)
  expect(gaps[0]?.left).toBeCloseTo(bars.find(({ kind }) => kind === 'predicted')?.right ?? 0, 1)
})

test('errors with their root mean square, notes, energy per kilometre, log and sources are told', () => {
  for (const words of ['rms 0.31', '−10.0', 'stale', '264.0', 'made-up.csv', 'Nobody drove this.', 'Sheet of the maker', '+1.2 m/s of head wind'])
    expect(body).toContain(words)
  expect(renderReplay({ ...replay, notes: [] })).not.toContain('What to know of this drive')
})

test('one payload serves time and distance, and what was not measured stays a gap', () => {
  const { cars, replay: drawn } = JSON.parse(replayPayload(replay))
  expect(cars).toEqual([])
  expect(drawn.sheet.axis.at).toEqual({ from: 0, step: 1, count: 1201 })
  expect(drawn.sheet.other).toMatchObject({ name: 'distance_km', unit: 'km' })
  expect(drawn.sheet.other.at).toHaveLength(1201)
  const soc = drawn.sheet.series.find(({ key }: { key: string }) => key === 'soc-measured')
  expect([soc.values[300], soc.values[301], soc.values[420]]).toEqual([77, null, 75.8])
})
