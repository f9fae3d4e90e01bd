import { expect, test } from 'vitest'
import { type FitOptions, fit } from './levenberg-marquardt.ts'
import type { FitParameter, FitProblem } from './problem.ts'

const free = (name: string, start: number): FitParameter => ({ name, start, lower: -Infinity, upper: Infinity })
const between = (name: string, start: number, lower: number, upper: number): FitParameter => ({ name, start, lower, upper })
const problemOf = (parameters: readonly FitParameter[], residualCount: number, r: (p: number[]) => number[]): FitProblem => ({
  parameters,
  residualCount,
  residuals: (p, out) => out.set(r(Array.from(p))),
})
const rosenbrock = ([x = 0, y = 0]: number[]): number[] => [10 * (y - x * x), 1 - x]
const times = Array.from({ length: 40 }, (_, i) => 0.25 * i)
const decay = ([a = 0, tau = 0, c = 0]: number[]): number[] => times.map((t) => a * Math.exp(-t / tau) + c - (2 * Math.exp(-t / 3) + 0.5))
const strict: Partial<FitOptions> = { differences: 'central', ftol: 1e-15 }

test("FIT7 Rosenbrock's valley is followed to its end", () => {
  const { values, sumOfSquares, ended } = fit(problemOf([free('x', -1.2), free('y', 1)], 2, rosenbrock))
  expect(values[0]).toBeCloseTo(1, 10)
  expect(values[1]).toBeCloseTo(1, 10)
  expect(sumOfSquares).toBeLessThan(1e-20)
  expect(ended).not.toBe('evaluations')
})

test("Powell's singular function, whose J has no full rank at the end, is approached as far as the scale asks", () => {
  const powell = ([a = 0, b = 0, c = 0, d = 0]: number[]): number[] => [a + 10 * b, Math.sqrt(5) * (c - d), (b - 2 * c) ** 2, Math.sqrt(10) * (a - d) ** 2]
  const { values, ended } = fit(
    problemOf(
      [free('a', 3), free('b', -1), free('c', 0), free('d', 1)].map((one) => ({ ...one, scale: 1 })),
      4,
      powell,
    ),
  )
  expect(Math.max(...values.map(Math.abs))).toBeLessThan(1e-7)
  expect(ended).toBe('xtol')
})

test('a decay without noise gives back its parameters, and where it ended is said', () => {
  const { values, rmse, degreesOfFreedom, onBound } = fit(problemOf([free('a', 1), between('tau', 1, 0.1, 100), free('c', 0)], 40, decay))
  expect(Array.from(values)).toEqual([expect.closeTo(2, 8), expect.closeTo(3, 8), expect.closeTo(0.5, 8)])
  expect(rmse).toBeLessThan(1e-9)
  expect(degreesOfFreedom).toBe(37)
  expect(onBound).toEqual([])
})

test('a linear problem has the solution of the normal equations', () => {
  const x = [0, 1, 2, 4]
  const y = [1, 3, 2, 6]
  const { values, sumOfSquares, rmse, degreesOfFreedom } = fit(
    problemOf([free('a', 100), free('b', -7)], 4, ([a = 0, b = 0]) => x.map((at, i) => a + b * at - (y[i] as number))),
    strict,
  )
  const b = 10 / 8.75
  expect(values[0]).toBeCloseTo(3 - 1.75 * b, 8)
  expect(values[1]).toBeCloseTo(b, 8)
  expect(sumOfSquares).toBeCloseTo(14 - 10 * b, 12) // Syy − b·Sxy
  expect(rmse).toBeCloseTo(Math.sqrt((14 - 10 * b) / 4), 12)
  expect(degreesOfFreedom).toBe(2)
})

test('FIT8 with a bound in the way the others go to the best that is left, and nothing beyond a bound is ever asked for', () => {
  const asked: number[] = []
  const valley = problemOf([between('x', -1.2, -2, 0.5), free('y', 1)], 2, (p) => {
    asked.push(p[0] as number)
    return rosenbrock(p)
  })
  const { values, onBound, sumOfSquares, degreesOfFreedom, ended } = fit(valley, strict)
  expect(values[0]).toBe(0.5)
  expect(values[1]).toBeCloseTo(0.25, 10)
  expect(sumOfSquares).toBeCloseTo(0.25, 12)
  expect(onBound).toEqual(['x'])
  expect(degreesOfFreedom).toBe(1)
  expect(ended).not.toBe('evaluations')
  expect(Math.max(...asked)).toBe(0.5)
  expect(Math.min(...asked)).toBeGreaterThanOrEqual(-2)
})

