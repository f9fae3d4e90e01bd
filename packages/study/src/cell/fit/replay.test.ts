import { libraryRoot, loadCell } from '@firstdrive/library'
import { compileCell } from '@firstdrive/spec'
import { expect, test } from 'vitest'
import { measured, rungs } from '../../../test/measured-cell.ts'
import { drawnCharge } from './charge-count.ts'
import { replay } from './replay.ts'
import { stepsOf } from './stretch.ts'
import { thin } from './thin.ts'

const batteryOf = (id: string) => {
  const cell = loadCell(id)
  if (!cell.ok) throw new Error(`${id} is not in ${libraryRoot}`)
  return compileCell(cell.value.spec).battery
}

test.each([
  ['blade-lfp', 298.15],
  ['blade-lfp', 263.15],
  ['panasonic-2170-nca', 283.65],
  ['lg-m50-nmc811', 288.15],
])('replay shows what the bench shows of %s at %d K, to 1e-9 V', (id, kelvin) => {
  const battery = batteryOf(id)
  const { time, current, voltage, temperature } = measured(battery, rungs(battery), { kelvin, step: 10 })
  const out = new Float64Array(time.length)
  replay(battery, { time, current, flowing: current, temperature, stateOfCharge: 0 }, out)
  for (const [k, V] of out.entries()) expect(Math.abs(V - voltage[k]!), `row ${k}`).toBeLessThan(1e-9)
})

test('of a thinned record the voltage is the same to 0.2 mV, the charge to the last digit', () => {
  const battery = batteryOf('panasonic-2170-nca')
  const record = measured(battery, rungs(battery), {})
  const thinned = thin(record, stepsOf(record, battery.capacity / 3600), 'until the next', battery.capacity, 0.03)
  expect(thinned.rows.length).toBeLessThan(record.time.length / 6)
  const out = new Float64Array(thinned.rows.length)
  replay(battery, { ...thinned, stateOfCharge: 0 }, out)
  for (const [k, V] of out.entries()) expect(Math.abs(V - thinned.voltage[k]!), `row ${thinned.rows[k]}`).toBeLessThan(2e-4)
  const drawn = thinned.flowing.slice(0, -1).reduce((sum, I, k) => sum + I * (thinned.time[k + 1]! - thinned.time[k]!), 0)
  expect(drawn).toBeCloseTo(drawnCharge(record, 'until the next').at(-1)!, 6)
})
