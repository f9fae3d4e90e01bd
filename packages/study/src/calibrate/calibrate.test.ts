import { carFromText, loadCar } from '@firstdrive/library'
import { type Car, formatIssue, withInput } from '@firstdrive/spec'
import { describe, expect, test } from 'vitest'
import { type MeasuredDrive, measuredDrive } from '../replay/measured-drive.ts'
import { simulatedLog } from '../replay/simulated-log.ts'
import { calibrate, type DatedDrive, tripErrors } from './calibrate.ts'
import { fittedCar } from './fitted-car.ts'
import { type FreeInput, freeInputs } from './free-input.ts'
import { fitRemarks } from './remarks.ts'
import { dayOf, splitByDay } from './split.ts'

const loaded = loadCar('bmw-i3-60ah')
if (!loaded.ok) throw new Error('the library has no BMW i3')
const car: Car = loaded.value
const truth = { 'vehicle.body.driveline_drag': 55, 'vehicle.warm_up.cold_drag': 0.03, 'vehicle.regeneration.share': 0.85, 'vehicle.auxiliaries.power': 620 }
const paths = Object.keys(truth)
const trueCar = Object.entries(truth).reduce((changed, [path, value]) => withInput(changed, path, value), car)

function free(of: readonly string[]): readonly FreeInput[] {
  const found = freeInputs(car, of)
  if (!found.ok) throw new Error(found.issues.map(formatIssue).join())
  return found.value
}

/** Six rides of ten minutes, in town and out of it, warm and cold. */
const rides = Array.from({ length: 6 }, (_, ride): MeasuredDrive => {
  const seconds = 600
  const at = Array.from({ length: seconds + 1 }, (_, k) => k)
  const fastest = 35 + 16 * ride
  const speed_kmh = at.map(
    (k) => Math.max(0, fastest * Math.sin(k / (20 + 7 * ride)) + 0.3 * fastest * Math.sin(k / 9)) * Math.min(1, k / 10, (seconds - k) / 10),
  )
  const ambient_C = at.map(() => [-8, 22, 0, 15, 5, -3][ride]!)
  return measuredDrive(`ride-${ride}`, simulatedLog(trueCar, { speed_kmh, ambient_C, elevation_m: at.map((k) => 300 + 8 * Math.sin(k / 90 + ride)) }))
})

/** The same with what the true car draws in every second, and noise of ± 300 W for each segment, so that all segments are alike. */
function noisy(seed: number): readonly DatedDrive[] {
  const random = gaussian(seed)
  return rides.map((drive, ride) => {
    const kilometres = Math.sqrt(drive.distance / 1e3)
    let noise = 0
    const power = drive.power.map((watt, k) => {
      if (k % 120 === 0) noise = 300 * random() * kilometres
      return watt + noise
    })
    return { day: `day-${ride}`, drive: { ...drive, power } }
  })
}

describe('calibration', () => {
  const seeds = process.env.FIRSTDRIVE_ALL_SEEDS === undefined ? 20 : 100

  test(`CAL1 of ${seeds} noisy logs 95 in 100 give the inputs back within three standard deviations`, () => {
    const within = Array.from({ length: seeds }, (_, seed) => {
      const { values, findings } = calibrate(car, noisy(seed + 1), free(paths), { starts: [1] })
      return paths.every((path, k) => Math.abs(values[k]! - truth[path as keyof typeof truth]) < 3 * findings[k]!.standardDeviation)
    })
    expect(within.filter(Boolean).length).toBeGreaterThanOrEqual(0.95 * seeds)
  })

  test('CAL2 what the drives cannot tell is called so: an input without effect, and two that only show together', () => {
    const { findings } = calibrate(car, noisy(1), free(['vehicle.body.driveline_drag', 'vehicle.charging.wall_efficiency']), { starts: [1] })
    expect(findings.map(({ verdict }) => verdict)).toEqual(['determined', 'undetermined'])
    expect(findings[1]!.reason).toBe('no residual depends on vehicle.charging.wall_efficiency')
    const twins = calibrate(car, noisy(1), free(['vehicle.body.drag_coefficient', 'vehicle.body.frontal_area']), { starts: [1] }).findings
    expect(twins.map(({ verdict }) => verdict)).toEqual(['undetermined', 'undetermined'])
    expect(twins[0]!.reason).toContain('cannot tell vehicle.body.drag_coefficient from vehicle.body.frontal_area')
  })

  test('three starts come down to one valley, and the same bytes each time', () => {
    const [a, b] = [calibrate(car, noisy(3), free(paths)), calibrate(car, noisy(3), free(paths))]
    expect(a.values).toEqual(b.values)
    const sums = a.starts.map(({ sum }) => sum)
    expect(Math.max(...sums) / Math.min(...sums)).toBeLessThan(1.0001)
  })

  test('CAL3 the fitted car scores better on a day that it has not seen than the car before', () => {
    const split = splitByDay(noisy(4))!
    expect(split.training.map(({ day }) => day)).toEqual(['day-0', 'day-1', 'day-3', 'day-4'])
    const { car: fitted } = calibrate(car, split.training, free(paths))
    const worst = (of: Car) => Math.max(...tripErrors(of, split.validation).map(({ error_pct }) => Math.abs(error_pct)))
    expect(worst(fitted)).toBeLessThan(0.3 * worst(car))
  })
})

