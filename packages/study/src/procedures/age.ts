import {
  type AgeingBound,
  type AgeingModel,
  type AgeingState,
  ageBattery,
  capacityLeft,
  createAgeing,
  createBattery,
  resistanceGrown,
  stepProfile,
  sustained,
  type Wear,
} from '@firstdrive/engine'
import { loadCharger, loadCycle } from '@firstdrive/library'
import { type Car, type Checked, type Cycle, compileAgeing, fine, type Issue, type Result, type UseSpec, wrong } from '@firstdrive/spec'
import { type Celsius, fixed, fromCelsius, type Ratio, type Second, toKilometres, toKilowatts, toPercent } from '@firstdrive/units'
import { busiest, type CarInUse, carInUse } from './car-in-use.ts'
import { type ChargeTask, chargeTask, chargeTaskOf } from './charge.ts'
import { type DriveTask, driveTask, driveTaskOf } from './drive.ts'
import { day, daysPerYear, useDay } from './use-day.ts'

export interface AgeOptions {
  /** A whole number. */
  readonly years?: number
  /** At the battery, instead of the car's own. */
  readonly consumption_kWh_per_100km?: number | undefined
  /** The depth of the cycles follows the capacity from step to step; the answer hardly depends on it. */
  readonly stepsPerMonth?: number
}

/** One car in one use, year by year. */
export interface AgeAnswer {
  readonly model: AgeingModel['cell']
  /** The model measured capacity only: that resistance grows as capacity falls is assumed. */
  readonly growthAssumed: boolean
  readonly distance_km_per_year: number
  /** Mean of the months. */
  readonly consumption_battery_kWh_per_100km: number
  readonly years: readonly AgeYear[]
  readonly clamped: readonly Clamped[]
  /** Why no charging times are told; empty where they are. */
  readonly uncharged: readonly Issue[]
}

/** The car at the end of a year; year 0 is the new car. */
export interface AgeYear {
  readonly year: number
  readonly capacity_pct: number
  readonly resistance_growth_pct: number
  /** What time and what cycles have taken of the capacity. */
  readonly calendar_loss_pct: number
  readonly cycle_loss_pct: number
  /** Equivalent ones, since new. */
  readonly full_cycles: number
  /** Between which states of charge of its window it is used, in the month in which it is used deepest. */
  readonly from_pct: number
  readonly to_pct: number
  /** Every fifth year and the last. */
  readonly car: AgedCar | null
}

/** What the car can do then. */
export interface AgedCar {
  /** CLTC-P until empty at 23 °C. */
  readonly range_km: number
  /** From 600 A and 1000 V, the pack at its best temperature; null where it is not told or not reached. */
  readonly charge_10_80_min: number | null
  /** The same charge, by the new car's consumption in the CLTC-P. */
  readonly added_range_10min_km: number | null
  /** Discharge power for 10 s of a rested pack at half charge. */
  readonly power_10s_25_kW: number
  readonly power_10s_minus_20_kW: number
}

/** A condition that lies outside the model's measurements and was taken at their edge. */
export interface Clamped {
  readonly condition: AgeingBound
  /** Of the twelve, in how many it was so at least once. */
  readonly months: number
  /** From where to where the model was measured, in its units: K, shares, capacities an hour. */
  readonly low: number
  readonly high: number
}

/** Below it none of the models was measured: the table ends. */
const worn: Ratio = 0.5
const monthsPerYear = 12
const checkUpEvery = 5
const pulse: Second = 10
const halfFull: Ratio = 0.5

/** Ages one car by one use; issues where nothing is known of its cell's ageing, or no day is long enough for the use. */
export function ageCar(car: Car, use: Checked<UseSpec>, { years = 10, stepsPerMonth = 1, ...options }: AgeOptions = {}): Result<AgeAnswer> {
  const model = compileAgeing(car)
  if (!model.ok) return model
  const cltc = loadCycle('cltc-p')
  if (!cltc.ok) return cltc
  const charging = chargingOf(car, cltc.value)
  const inUse = carInUse(car, use.spec, cltc.value, charging, options.consumption_kWh_per_100km)
  const needed = busiest(inUse)
  if (needed > day) return wrong([tooLong(use, needed)])

  const range = driveTaskOf(car, { cycle: cltc.value, untilEmpty: true }, {})
  const life = live(model.value, inUse, years, stepsPerMonth, (wear) => checkUp(range, charging.ok ? charging.value : null, wear))
  const { distance, days_per_week } = use.spec.trips
  return fine({
    model: model.value.cell,
    growthAssumed: 'growthPerLoss' in model.value,
    distance_km_per_year: (toKilometres(distance.si) * days_per_week.si * daysPerYear) / 7,
    consumption_battery_kWh_per_100km: inUse.consumption_kWh_per_100km,
    ...life,
    uncharged: charging.ok ? [] : charging.issues,
  })
}

