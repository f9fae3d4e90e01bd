import type { Kelvin, Ratio, Second } from '@firstdrive/units'
import { power } from '../numerics/exponential.ts'
import { type AgeingBound, type AgeingLaw, type AgeingModel, type AgeingRate, type CycleConditions, calendarRate, cycleRate } from './ageing/rates.ts'
import { meanRates, type UseProfile } from './ageing/use-profile.ts'

/** What time and what cycles have taken, each as shares of the new cell's capacity and resistance. */
export interface AgeingState {
  readonly calendar: Aged
  readonly cycle: Aged
}

export interface Aged {
  loss: Ratio
  growth: Ratio
}

/** A stretch of life under constant conditions. */
export interface LifeStretch {
  readonly duration: Second
  /** At which the cell ages with time. */
  readonly temperature: Kelvin
  readonly stateOfCharge: Ratio
  /** Charge moved in and out over twice the new cell's capacity, and under which conditions. */
  readonly fullCycles: Ratio
  readonly cycle: CycleConditions
}

/** The cell at the end of a year of use. */
export interface AgeingYear {
  readonly year: number
  /** Of the new cell's. */
  readonly capacity: Ratio
  readonly resistance: Ratio
  readonly calendarLoss: Ratio
  readonly cycleLoss: Ratio
}

export const createAgeing = (): AgeingState => ({ calendar: { loss: 0, growth: 0 }, cycle: { loss: 0, growth: 0 } })

/** Capacity left over that of the new cell. */
export const capacityLeft = ({ calendar, cycle }: AgeingState): Ratio => 1 - calendar.loss - cycle.loss

/** R/R_new: multiplies the series resistance and those of the polarisations. */
export const resistanceGrown = ({ calendar, cycle }: AgeingState): Ratio => 1 + calendar.growth + cycle.growth

/**
 * Ages a cell by a stretch of any length. Time and cycles each follow y = k·(x/unit)^p and go on from the x that would have led to y:
 *   y⁺ = k·((y/k)^(1/p) + dx)^p      SOH = 1 − q_cal − q_cyc
 * so that the same life in other steps ends at the same place. Below 10 °C the calendar rate is held at that of 10 °C. Plating has no
 * term: the charging limit (`platingRate` of `ChargingParameters`) keeps the current below it, and there it would be zero.
 * Gives the conditions outside the model's range, at whose edge they were taken.
 */
export function stepAgeing(model: AgeingModel, state: AgeingState, life: LifeStretch): readonly AgeingBound[] {
  const calendar = calendarRate(model, life.temperature, life.stateOfCharge)
  advance(model.calendar, state.calendar, calendar, life.duration)
  if (life.fullCycles === 0) return calendar.clamped
  const cycle = cycleRate(model, life.cycle)
  advance(model.cycle, state.cycle, cycle, life.fullCycles)
  return [...calendar.clamped, ...cycle.clamped]
}

/** Ages a cell by a profile of use, lived `times` over: the calendar and cycle parts each by the mean rate of the profile. */
export function stepProfile(model: AgeingModel, state: AgeingState, profile: UseProfile, times: number): readonly AgeingBound[] {
  const { calendar, cycle, duration, fullCycles } = meanRates(model, profile)
  advance(model.calendar, state.calendar, calendar, duration * times)
  advance(model.cycle, state.cycle, cycle, fullCycles * times)
  return [...calendar.clamped, ...cycle.clamped]
}

/**
 * A new cell at the end of each of `years` of the same use, and what of it lies outside the model's range.
 * The window of charge is held: that a faded cell is swung deeper over the same kilometres is not fed back.
 */
export function ageYears(model: AgeingModel, profile: UseProfile, years: number): { years: readonly AgeingYear[]; clamped: readonly AgeingBound[] } {
  const state = createAgeing()
  const times = year / profile.reduce((sum, { duration }) => sum + duration, 0)
  const ends: AgeingYear[] = []
  let clamped: readonly AgeingBound[] = []
  for (let n = 1; n <= years; n++) {
    clamped = stepProfile(model, state, profile, times)
    const { calendar, cycle } = state
    ends.push({ year: n, capacity: capacityLeft(state), resistance: resistanceGrown(state), calendarLoss: calendar.loss, cycleLoss: cycle.loss })
  }
  return { years: ends, clamped }
}

const year: Second = 365.25 * 86_400 // Julian

function advance<Unit extends string>(law: AgeingLaw<Unit>, aged: Aged, { loss, growth }: AgeingRate, extent: number): void {
  const dx = extent / law.unit
  aged.loss = onward(aged.loss, loss, law.lossPower, dx)
  aged.growth = onward(aged.growth, growth, law.growthPower, dx)
}

/** y⁺ = k·((y/k)^(1/p) + dx)^p */
function onward(y: Ratio, k: number, p: Ratio, dx: number): Ratio {
  if (!(k > 0 && dx > 0)) return y
  const x = y > 0 ? power(y / k, 1 / p) : 0
  return k * power(x + dx, p)
}
