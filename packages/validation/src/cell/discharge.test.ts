import { expect, test } from 'vitest'
import { benchCell } from './bench-cell.ts'
import { dischargedCharge } from './discharge.ts'

/** OCV = 3 V + z, one resistance of 0.1 Ω, 1 Ah. */
const cell = (minimumVoltage: number) =>
  benchCell({
    knots: 11,
    capacity: 3600,
    openCircuit: (z) => 3 + z,
    entropy: () => 0,
    seriesResistance: () => 0.1,
    fastResistance: () => 0,
    slowResistance: () => 0,
    resistanceFactor: () => 1,
    fastTime: 8,
    slowTime: 90,
    heatCapacity: 1e12,
    caseHeatCapacity: 1e12,
    caseConductance: 1,
    conductance: 1,
    minimumVoltage,
  })

test('a discharge ends where OCV(z) − R·I is the lower voltage, between two steps too', () => {
  for (const current of [0.05, 0.7, 2, 3.3]) expect(dischargedCharge(cell(3.2), current, 298.15)).toBeCloseTo(3600 * (1 - (0.2 + 0.1 * current)), 6)
})

test('it gives all of its charge where no voltage stops it, and none where the first does', () => {
  expect(dischargedCharge(cell(2), 1, 298.15)).toBe(3600)
  expect(dischargedCharge(cell(3.95), 1, 298.15)).toBe(0)
})