/**
 * The years of a life, month by month. Within a step the conditions are held: the depth of its cycles is that of the capacity with which
 * it began, so that a shorter step sees the swing deepen sooner. All else is exact, whatever the step.
 */
function live(model: AgeingModel, car: CarInUse, years: number, stepsPerMonth: number, check: (wear: Wear) => AgedCar): Pick<AgeAnswer, 'years' | 'clamped'> {
  const state = createAgeing()
  const clamped = new Map<AgeingBound, Set<number>>()
  let fullCycles = 0
  const times = daysPerYear / monthsPerYear / stepsPerMonth
  const rows = [yearOf(0, state, 0, car, check)]
  for (let year = 1; year <= years; year++) {
    for (let month = 0; month < monthsPerYear; month++)
      for (let step = 0; step < stepsPerMonth && capacityLeft(state) > worn; step++) {
        const today = useDay(car, month, capacityLeft(state))
        for (const bound of stepProfile(model, state, today.profile, times)) clamped.set(bound, (clamped.get(bound) ?? new Set()).add(month))
        fullCycles += today.fullCycles * times
      }
    const last = year === years || capacityLeft(state) <= worn
    rows.push(yearOf(year, state, fullCycles, car, last || year % checkUpEvery === 0 ? check : null))
    if (last) break
  }
  const told = (Object.keys(model.range) as AgeingBound[]).map((condition): Clamped => {
    const [low, high] = model.range[condition]
    return { condition, months: clamped.get(condition)?.size ?? 0, low, high }
  })
  return { years: rows, clamped: told.filter(({ months }) => months > 0) }
}

function yearOf(year: number, state: AgeingState, full_cycles: number, car: CarInUse, check: ((wear: Wear) => AgedCar) | null): AgeYear {
  const wear: Wear = { capacity: capacityLeft(state), resistance: resistanceGrown(state) }
  const { emptyCharge, fullCharge } = car.window
  const days = car.months.map((_, month) => useDay(car, month, wear.capacity))
  const ofWindow = (z: Ratio): number => toPercent((z - emptyCharge) / (fullCharge - emptyCharge))
  return {
    year,
    capacity_pct: toPercent(wear.capacity),
    resistance_growth_pct: toPercent(wear.resistance - 1),
    calendar_loss_pct: toPercent(state.calendar.loss),
    cycle_loss_pct: toPercent(state.cycle.loss),
    full_cycles,
    from_pct: ofWindow(Math.min(...days.map(({ low }) => low))),
    to_pct: ofWindow(Math.max(...days.map(({ high }) => high))),
    car: check === null ? null : check(wear),
  }
}

function checkUp(range: DriveTask, charging: ChargeTask | null, wear: Wear): AgedCar {
  const aged = ageBattery(range.vehicle.battery, wear)
  const z = aged.emptyCharge + halfFull * (aged.fullCharge - aged.emptyCharge)
  const power = (celsius: Celsius): number => toKilowatts(sustained(aged, createBattery(aged, z, fromCelsius(celsius), 1), 'discharge', pulse).power)
  const charge = charging === null ? null : chargeTask({ ...charging, battery: aged })
  return {
    range_km: driveTask({ ...range, vehicle: { ...range.vehicle, battery: aged } }).range_km as number,
    charge_10_80_min: charge?.minutes ?? null,
    added_range_10min_km: charge?.added_range_km.min_10 ?? null,
    power_10s_25_kW: power(25),
    power_10s_minus_20_kW: power(-20),
  }
}

function chargingOf(car: Car, cltc: Cycle): Result<ChargeTask> {
  const charger = loadCharger('dc-600a-1000v')
  return charger.ok ? chargeTaskOf(car, charger.value, cltc, {}) : charger
}

const tooLong = (use: Checked<UseSpec>, needed: Second): Issue =>
  use.issue(['trips', 'distance', 'value'], {
    code: 'physics',
    expected: 'a distance that this car can drive in a day and be charged for',
    got: `${use.spec.trips.distance.value} ${use.spec.trips.distance.unit}, which takes ${fixed(needed / 3600, 1)} h`,
    hint: 'Shorten it, or charge more of it fast: charging.fast_share.',
  })
