import { loadCar } from '@firstdrive/library'
import type { Car, DriveTable } from '@firstdrive/spec'
import { withInput } from '@firstdrive/spec'
import { describe, expect, test } from 'vitest'
import { measuredDrive } from './measured-drive.ts'
import { replayDrive } from './replay.ts'
import { roadGrade } from './road-grade.ts'
import { type Ride, simulatedLog } from './simulated-log.ts'
import { heaterIsStale } from './stale-heater.ts'

const loaded = loadCar('bmw-i3-60ah')
if (!loaded.ok) throw new Error('the library has no BMW i3')
const car: Car = loaded.value

const seconds = 900
const at = Array.from({ length: seconds + 1 }, (_, k) => k)
const speed_kmh = at.map((k) =>
  k > seconds - 20 || k < 5 ? 0 : Math.max(0, 55 + 45 * Math.sin(k / 60) + 10 * Math.sin(k / 13)) * Math.min(1, (k - 4) / 20, (seconds - 20 - k) / 20 + 0.05),
)
const ride: Ride = {
  speed_kmh,
  elevation_m: at.map((k) => 500 + 15 * Math.sin(k / 150)),
  ambient_C: at.map((k) => 4 - k / 450),
  heater_W: at.map((k) => 800 + 2000 * Math.exp(-k / 200)),
  air_conditioning_W: at.map(() => 100),
}
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const replayed = (table: DriveTable, of: Car = car) => replayDrive(of, measuredDrive('drive', table))

describe('replay', () => {
  test('REP1 the log of a car is explained by that car: energy, charge and temperature', () => {
    const found = replayed(simulatedLog(car, ride))
    expect(Math.abs(found.error_pct)).toBeLessThan(0.2) // a reading a second is the mean of two steps
    expect(found.soc_rmse_pct).toBeLessThan(1e-6)
    expect(found.pack_temperature_rmse_K).toBeLessThan(1e-6)
    expect(found.cabin_temperature_rmse_K).toBeNull()
  })

  test('REP2 the causes sum to the measured energy, those of the prediction to the predicted', () => {
    for (const change of [1, 1.4]) {
      const found = replayed(simulatedLog(withInput(car, 'vehicle.body.driveline_drag', 30 * change), ride))
      expect(sum(found.causes.map(({ energy_kWh }) => energy_kWh))).toBeCloseTo(found.energy_measured_kWh, 9)
      const own = found.causes.filter(({ of }) => of === 'prediction')
      expect(sum(own.map(({ energy_kWh }) => energy_kWh))).toBeCloseTo(found.energy_predicted_kWh, 9)
      const heating = own.find(({ cause }) => cause === 'heating')!.energy_kWh
      expect(heating).toBeCloseTo(sum(ride.heater_W!.slice(1)) / 3.6e6, 2)
    }
  })

  test.each([
    ['wind', 'wind', { wind_kmh: at.map(() => 18) }, 5],
    ['auxiliaries', 'auxiliaries', { auxiliary_W: at.map(() => 670) }, 200],
    ['tyre', 'tyre', {}, 20],
    ['grade', 'grade', { elevation_m: at.map((k) => 500 + 15 * Math.sin(k / 150) + (6 * k) / seconds) }, 6],
  ] as const)('REP3 the gap that %s leaves is laid on it within what is said of the uncertainty, and mostly on it', (cause, name, hidden, truth) => {
    const other = name === 'tyre' ? withInput(withInput(car, 'tyre.rolling_resistance', 0.0075 * 1.2), 'vehicle.body.driveline_drag', 36) : car
    const log = simulatedLog(other, { ...ride, ...hidden })
    const shown = { ...log, wind_kmh: [], auxiliary_W: [], elevation_m: ride.elevation_m! }
    const found = replayed(shown)
    const { estimate, energy, uncertainty } = found.residual.find((one) => one.cause === cause)!
    const spread = (uncertainty / Math.abs(energy)) * Math.abs(estimate)
    expect(Math.abs(estimate - truth)).toBeLessThan(3 * spread)
    expect(Math.sign(estimate)).toBe(1)
  })

  test('what was not recorded is said', () => {
    const { heater_W: _, air_conditioning_W: __, elevation_m: ___, ...bare } = ride
    const { notes } = replayed({ ...simulatedLog(car, bare), soc_pct: [], battery_temperature_C: [] })
    for (const word of ['heater', 'air conditioning', 'elevation', 'state of charge', 'temperature of the pack']) expect(notes.join(' ')).toContain(word)
  })

  test('air and heater that change along the drive are those of their second', () => {
    const drive = measuredDrive('drive', simulatedLog(car, ride))
    const { airTemperature } = drive.environment
    expect(airTemperature.length).toBe(seconds)
    expect(airTemperature[0]! - airTemperature[seconds - 1]!).toBeCloseTo((seconds - 1) / 450, 9)
    expect(drive.course.comfortPower[10]).toBeCloseTo(0.5 * (ride.heater_W![10]! + ride.heater_W![11]!) + 100, 9)
  })
})

describe('a heater whose channel is stale', () => {
  const city: Ride = { ...ride, speed_kmh: speed_kmh.map((v, k) => (k % 200 > 150 ? 0 : v)), heater_W: at.map(() => 0), ambient_C: at.map(() => 22) }
  const honest = simulatedLog(car, city)

  test('is found where it claims more at rest than the pack gives, and is left out', () => {
    const stale = { ...honest, heater_W: at.map(() => 1500) }
    expect(heaterIsStale(measuredDrive('drive', honest))).toBe(false)
    expect(heaterIsStale(measuredDrive('drive', stale))).toBe(true)
    const found = replayed(stale)
    expect(Math.abs(found.error_pct)).toBeLessThan(1)
    expect(found.notes.join(' ')).toContain('stale')
  })

  test('is no heater that really heats', () => {
    expect(heaterIsStale(measuredDrive('drive', simulatedLog(car, { ...city, heater_W: at.map(() => 2500) })))).toBe(false)
  })
})

describe('the slope of a road', () => {
  const even = at.map(() => 20)
  const h = (k: number) => 500 + 10 * Math.sin((2 * Math.PI * 20 * k) / 3000) // hills of 3 km

  test('follows hills, climbs as much as was measured, and is 0 where the car stands', () => {
    const grade = roadGrade(even, at.map(h), 1)
    const climbed = sum([...grade].map((slope) => slope * 20))
    expect(climbed).toBeCloseTo(h(seconds) - h(0), 9)
    for (const k of [100, 333, 500]) expect(grade[k]).toBeCloseTo((h(k + 1) - h(k)) / 20, 3)
    const stopping = at.map((k) => (k > 400 && k < 450 ? 0 : 20))
    expect([...roadGrade(stopping, at.map(h), 1).slice(402, 448)].every((slope) => slope === 0)).toBe(true)
  })

  test('does not take the steps of a coarse barometer for walls', () => {
    const coarse = roadGrade(
      even,
      at.map((k) => Math.round(h(k))),
      1,
    )
    const fine = roadGrade(even, at.map(h), 1)
    expect(Math.max(...coarse.map((slope, k) => Math.abs(slope - fine[k]!)))).toBeLessThan(0.012) // a step of 1 m would be 0.05
  })
})
