import { readFileSync } from 'node:fs'
import { toKilowattHours } from '@firstdrive/units'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Change, madeUpCar } from '../../test/made-up-car.ts'
import { formatIssue } from '../issue.ts'
import { parseAs } from '../parse.ts'
import { type Measure, remeasured } from '../quantity.ts'
import { type CellSpec, cell as cellSchema } from '../schema/cell.ts'
import { cost as costSchema } from '../schema/cost.ts'
import { pack as packSchema } from '../schema/pack.ts'
import { packCapacity } from './battery.ts'
import { packFigures } from './pack-figures.ts'

function read<Schema extends z.ZodType>(schema: Schema, file: string): z.output<Schema> {
  const parsed = parseAs(schema, readFileSync(new URL(`../../../library/${file}.yaml`, import.meta.url), 'utf8'), file)
  if (!parsed.ok) throw new Error(parsed.issues.map(formatIssue).join('\n'))
  return parsed.value.spec
}
const costs = read(costSchema, 'costs/packs-2025')

describe('a made-up pack of 100 × 2 cells of 50 Ah, by hand', () => {
  const block: Change = [
    'format: prismatic',
    'format: prismatic\nmass: { value: 1.5, unit: kg }\nsize: { length: { value: 200, unit: mm }, height: { value: 100, unit: mm }, thickness: { value: 30, unit: mm } }',
  ]
  const unweighed: Change = ['mass: { value: 400, unit: kg }\n', 'cell_volume_share: { value: 0.6 }\n']
  const figures = (...changes: readonly Change[]) => {
    const { pack, cell } = madeUpCar({ cell: [block], pack: changes })
    return packFigures(pack.spec, cell.spec, costs)
  }
  const offer = (region: string, more = ''): Change => [
    'usable:',
    `offer: { region: ${region}, lead_time: { value: 26, unit: week }, status: series${more} }\nusable:`,
  ]

  test('all of it follows from its cells', () => {
    const { energy, mass, cellMass, volume, cost, specificEnergy, nominalVoltage, fullVoltage } = figures(unweighed)
    const kWh = 35.65 // 100 Ah × 100 × (3.6 V − 105 mΩ·Ah / 3 h)
    expect(toKilowattHours(energy)).toBeCloseTo(kWh, 6)
    expect(cellMass).toBeCloseTo(300, 9)
    expect(mass).toBeCloseTo(300 / 0.75, 9)
    expect(volume).toBeCloseTo((200 * 0.6e-3) / 0.6, 9)
    expect(cost).toBeCloseTo(128 * kWh, 6)
    expect(specificEnergy / 3600).toBeCloseTo(35_650 / 400, 6)
    expect(nominalVoltage).toBeCloseTo(356.5, 6)
    expect(fullVoltage).toBeCloseTo(420, 9)
  })

  test('what is weighed, labelled or asked goes before', () => {
    const weighed = figures(
      ['mass: { value: 400', 'energy: { value: 36, unit: kWh }\nmass: { value: 420'],
      offer('china', ', cost: { value: 5000, unit: USD }'),
    )
    expect(weighed.mass).toBe(420)
    expect(weighed.cellMass).toBe(315)
    expect(toKilowattHours(weighed.energy)).toBeCloseTo(36, 9)
    expect(weighed.cost).toBe(5000)
  })

  test('where it is bought decides what it costs', () => {
    for (const [region, factor] of [
      ['china', 0.778],
      ['europe', 1.213],
      ['north-america', 1.12],
      ['world', 1],
    ] as const)
      expect(figures(unweighed, offer(region)).cost).toBeCloseTo(128 * 35.65 * factor, 6)
  })

  test('larger cells than the ones named take more room; without a size or a share nobody knows', () => {
    expect(figures(unweighed, ['parallel: 2', 'parallel: 2\ncapacity: { value: 120, unit: Ah }']).volume).toBeCloseTo(0.24, 9)
    expect(figures().volume).toBeNull()
    const { pack, cell } = madeUpCar({ pack: [unweighed] })
    expect(packFigures(pack.spec, cell.spec, costs).volume).toBeNull()
  })

  test('a can is a cylinder', () => {
    const can: Change = [
      block[0],
      'format: cylindrical\nmass: { value: 0.07, unit: kg }\nsize: { diameter: { value: 21, unit: mm }, height: { value: 70, unit: mm } }',
    ]
    const { pack, cell } = madeUpCar({ cell: [can], pack: [unweighed] })
    expect(packFigures(pack.spec, cell.spec, costs).volume).toBeCloseTo((200 * (Math.PI / 4) * 0.021 ** 2 * 0.07) / 0.6, 12)
  })
})

/** Of a real pack the figures by its cells, as if it had not been weighed; where these are larger than the ones named, they weigh as much more. */
function byItsCells(id: string) {
  const { mass, capacity: _, ...pack } = read(packSchema, `packs/${id}`)
  const named = read(cellSchema, `cells/${pack.cell}`)
  const larger = packCapacity({ pack: read(packSchema, `packs/${id}`), cell: named }) / (named.capacity.si * pack.parallel)
  const grown = (measure: Measure): Measure => remeasured(measure, measure.value * larger)
  const cell: CellSpec = { ...named, capacity: grown(named.capacity), mass: grown(named.mass as Measure) }
  return { weighed: mass?.si, figures: packFigures(pack, cell, costs) }
}

/** Tolerances: the mass of a blade is known within 11 %; that of a Qilin cell is another's; those of the others are this pack's own. */
test.each([
  ['findreams-blade-73', 73.6, 579, 0.08],
  ['catl-qilin-101', 101, 645.8, 0.05],
  ['tesla-lfp-55', 55, 438, 0.005],
  ['nio-welion-150', 150, 575, 0.01],
  ['vw-meb-62', 61.5, 363, 0.001],
])('%s, %d kWh: by its cells it weighs the published %d kg', (id, kWh, kg, tolerance) => {
  const { weighed, figures } = byItsCells(id)
  expect(weighed).toBe(kg)
  expect(toKilowattHours(figures.energy)).toBeCloseTo(kWh, 6)
  expect(Math.abs(figures.mass / kg - 1)).toBeLessThan(tolerance)
  expect(figures.specificEnergy).toBeCloseTo(figures.energy / figures.mass, 6)
})
