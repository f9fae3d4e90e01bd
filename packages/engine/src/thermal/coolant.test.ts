import { fromCelsius } from '@firstdrive/units'
import { expect, test } from 'vitest'
import { evaluate } from '../numerics/curve.ts'
import { type Coolant, waterGlycol50, waterGlycol60 } from './coolant.ts'

/** Specific heat, density, viscosity, conductivity. */
const properties = (coolant: Coolant, celsius: number) =>
  (['specificHeat', 'density', 'viscosity', 'conductivity'] as const).map((key) => evaluate(coolant[key], fromCelsius(celsius)))

test('between its rows a coolant is within 1 % of CoolProp', () => {
  // CoolProp 8.0.0, PropsSI(…, 'T', …, 'P', 1e6, 'INCOMP::MEG[0.5]' and '[0.6]')
  const cases: [Coolant, number, number[]][] = [
    [waterGlycol50, -32.5, [3011.89, 1085.7, 0.0496141, 0.357406]],
    [waterGlycol50, -17.5, [3101.77, 1081.38, 0.0191813, 0.366227]],
    [waterGlycol50, 22.5, [3325.13, 1063.58, 0.003409, 0.390698]],
    [waterGlycol50, 67.5, [3534.06, 1035.32, 0.00119916, 0.418303]],
    [waterGlycol60, -47.5, [2630.03, 1103.44, 0.31144, 0.326162]],
    [waterGlycol60, -37.5, [2702.47, 1101.52, 0.124985, 0.330328]],
    [waterGlycol60, 2.5, [2983.81, 1086.63, 0.00967241, 0.348358]],
    [waterGlycol60, 97.5, [3469.47, 1022.72, 0.000874696, 0.392278]],
  ]
  for (const [coolant, celsius, expected] of cases) {
    for (const [n, value] of properties(coolant, celsius).entries()) expect(Math.abs(value / expected[n]! - 1)).toBeLessThan(1e-2)
  }
})

test('colder coolant is thicker, denser and holds and conducts less', () => {
  for (const coolant of [waterGlycol50, waterGlycol60]) {
    for (let celsius = -30; celsius < 100; celsius += 1) {
      const [c, rho, mu, k] = properties(coolant, celsius) as [number, number, number, number]
      const [cWarm, rhoWarm, muWarm, kWarm] = properties(coolant, celsius + 1) as [number, number, number, number]
      expect(c < cWarm && rho > rhoWarm && mu > muWarm && k < kWarm).toBe(true)
    }
  }
})

test('half glycol is thick at −20 °C: seven times its viscosity at 25 °C; 60 % freezes at −51 °C', () => {
  expect(evaluate(waterGlycol50.viscosity, fromCelsius(-20)) / evaluate(waterGlycol50.viscosity, fromCelsius(25))).toBeCloseTo(7.03, 2)
  expect(waterGlycol50.freezingPoint).toBeCloseTo(fromCelsius(-36), 1)
  expect(waterGlycol60.freezingPoint).toBeCloseTo(fromCelsius(-51.2), 1)
})
