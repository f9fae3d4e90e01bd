import { loadCar } from '@firstdrive/library'
import type { DriveTable } from '@firstdrive/spec'
import { measuredDrive, replayDrive } from '@firstdrive/study'
import { expect, test } from 'vitest'
import { draggingCar, madeUpDrive } from '../../test/made-up-drives.ts'
import { replayReport } from './replay-report.ts'

const car = loadCar('bmw-i3-60ah')
if (!car.ok) throw new Error('the library has no BMW i3')
const table = madeUpDrive(draggingCar(60), 2)
const reportOf = (drive: DriveTable) => {
  const measured = measuredDrive('made-up', drive)
  const found = replayDrive(car.value, measured)
  const log = { id: 'made-up', file: new URL(import.meta.url).pathname, drive }
  return { found, report: replayReport(car.value, measured, found, { log, mapping: null, load: undefined }) }
}
const { found, report } = reportOf(table)
const seriesOf = (key: string) => report.drive.series.find((one) => one.key === key)?.values ?? []

test('the causes sum to the measured energy, those of the prediction to the predicted', () => {
  const sum = (of: 'prediction' | 'residual') => report.causes.filter((cause) => cause.of === of).reduce((total, { energy_kWh }) => total + energy_kWh, 0)
  expect(sum('prediction')).toBeCloseTo(found.energy_predicted_kWh, 5) // what is next to nothing is left out
  expect(sum('prediction') + sum('residual')).toBeCloseTo(found.energy_measured_kWh, 5)
  expect(report.causes.find(({ of, label }) => of === 'residual' && label === 'tyre')?.estimate).toMatch(/^\+[\d.]+ % of rolling resistance$/)
})

test('every series is as long as the axes; the energy ends at what the terminal says', () => {
  for (const { values } of report.drive.series) expect(values).toHaveLength(report.drive.t_s.length)
  expect(report.drive.distance_km).toHaveLength(report.drive.t_s.length)
  expect(report.drive.distance_km.at(-1)).toBeCloseTo(report.distance_km, 9)
  expect(seriesOf('energy-measured').at(-1)).toBeCloseTo(found.energy_measured_kWh, 9)
  expect(seriesOf('energy-predicted').at(-1)).toBeCloseTo(found.energy_predicted_kWh, 5)
})

test('measured and predicted never share a kind, and what was not measured has no line and no error', () => {
  for (const { key, kind } of report.drive.series) expect(kind).toBe(key.endsWith('-measured') ? 'measured' : 'simulated')
  expect(seriesOf('soc-measured')).toHaveLength(report.drive.t_s.length)
  const { report: bare } = reportOf({ ...table, soc_pct: [], cell_soc_pct: [], battery_temperature_C: [] })
  expect(bare.drive.series.map(({ key }) => key).filter((key) => /^(soc|temperature)/.test(key))).toEqual(['soc-predicted', 'temperature-predicted'])
  expect(bare.errors.map(({ label }) => label)).toEqual(['energy', 'energy per kilometre', 'mean power', 'mean voltage'])
  expect(bare.notes).toContain('The state of charge was not measured: 80 % is taken at the start.')
})

test('readings that are missing leave a gap and are counted', () => {
  const pack = table.time_s.map((t) => (t > 100 && t <= 160 ? Number.NaN : 12))
  const { report: gapped } = reportOf({ ...table, battery_temperature_C: pack })
  const measured = gapped.drive.series.find(({ key }) => key === 'temperature-measured')?.values ?? []
  expect([measured[100], measured[101], measured[160], measured[161]]).toEqual([12, null, null, 12])
  expect(gapped.notes).toContain('60 of 721 readings of battery_temperature_C are missing: the engine was given what lies between their neighbours.')
  expect(gapped.errors.find(({ label }) => label === 'pack temperature at the end')).toMatchObject({ measured: 12, unit: '°C', error: { unit: 'K' } })
})

test('the log is named without its folder, and every input has its source', () => {
  const told = report.log.facts.map(({ value }) => value)
  expect(told).toContain('replay-report.test.ts')
  expect(JSON.stringify(report)).not.toContain(new URL('.', import.meta.url).pathname)
  expect(report.car.inputs.length).toBeGreaterThan(50)
  expect(report.sources.length).toBeGreaterThan(3)
})

test('a heater whose channel is stale is said to be so, in words and over its curve', () => {
  const { report: stale } = reportOf({ ...table, heater_W: table.time_s.map(() => 6000) })
  expect(stale.notes[0]).toContain('The channel of the heater is stale')
  expect(stale.drive.series.find(({ key }) => key === 'heater-measured')?.plot).toBe('Heating, by a stale channel')
  expect(stale.subtitle).not.toContain('heating')
  expect(stale.causes.filter(({ of, label }) => of === 'prediction' && label === 'heating')).toEqual([])
})