test('the others are solved again beside a bound: clipping the free solution would miss', () => {
  // b alone would go to 1.5; with b = 1 it is (a − 2)² + (a − 1.2)² that is least
  const plane = problemOf([free('a', 0), between('b', 0, -1, 1)], 3, ([a = 0, b = 0]) => [a + b - 3, a - 0.2 * b - 1, 2 * b - 3])
  const { values, onBound } = fit(plane, strict)
  expect(values[0]).toBeCloseTo(1.6, 9)
  expect(values[1]).toBe(1)
  expect(onBound).toEqual(['b'])
})

test('a start on the wrong bound is left', () => {
  const { values, onBound } = fit(problemOf([between('x', 0.5, -2, 0.5), between('y', -1, -1, 3)], 2, ([x = 0, y = 0]) => rosenbrock([x + 1.25, y])))
  expect(values[0]).toBeCloseTo(-0.25, 8)
  expect(values[1]).toBeCloseTo(1, 8)
  expect(onBound).toEqual([])
})

test('a parameter between equal bounds is a constant', () => {
  const { values, onBound } = fit(problemOf([free('a', 1), between('tau', 3, 3, 3), free('c', 0)], 40, decay))
  expect(values[0]).toBeCloseTo(2, 9)
  expect(onBound).toEqual(['tau'])
})

test('a step to where there are no residuals is refused, and the way goes on', () => {
  let refused = 0
  const { values } = fit(
    problemOf([free('x', 10)], 1, ([x = 0]) => {
      if (x < 0) refused++
      return [Math.log(x)] // the undamped step leads from 10 to −13
    }),
  )
  expect(values[0]).toBeCloseTo(1, 9)
  expect(refused).toBeGreaterThan(0)
})

test('at the start the residual that is not finite is named', () => {
  expect(() => fit(problemOf([free('x', 1)], 3, ([x = 0]) => [x, Math.log(-x), 0]))).toThrow(
    new RangeError('residual 1 of 3: expected a finite number at the start, got NaN'),
  )
  expect(() => fit(problemOf([free('x', 1)], 3, () => [1, 2]))).toThrow('residual 2 of 3') // left unwritten
  expect(() => fit(problemOf([between('R0', 5, 0, 1)], 1, () => [0]))).toThrow(new RangeError('R0: expected a start between 0 and 1, got 5'))
  expect(() => fit(problemOf([{ ...free('R0', 5), scale: 0 }], 1, () => [0]))).toThrow(RangeError)
})

test('FIT9 the unit of a parameter changes nothing', () => {
  const micro = problemOf([free('a', 1), between('tau', 1e6, 1e5, 1e8), free('c', 1e-3)], 40, ([a = 0, tau = 0, c = 0]) => decay([a, tau * 1e-6, c * 1e3]))
  const plain = problemOf([free('a', 1), between('tau', 1, 0.1, 100), free('c', 1)], 40, decay)
  const [one, other] = [fit(plain), fit(micro)]
  expect(other.iterations).toBe(one.iterations)
  expect((other.values[1] as number) * 1e-6).toBeCloseTo(one.values[1] as number, 9)
})

test('DET1 the same problem gives the same bytes; evaluations are counted and never pass their limit', () => {
  let calls = 0
  const problem = problemOf([free('x', -1.2), free('y', 1)], 2, (p) => {
    calls++
    return rosenbrock(p)
  })
  const one = fit(problem)
  expect(one.evaluations).toBe(calls)
  expect(fit(problem)).toEqual(one)
  for (const evaluations of [5, 10, 23, 40]) {
    calls = 0
    const cut = fit(problem, { evaluations })
    expect(cut.ended).toBe('evaluations')
    expect(calls).toBeLessThanOrEqual(evaluations)
    expect(cut.evaluations).toBe(calls)
  }
})

test('without noise to fit it ends at once where it stands right', () => {
  const { ended, iterations, evaluations } = fit(problemOf([free('x', 1), free('y', 1)], 2, rosenbrock))
  expect([ended, iterations, evaluations]).toEqual(['gtol', 1, 3])
})
