import { atTemperature, createReferences, evaluate, findCurrents, lossless, scaleDesign, scaledLimit, torqueLimit } from '@firstdrive/engine'
import { fromCelsius } from '@firstdrive/units'
import { expect, test } from 'vitest'
import { runSuite } from '../suite.ts'
import { type EfficiencyMap, keptApart } from './efficiency-map.ts'
import { id3Cases, type LossMap } from './id3.ts'
import { id3Machine, id3Voltage } from './id3-machine.ts'
import { publishedPeaks } from './published-peaks.ts'
import { envelopeCase, scaledCase } from './scaled-machines.ts'

test('twenty maps are kept apart, ten of either kind, each torque and each speed at least once', () => {
  const torques = [100, 150, 200, 250, 300, 350, 400]
  const speeds = [5000, 7000, 9000, 12_000, 14_000, 16_000, 18_000]
  for (const kind of ['ASM', 'PSM']) {
    const apart = torques.flatMap((torque) => speeds.map((speed) => [torque, speed] as const)).filter(([M, n]) => keptApart(`${kind}_M${M}_n${n}_0.3`))
    expect(apart.length).toBe(10)
    expect(new Set(apart.map(([torque]) => torque)).size).toBe(7)
    expect(new Set(apart.map(([, speed]) => speed)).size).toBe(7)
  }
  for (const name of ['TeslaModel3', 'PSM_M420_n16000_0.3', 'PSM_M250_n11400', 'INDEX', 'PSM_M200_n5000_0.3']) expect(keptApart(name)).toBe(false)
})

test('a map of the rule’s own making is foreseen, one with twice the loss is not', () => {
  const rating = { type: 'pmsm', torque: 300, power: 150e3, maximumSpeed: 1500 } as const
  const design = scaleDesign({ ...rating, dcVoltage: 400, inverter: 'igbt', after: 'series' })
  const warm = { stator: fromCelsius(80), rotor: fromCelsius(80) }
  const references = createReferences(atTemperature({ ...design, inverter: lossless }, warm), 400)
  const mapped = (times: number): EfficiencyMap => ({
    ...rating,
    name: 'own',
    envelope: [],
    points: [200, 500, 900].flatMap((speed) =>
      [0.2, 0.5, 0.9].map((part) => {
        const torque = part * torqueLimit(references, speed, 1)
        findCurrents(references, speed, torque)
        return { speed, torque, efficiency: (speed * torque) / (speed * torque + times * references.at.loss) }
      }),
    ),
  })
  expect(Math.abs(scaledCase(mapped(1)).error_pct)).toBeLessThan(1e-6)
  expect(Math.abs(scaledCase(mapped(2)).error_pct)).toBeGreaterThan(2)
})

test('an envelope of the rule’s own making is foreseen, one that fades otherwise is not', () => {
  const limit = scaledLimit({ type: 'induction', power: 150e3, torque: 300 })
  const mapped = (fade: (speed: number) => number): EfficiencyMap => ({
    name: 'own',
    type: 'induction',
    torque: 300,
    power: 150e3,
    maximumSpeed: 1500,
    points: [],
    envelope: [100, 400, 700, 1000, 1300].map((speed) => ({ speed, torque: 300 * fade(speed) })),
  })
  const own = (speed: number): number => Math.min(evaluate(limit, speed) / 300, 500 / speed)
  expect(Math.abs(envelopeCase(mapped(own)).error_pct)).toBeLessThan(1e-9)
  expect(envelopeCase(mapped((speed) => 0.9 * own(speed))).error_pct).toBeCloseTo(100 / 9, 6)
})

test('a loss map that the fitted machine made is found again', () => {
  const room = { stator: fromCelsius(20), rotor: fromCelsius(20) }
  const references = createReferences(atTemperature(id3Machine, room), id3Voltage)
  const map: LossMap = {
    speed_rpm: [0, 1000, 2000, 3000, 4000],
    torque_nm: [0, 100, 400],
    loss_w: [0, 100, 400].map((torque) =>
      [0, 1000, 2000, 3000, 4000].map((rpm) => {
        if (torque > 300) return null
        findCurrents(references, (rpm * Math.PI) / 30, torque)
        return references.at.loss
      }),
    ),
  }
  const cases = id3Cases(map)
  expect(cases.map(({ id }) => id)).toEqual(['2000 rpm', '4000 rpm', '2000 rpm', '4000 rpm'])
  for (const { quantity, error_pct } of cases) if (quantity === 'id3_loss_pct') expect(Math.abs(error_pct)).toBeLessThan(1e-6)
})

test('stated peaks are reached', () => {
  const { limits } = runSuite('peaks', [publishedPeaks], '')
  expect(limits.map(({ met }) => met)).toEqual([true])
})
