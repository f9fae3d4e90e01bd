import { expect, test } from 'vitest'
import { covariance } from './covariance.ts'
import { jacobian } from './jacobian.ts'
import { fit } from './levenberg-marquardt.ts'
import { evaluate, type FitProblem } from './problem.ts'

/*
 * NIST Statistical Reference Datasets, nonlinear regression, https://www.itl.nist.gov/div898/strd/nls/nls_main.shtml (public domain):
 * data, both starts, and the values and standard deviations that are certified to 11 digits.
 */
interface Reference {
  readonly name: string
  readonly model: (x: number, b: Float64Array) => number
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly starts: readonly (readonly number[])[]
  readonly certified: readonly number[]
  readonly deviations: readonly number[]
  readonly sumOfSquares: number
}

// biome-ignore-start lint/suspicious/noApproximativeNumericConstant: measured
// biome-ignore format: tables
const references: readonly Reference[] = [
  {
    name: 'Misra1a',
    model: (x, [b1 = 0, b2 = 0]) => b1 * (1 - Math.exp(-b2 * x)),
    x: [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0],
    y: [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78],
    starts: [[500, 1e-4], [250, 5e-4]],
    certified: [2.3894212918e2, 5.5015643181e-4],
    deviations: [2.7070075241, 7.2668688436e-6],
    sumOfSquares: 1.2455138894e-1,
  },
  {
    name: 'Thurber',
    model: (x, [b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0, b6 = 0, b7 = 0]) => (b1 + x * (b2 + x * (b3 + x * b4))) / (1 + x * (b5 + x * (b6 + x * b7))),
    x: [-3.067, -2.981, -2.921, -2.912, -2.840, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363, -2.322, -1.501, -1.460, -1.274, -1.212, -1.100, -1.046, -0.915,
      -0.714, -0.566, -0.545, -0.4, -0.309, -0.109, -0.103, 0.010, 0.119, 0.377, 0.790, 0.963, 1.006, 1.115, 1.572, 1.841, 2.047, 2.200],
    y: [80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696, 101.060, 401.672, 390.724, 567.534, 635.316, 733.054, 759.087,
      894.206, 990.785, 1090.109, 1080.914, 1122.643, 1178.351, 1260.531, 1273.514, 1288.339, 1327.543, 1353.863, 1414.509, 1425.208, 1421.384, 1442.962,
      1464.350, 1468.705, 1447.894, 1457.628],
    starts: [[1000, 1000, 400, 40, 0.7, 0.3, 0.03], [1300, 1500, 500, 75, 1, 0.4, 0.05]],
    certified: [1.2881396800e3, 1.4910792535e3, 5.8323836877e2, 7.5416644291e1, 9.6629502864e-1, 3.9797285797e-1, 4.9727297349e-2],
    deviations: [4.6647963344, 3.9571156086e1, 2.8698696102e1, 5.5675370270, 3.1333340687e-2, 1.4984928198e-2, 6.5842344623e-3],
    sumOfSquares: 5.6427082397e3,
  },
  {
    name: 'MGH09',
    model: (x, [b1 = 0, b2 = 0, b3 = 0, b4 = 0]) => (b1 * (x * x + x * b2)) / (x * x + x * b3 + b4),
    x: [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625],
    y: [0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246],
    starts: [[25, 39, 41.5, 39], [0.25, 0.39, 0.415, 0.39]],
    certified: [1.9280693458e-1, 1.9128232873e-1, 1.2305650693e-1, 1.3606233068e-1],
    deviations: [1.1435312227e-2, 1.9633220911e-1, 8.0842031232e-2, 9.0025542308e-2],
    sumOfSquares: 3.0750560385e-4,
  },
] // biome-ignore-end lint/suspicious/noApproximativeNumericConstant: measured

const cases = references.flatMap((reference) => reference.starts.map((start, k) => ({ ...reference, start, from: k + 1 })))

const problemOf = ({ model, x, y }: Reference, start: readonly number[]): FitProblem => ({
  parameters: start.map((value, j) => ({ name: `b${j + 1}`, start: value, lower: -Infinity, upper: Infinity })),
  residualCount: x.length,
  residuals: (b, out) => out.set(x.map((at, i) => model(at, b) - (y[i] as number))),
})

test.each(cases)('FIT1 $name from start $from: the certified values to 7 digits, their standard deviations to 6', (reference) => {
  const problem = problemOf(reference, reference.start)
  const { values, sumOfSquares, degreesOfFreedom, ended, evaluations } = fit(problem, { differences: 'central', ftol: 1e-14 })
  const residuals = new Float64Array(problem.residualCount)
  evaluate(problem, values, residuals)
  const { standardDeviations } = covariance(jacobian(problem, values, residuals, 'central'), sumOfSquares / degreesOfFreedom)
  expect(worst(values, reference.certified)).toBeLessThan(1e-7)
  expect(worst(standardDeviations, reference.deviations)).toBeLessThan(1e-6)
  expect(worst([sumOfSquares], [reference.sumOfSquares])).toBeLessThan(1e-10)
  expect(ended).not.toBe('evaluations')
  expect(evaluations).toBeLessThan(800)
})

test.each(cases)('FIT2 $name from start $from: as it comes, within a ten-thousandth of a standard deviation', (reference) => {
  const { values, ended } = fit(problemOf(reference, reference.start))
  const errors = reference.certified.map((certified, j) => Math.abs((values[j] as number) - certified) / (reference.deviations[j] as number))
  expect(Math.max(...errors)).toBeLessThan(1e-4)
  expect(ended).not.toBe('evaluations')
})

/** The largest relative error. */
const worst = (values: ArrayLike<number>, certified: readonly number[]): number =>
  Math.max(...certified.map((expected, j) => Math.abs((values[j] as number) / expected - 1)))