describe('the fitted file', () => {
  const found = calibrate(car, noisy(2), free([...paths, 'tyre.dynamic_radius']), { starts: [1] })
  const files = fittedCar(found, {
    stem: 'mine',
    title: 'my drives',
    variant: 'fitted',
    remarks: fitRemarks(found, tripErrors(found.car, noisy(2)), []),
    schemaLine: (noun) => `# ${noun}\n`,
    relocated: (reference) => reference,
  })
  const [vehicle] = files

  test('is a car of the kind derived, with errors, covariance and correlation, and leaves the rest as it was', () => {
    expect(files.map(({ name }) => name)).toEqual(['mine.yaml', 'mine-tyre.yaml'])
    const again = carFromText(vehicle!.text.replace('./mine-tyre.yaml', 'bmw-i3-155-70-r19'), 'mine.yaml')
    if (!again.ok) throw new Error(again.issues.map(formatIssue).join('\n'))
    const { body, warm_up } = again.value.vehicle.spec
    expect(body.driveline_drag).toMatchObject({ value: Number(found.values[0]!.toPrecision(5)), unit: 'N', source: 'fitted' })
    expect(body.kerb_mass).toMatchObject({ value: 1195, source: null, spread: 0.02 })
    expect(warm_up!.cold_drag.spread).toBeGreaterThan(0)
    expect(again.value.vehicle.spec.sources.fitted).toEqual({ title: 'my drives', kind: 'derived' })
    for (const word of ['median', 'Covariance', 'Correlation', 'vehicle.body.driveline_drag: ']) expect(vehicle!.text).toContain(word)
  })

  test('of a car that was fitted before keeps what that came from', () => {
    const again = carFromText(vehicle!.text.replace('./mine-tyre.yaml', 'bmw-i3-155-70-r19'), 'mine.yaml')
    if (!again.ok) throw new Error('unsound')
    const [second] = fittedCar(
      { ...found, car: again.value },
      { stem: 'second', title: 'other drives', variant: null, remarks: [], schemaLine: () => '', relocated: (reference) => reference },
    )
    expect(second!.text).toContain('fitted-2: {')
    expect(second!.text).toContain('fitted: {')
  })
})

describe('inputs to fit', () => {
  test('an unknown one is told with the nearest', () => {
    const words = (path: string) => {
      const found = freeInputs(car, [path])
      return found.ok ? '' : found.issues.map(formatIssue).join()
    }
    expect(words('vehicle.body.drivline_drag')).toContain('Did you mean vehicle.body.driveline_drag?')
    expect(words('rolling_resistance')).toContain('Did you mean tyre.rolling_resistance?')
    expect(words('vehicle.flux_capacitor')).toContain('expected an input of bmw-i3-60ah')
  })

  test('one that is named twice is told', () => {
    expect(freeInputs(car, [paths[0]!, paths[0]!]).ok).toBe(false)
  })
})

describe('days', () => {
  const of = (...days: string[]) => splitByDay(days.map((day) => ({ day })))

  test('are never torn, and one alone cannot be split', () => {
    expect(of('a', 'a')).toBeNull()
    expect(of('a', 'b', 'a')).toEqual({ training: [{ day: 'a' }, { day: 'a' }], validation: [{ day: 'b' }] })
    expect(of('d', 'c', 'b', 'a')?.validation).toEqual([{ day: 'c' }])
  })

  test('are read from names', () => {
    expect(['i3-2019-06-25-b', '2019_06_25', 'TripA01'].map(dayOf)).toEqual(['2019-06-25', '2019-06-25', 'TripA01'])
  })
})

/** Deterministic normal deviates: Box and Muller over a 32-bit xorshift. */
function gaussian(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  const uniform = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return (state + 0.5) / 2 ** 32
  }
  for (let k = 0; k < 10; k++) uniform()
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
