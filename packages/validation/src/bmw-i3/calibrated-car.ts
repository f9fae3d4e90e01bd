import { type Car, inputs, withInput } from '@firstdrive/spec'
import { type CalibrateOptions, type Calibration, calibrate, type DatedDrive, freeInputs } from '@firstdrive/study'
import { toAmpereHours } from '@firstdrive/units'
import { type ClimateRule, climatePower, fitClimate } from './climate-rule.ts'
import type { Trip } from './measured-trips.ts'
import { type PackFigures, packFigures } from './pack-steps.ts'

/** The four physical terms of a calibration, and the air: constant drag, cold drag, share of the braking recovered; base load is held at the 470 W of the standing car. */
const calibratedInputs = ['vehicle.body.driveline_drag', 'vehicle.warm_up.cold_drag', 'vehicle.regeneration.share', 'vehicle.body.drag_coefficient'] as const
/** Where the way down begins, so that no earlier fit shines through. */
const begin = [30, 0.02, 0.95, 0.29] as const

/** All that some trips say of the car. */
export interface CalibratedCar {
  readonly car: Car
  readonly climate: ClimateRule
  readonly pack: PackFigures
  readonly calibration: Calibration
}

export function calibrateOn(trips: readonly Trip[], base: Car, options: CalibrateOptions = {}): CalibratedCar {
  const pack = packFigures(trips.map(({ drive }) => drive))
  const climate = fitClimate(trips)
  const start = calibratedInputs.reduce((car, path, k) => withInput(car, path, begin[k]!), withPack(base, pack))
  const free = freeInputs(start, calibratedInputs)
  if (!free.ok) throw new Error(free.issues[0]!.got) // the library's own file
  const calibration = calibrate(
    start,
    trips.map((trip) => datedDrive(trip, climate)),
    free.value,
    options,
  )
  return { car: calibration.car, climate, pack, calibration }
}

/** What was measured of heating and cooling; of a heater that is stale what the rule says. */
export const datedDrive = ({ drive, trainingDay, heaterIsStale }: Trip, climate: ClimateRule): DatedDrive => ({
  day: trainingDay ?? drive.id,
  drive,
  ...(heaterIsStale ? { comfort: added(climatePower(climate, drive).heating, drive.airConditioning) } : {}),
})

/** The same with what the rule says of both. */
export const predictedClimate = ({ drive, trainingDay }: Trip, climate: ClimateRule): DatedDrive => {
  const { heating, cooling } = climatePower(climate, drive)
  return { day: trainingDay ?? drive.id, drive, comfort: added(heating, cooling) }
}

const added = (a: Float64Array, b: Float64Array | null): Float64Array => (b === null ? a : a.map((value, k) => value + b[k]!))

/** The pack's figures as those of its cells: in series by S, their resistance per ampere-hour. */
function withPack(car: Car, { resistance, law, capacity }: PackFigures): Car {
  const { series } = car.pack.spec
  const capacity_Ah = toAmpereHours(capacity)
  const perCharge = (1e3 * resistance * capacity_Ah) / series.si
  const ratio = perCharge / inputs(car).find(({ path }) => path === 'cell.series_resistance')!.value
  const scaled = ['cell.series_resistance', 'cell.fast_resistance', 'cell.slow_resistance'].reduce(
    (changed, path) => withInput(changed, path, ratio * inputs(car).find((input) => input.path === path)!.value),
    withInput(car, 'cell.capacity', capacity_Ah),
  )
  const { cell } = scaled
  return { ...scaled, cell: { ...cell, spec: { ...cell.spec, resistance_law: { ...cell.spec.resistance_law, a_K: law, b_K2: 0 } } } }
}
