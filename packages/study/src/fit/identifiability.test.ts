import { expect, test } from 'vitest'
import { type Identifiability, identifiability, weakCorrelation } from './identifiability.ts'
import { fit } from './levenberg-marquardt.ts'
import type { FitParameter, FitProblem } from './problem.ts'

const free = (name: string, start: number): FitParameter => ({ name, start, lower: -Infinity, upper: Infinity })
const times = Array.from({ length: 50 }, (_, i) => 0.2 * i)
/** Fits y(t) to what is measured at `times`. */
const fitted = (parameters: readonly FitParameter[], y: (t: number, p: number[]) => number, measured: readonly number[]): Identifiability => {
  const problem: FitProblem = {
    parameters,
    residualCount: measured.length,
    residuals: (p, out) => out.set(measured.map((value, i) => y(times[i] as number, Array.from(p)) - value)),
  }
  return identifiability(problem, fit(problem))
}
const decay = (t: number, [a = 0, tau = 1, c = 0]: number[]): number => a * Math.exp(-t / tau) + c
const measuredDecay = (noise: number, seed: number, end = 50): number[] => {
  const random = gaussian(seed)
  return times.slice(0, end).map((t) => decay(t, [2, 3, 0.5]) + noise * random())
}
const startOfDecay = [free('a', 1), { ...free('tau', 1), lower: 0.01, upper: 100 }, free('c', 1)]

test('FIT10 of 100 noisy decays at least 95 lie within three standard deviations, and these are neither too wide nor too narrow', () => {
  const truth = [2, 3, 0.5]
  const scores = Array.from({ length: 100 }, (_, seed) => {
    const { findings } = fitted(startOfDecay, decay, measuredDecay(0.02, seed + 1))
    return findings.map(({ value, standardDeviation }, j) => (value - (truth[j] as number)) / standardDeviation)
  })
  expect(scores.filter((score) => score.every((z) => Math.abs(z) < 3)).length).toBeGreaterThanOrEqual(95)
  for (const j of [0, 1, 2]) {
    const meanSquare = scores.reduce((sum, score) => sum + (score[j] as number) ** 2, 0) / 100
    expect(meanSquare).toBeGreaterThan(0.6) // χ² of 100 over 100: 1 ± 0.14
    expect(meanSquare).toBeLessThan(1.5)
  }
})

test('what the data know they know, and the words say how well', () => {
  const { findings, conditionNumber } = fitted(startOfDecay, decay, measuredDecay(0.02, 1))
  expect(findings.map(({ verdict }) => verdict)).toEqual(['determined', 'determined', 'determined'])
  expect(findings[1]?.reason).toMatch(/^tau is known to ± [\d.]+ %$/)
  expect(conditionNumber).toBeGreaterThan(1)
  expect(conditionNumber).toBeLessThan(100)
})

test('a measurement too short for its time constant leaves it weak, and names what it cannot be told from', () => {
  const { findings, correlations } = fitted(startOfDecay, decay, measuredDecay(0.002, 1, 8))
  expect(findings.map(({ verdict }) => verdict)).toEqual(['weak', 'weak', 'weak'])
  expect(correlations[0]?.[2]).toBeLessThan(-weakCorrelation)
  expect(findings[0]?.reason).toMatch(/the data cannot tell a from c: correlation −0\.99\d+/)
  expect(findings[2]?.reason).toMatch(/the data cannot tell c from a: correlation −0\.99\d+/)
})

test('a line is told from its level at a correlation of 0.96, not at 0.998 far from the axis', () => {
  const line = (from: number) =>
    fitted(
      [free('level', 1), free('rise', 1)],
      (t, [level = 0, rise = 0]) => level + rise * (t + from),
      times.map((t, i) => 100 + t + 0.01 * Math.sin(i * i)),
    )
  const correlation = (from: number): number => -(from + 4.9) / Math.sqrt((from + 4.9) ** 2 + 8.33) // −x̄/√(x̄² + Sxx/n)
  const [near, far] = [line(5), line(40)]
  expect(near.correlations[0]?.[1]).toBeCloseTo(correlation(5), 8)
  expect(near.findings.map(({ verdict }) => verdict)).toEqual(['determined', 'determined'])
  expect(far.correlations[0]?.[1]).toBeCloseTo(correlation(40), 8)
  expect(far.findings.map(({ reason }) => reason)).toEqual([
    'the data cannot tell level from rise: correlation −0.998',
    'the data cannot tell rise from level: correlation −0.998',
  ])
})

test('noise as large as the thing itself leaves it weak without blaming another', () => {
  const random = gaussian(3)
  const { findings } = fitted(
    [free('level', 1)],
    (_, [level = 0]) => level,
    times.map(() => 1 + 5 * random()),
  ) // ± 0.7
  expect(findings[0]?.verdict).toBe('weak')
  expect(findings[0]?.reason).toMatch(/^level is known only to ± \d+ %$/)
})

test('FIT11 a parameter without effect is undetermined; the others are none the worse', () => {
  const { findings, conditionNumber } = fitted([...startOfDecay, free('ghost', 1)], decay, measuredDecay(0.02, 1))
  const alone = fitted(startOfDecay, decay, measuredDecay(0.02, 1))
  expect(findings[3]).toMatchObject({ verdict: 'undetermined', standardDeviation: Infinity, value: 1, reason: 'no residual depends on ghost' })
  expect(findings.slice(0, 3).map(({ verdict }) => verdict)).toEqual(['determined', 'determined', 'determined'])
  expect(conditionNumber).toBeCloseTo(alone.conditionNumber, 4)
})

