import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { loadCar } from '@firstdrive/library'
import { type Car, type DriveTable, withInput } from '@firstdrive/spec'
import { measuredDrive, simulatedLog } from '@firstdrive/study'
import { afterAll, describe, expect, test } from 'vitest'
import { runSuite } from '../suite.ts'
import { bmwI3 } from './bmw-i3.ts'
import { climatePower, fitClimate } from './climate-rule.ts'
import type { Trip } from './measured-trips.ts'
import { packFigures } from './pack-steps.ts'
import { training } from './training.ts'

const car = (id: string): Car => {
  const found = loadCar(id)
  if (!found.ok) throw new Error(id)
  return found.value
}
const calibrated = car('bmw-i3-60ah-calibrated')
const seconds = 500
const at = Array.from({ length: seconds + 1 }, (_, k) => k)

function trip(of: Car, ride: number, more: Partial<DriveTable> = {}): DriveTable {
  const fastest = 45 + 9 * (ride % 7)
  return simulatedLog(of, {
    speed_kmh: at.map(
      (k) => Math.max(0, fastest * Math.sin(k / (15 + 5 * (ride % 4))) + 0.3 * fastest * Math.sin(k / 9)) * Math.min(1, k / 10, (seconds - k) / 10),
    ),
    elevation_m: at.map((k) => 500 + 6 * Math.sin(k / 80 + ride)),
    ambient_C: at.map(() => -4 + 5 * (ride % 6)),
    heater_W: at.map((k) => 60 * Math.max(0, 18 - (-4 + 5 * (ride % 6))) + 900 * Math.exp(-k / 300)),
    air_conditioning_W: at.map(() => 0),
    ...more,
  })
}

/** As the set is laid out, its columns in another order, with a `split` that is not to be read. */
function written(trips: Readonly<Record<string, DriveTable>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'i3-'))
  mkdirSync(join(folder, 'bmw-i3'))
  const rows = Object.entries(trips).flatMap(([id, log]) =>
    log.time_s.map((t, k) =>
      [
        'excluded',
        log.air_conditioning_W[k]! / 1e3,
        log.soc_pct[k],
        9 + 0.87 * log.soc_pct[k]!,
        log.battery_temperature_C[k],
        -log.current_A[k]!,
        log.voltage_V[k],
        log.elevation_m[k],
        log.speed_kmh[k],
        id,
        t,
        log.ambient_C[k],
        log.heater_W[k]! / 1e3,
        20,
      ].join(','),
    ),
  )
  const head = 'split,ac_kw,soc_disp_pct,soc_pct,batt_t_c,batt_a,batt_v,elev_m,v_kmh,trip,t_s,amb_c,heat_can_kw,cabin_c'
  writeFileSync(join(folder, 'bmw-i3', 'i3_1hz_other.csv.gz'), gzipSync(`${head}\n${rows.join('\n')}\n`))
  return folder
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})
const scored = (trips: Readonly<Record<string, DriveTable>>) => {
  const folder = written(trips)
  folders.push(folder)
  return runSuite('bmw-i3', bmwI3(folder), folder)
}

describe('the suite of the BMW i3', () => {
  test('scores trips that it has never seen by the calibrated car of the library, but none that the set excludes', () => {
    const found = scored({ TripX01: trip(calibrated, 1), TripX02: trip(calibrated, 4), TripB02: trip(calibrated, 2) })
    const energies = found.parts[0]!.cases.filter(({ quantity }) => quantity === 'trip_energy_kWh')
    expect(energies.map(({ id }) => id)).toEqual(['TripX01', 'TripX02'])
    for (const { error_pct, note } of energies) {
      expect(Math.abs(error_pct)).toBeLessThan(1)
      expect(note).toContain('by the car of the library')
    }
    expect(found.limits.map(({ quantity }) => quantity)).toContain('trip_energy_kWh')
    expect(found.summary.pack_temperature_K!.rms_K).toBeLessThan(0.1)
  })

  test('scores a training trip by a car that is calibrated on the other days', () => {
    const dragging = withInput(calibrated, 'vehicle.body.driveline_drag', 110)
    const days = [...new Map(training().trips.map(({ trip: id, day }) => [day, id])).values()].slice(0, 6)
    const found = scored(Object.fromEntries(days.map((id, ride) => [id, trip(dragging, ride)])))
    const energies = found.parts[0]!.cases.filter(({ quantity }) => quantity === 'trip_energy_kWh')
    expect(energies).toHaveLength(6)
    for (const { error_pct, note } of energies) {
      expect(note).toContain('calibrated without')
      expect(Math.abs(error_pct)).toBeLessThan(5) // the car of the library would be off by more
    }
  })

  test('is skipped where there is no data', () => {
    const { skipped, parts } = runSuite('bmw-i3', bmwI3(tmpdir()), tmpdir())
    expect(parts).toEqual([])
    expect(skipped).toEqual([{ part: 'BMW i3, measured trips', missing: 'bmw-i3/i3_1hz_*.csv.gz' }])
  })
})

test('steps of the current tell the resistance of a pack, how it grows in the cold, and its capacity', () => {
  const cells = (log: DriveTable): DriveTable => ({ ...log, cell_soc_pct: log.soc_pct.map((window) => 9 + 0.87 * window) })
  const base = car('bmw-i3-60ah-calibrated')
  const drives = [0, 1, 2, 3, 4, 5].map((ride) => measuredDrive(`${ride}`, cells(trip(base, ride))))
  const { resistance, law, capacity } = packFigures(drives)
  const { series_resistance, capacity: Q, resistance_law } = base.cell.spec
  expect(resistance / ((96 * series_resistance.si) / Q.si)).toBeGreaterThan(0.95)
  expect(resistance / ((96 * series_resistance.si) / Q.si)).toBeLessThan(1.2)
  expect(law / resistance_law.a_K).toBeCloseTo(1, 1)
  expect(capacity / Q.si).toBeCloseTo(1, 2)
})

test('the rule of the climate is found again in what it has made', () => {
  const rule = { heatingSteady: 70, heatingUp: 250, coolingSteady: 90, coolingDown: 40 }
  const trips = [0, 1, 2, 3, 4, 5, 6].map((ride): Trip => {
    const cabin = [5, 12, 22, 8, 35, 41, 26][ride]!
    const air = [-4, 1, 12, 6, 26, 31, 23][ride]!
    const drive = {
      ...measuredDrive(`${ride}`, trip(calibrated, 2, { ambient_C: at.map(() => air) })),
      cabinTemperature: new Float64Array(seconds + 1).fill(cabin + 273.15),
    }
    const { heating, cooling } = climatePower(rule, drive)
    return { drive: { ...drive, heater: heating, airConditioning: cooling }, trainingDay: null, heaterIsStale: false }
  })
  const found = fitClimate(trips)
  for (const key of Object.keys(rule) as (keyof typeof rule)[]) expect(found[key]).toBeCloseTo(rule[key], 6)
})
