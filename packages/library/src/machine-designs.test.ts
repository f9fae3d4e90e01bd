import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileVehicle, type DesignedMachine, designText, formatIssue, type Result, wishOf } from '@firstdrive/spec'
import { describe, expect, test } from 'vitest'
import { libraryRoot } from './file.ts'
import { carFromText, libraryIds, loadMachine } from './load.ts'

const sound = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'))
  return result.value
}
const designs = libraryIds('machine').filter((id) => id.endsWith('-design'))

test('the machines of the SU7 and the V8s have designs', () =>
  expect(designs).toEqual(['xiaomi-su7-max-front-design', 'xiaomi-v6-design', 'xiaomi-v6s-design', 'xiaomi-v8s-design']))

describe.each(designs)('%s', (id) => {
  const { spec, text } = sound(loadMachine(id))

  test('is sound, and its design is what the scaling rule makes of its rating', () => {
    const { dc_voltage } = (spec as typeof spec & DesignedMachine).design
    const rule = designText(wishOf(spec, { dcVoltage: dc_voltage.si, inverter: 'sic', after: 'production' }))
    expect(text.slice(text.indexOf('design:'))).toBe(`${rule}\n`)
  })
})

test('a car with a designed machine is compiled and has its torque', () => {
  const text = readFileSync(join(libraryRoot, 'vehicles/su7-2024.yaml'), 'utf8').replace('machine: xiaomi-v6\n', 'machine: xiaomi-v6-design\n')
  const { rear } = compileVehicle(sound(carFromText(text, join(libraryRoot, 'vehicles/su7-2024.yaml'))), { load: 100 })
  expect(rear.drivingTorque.values[0]).toBeCloseTo(400, 6)
  expect(Math.min(...rear.noLoadLoss.values)).toBeGreaterThanOrEqual(100)
})