test('two that only show as a product, and two that only show as a sum, are each undetermined by the other', () => {
  const product = (t: number, [a = 0, b = 0, tau = 1, c = 0, d = 0]: number[]): number => decay(t, [a * b, tau, c + d])
  const parameters = [free('a', 1), free('b', 1.5), { ...free('tau', 1), lower: 0.01, upper: 100 }, free('c', 1), free('d', 0.3)]
  const { findings, conditionNumber } = fitted(parameters, product, measuredDecay(0.02, 1))
  expect(findings.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['a', 'undetermined'],
    ['b', 'undetermined'],
    ['tau', 'determined'],
    ['c', 'undetermined'],
    ['d', 'undetermined'],
  ])
  expect(findings[0]?.reason).toBe('the data cannot tell a from b: only a combination of them shows')
  expect(findings[4]?.reason).toBe('the data cannot tell d from c: only a combination of them shows')
  expect(conditionNumber).toBeGreaterThan(1e8)
})

test('two columns a millionth apart are weak, not undetermined: the threshold is 1e-8', () => {
  const nearly =
    (apart: number) =>
    (t: number, [a = 0, b = 0]: number[]) =>
      a * t + b * t * (1 + apart * t)
  const verdicts = (apart: number): string[] =>
    fitted(
      [free('a', 1), free('b', 1)],
      nearly(apart),
      times.map((t) => 2 * t),
    ).findings.map(({ verdict }) => verdict)
  expect(verdicts(1e-6)).toEqual(['weak', 'weak'])
  expect(verdicts(1e-10)).toEqual(['undetermined', 'undetermined'])
})

test('a parameter on its bound is undetermined, and the others are judged as if it were given', () => {
  const held = [free('a', 1), { ...free('tau', 1), lower: 0.01, upper: 2.5 }, free('c', 1)]
  const { findings } = fitted(held, decay, measuredDecay(0.02, 1))
  const given = fitted([free('a', 1), free('c', 1)], (t, [a = 0, c = 0]) => decay(t, [a, 2.5, c]), measuredDecay(0.02, 1))
  expect(findings[1]).toMatchObject({ verdict: 'undetermined', value: 2.5, reason: 'tau lies on its upper bound, 2.50' })
  expect(findings[0]?.standardDeviation).toBeCloseTo(given.findings[0]?.standardDeviation as number, 6)
  expect(findings[2]?.verdict).toBe('determined')
})

test('what trades against a parameter on its bound is weak, however narrow it looks', () => {
  const product = (t: number, [a = 0, b = 0, tau = 1, c = 0]: number[]): number => decay(t, [a * b, tau, c])
  const parameters = [free('a', 1), { ...free('b', 0.5), lower: 0, upper: 0.5 }, ...startOfDecay.slice(1)]
  const { findings } = fitted(parameters, product, measuredDecay(0.02, 1))
  const [a, b, tau] = findings
  expect(b?.reason).toBe('b lies on its upper bound, 0.500')
  expect(a?.standardDeviation).toBeLessThan(0.05 * (a?.value as number))
  expect(a).toMatchObject({ verdict: 'weak', reason: 'a hangs on what lies on a bound (b): off it a would be known only to ± ∞ %' })
  expect(tau?.verdict).toBe('determined')
})

test('a pulse too short for its slow branch: what looks known to a hundredth on the bound is said to hang on it', () => {
  const pulse = (t: number, [R = 0, tau = 1, V = 0]: number[]): number => V - 100 * R * (1 - Math.exp(-t / tau))
  const random = gaussian(5)
  const parameters = [free('R', 1e-3), { ...free('tau', 100), lower: 50, upper: 2000 }, free('V', 3.6)]
  const { findings } = fitted(
    parameters,
    pulse,
    times.map((t) => pulse(t, [0.4e-3, 30, 3.65]) + 0.1e-3 * random()),
  )
  const [R, tau] = findings
  expect(tau?.verdict).toBe('undetermined')
  expect(R?.standardDeviation).toBeLessThan(0.02 * (R?.value as number)) // and yet the truth is more than 10 of them away
  expect(((R?.value as number) - 0.4e-3) / (R?.standardDeviation as number)).toBeGreaterThan(10)
  expect(R?.verdict).toBe('weak')
  expect(R?.reason).toMatch(/^R hangs on what lies on a bound \(tau\): off it R would be known only to ± [\d.]+ %$/)
})

test('with no residual to spare nothing is said to be certain', () => {
  const { findings } = fitted([free('a', 1), free('b', 1)], (t, [a = 0, b = 0]) => a + b * t, [1, 2])
  expect(findings.map(({ verdict }) => verdict)).toEqual(['weak', 'weak'])
  expect(findings[0]?.standardDeviation).toBe(Infinity)
  expect(findings[0]?.reason).toBe('there are no more residuals than parameters to tell the noise by')
})

/** Normal deviates of a seed: mulberry32 and Box–Muller. */
function gaussian(seed: number): () => number {
  let state = seed
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}
