import { readFileSync } from 'node:fs'
import { fromCelsius } from '@firstdrive/units'
import { expect, test } from 'vitest'
import { tabulate } from '../numerics/curve.ts'
import { id3, lfp250, lgm50, nmc50, nmc75 } from './ageing/cells.ts'
import { graphitePotential } from './ageing/graphite-potential.ts'
import { type AgeingModel, calendarRate, cycleRate, everywhere } from './ageing/rates.ts'
import type { UseSegment } from './ageing/use-profile.ts'
import { ageYears, capacityLeft, createAgeing, type LifeStretch, resistanceGrown, stepAgeing, stepProfile } from './ageing.ts'

const day = 86_400
const models = [lfp250, nmc75, nmc50, lgm50]
const all = [...models, id3(tabulate(0, 1, 11, (z) => 3.4 + 0.8 * z))]
const free = (model: AgeingModel): AgeingModel => ({ ...model, range: everywhere })

const life: LifeStretch = {
  duration: 365 * day,
  temperature: fromCelsius(25),
  stateOfCharge: 0.7,
  fullCycles: 60,
  cycle: { temperature: fromCelsius(25), depthOfDischarge: 0.9, middleCharge: 0.5, chargeRate: 0.5, dischargeRate: 0.3 },
}

/** Runs of BLAST-Lite, made by packages/validation/fixtures/blast_lite.py. */
const blast = JSON.parse(readFileSync(new URL('../../../validation/fixtures/blast-lite.json', import.meta.url), 'utf8')) as Record<
  'calendar' | 'cycle',
  Record<string, number[][]>
>

test('AGE1 how a life is cut into steps does not change its end', () => {
  for (const model of all) {
    const lived = (...shares: number[]) => {
      const state = createAgeing()
      for (const share of shares) stepAgeing(model, state, { ...life, duration: life.duration * share, fullCycles: life.fullCycles * share })
      return [state.calendar.loss, state.cycle.loss, state.calendar.growth, state.cycle.growth]
    }
    const whole = lived(1)
    for (const cut of [[0.5, 0.5], [0.001, 0.999], [0.9, 0.07, 0.03], Array.from({ length: 365 }, () => 1 / 365)]) {
      for (const [n, y] of lived(...cut).entries()) expect(Math.abs(y - whole[n]!)).toBeLessThan(1e-12)
    }
  }
})

test('AGE2 nothing heals, and no time or throughput takes nothing', () => {
  for (const model of all) {
    const state = createAgeing()
    let [capacity, resistance] = [1, 1]
    for (const [celsius, fullCycles] of [
      [45, 2],
      [-20, 0],
      [25, 1e-6],
      [10, 50],
      [60, 0],
    ] as const) {
      stepAgeing(model, state, { ...life, temperature: fromCelsius(celsius), duration: 10 * day, fullCycles })
      expect(capacityLeft(state)).toBeLessThan(capacity)
      expect(resistanceGrown(state)).toBeGreaterThan(resistance)
      ;[capacity, resistance] = [capacityLeft(state), resistanceGrown(state)]
      stepAgeing(model, state, { ...life, duration: 0, fullCycles: 0 })
      expect(capacityLeft(state)).toBe(capacity)
    }
  }
})

test('AGE3 calendar ageing rises with temperature and is held below 10 °C', () => {
  for (const model of all) {
    for (const z of [0.1, 0.3, 0.5, 0.7, 0.9, 1]) {
      const rates = [-30, 0, 10, 15, 20, 25, 30, 35, 40, 45].map((celsius) => calendarRate(model, fromCelsius(celsius), z).loss)
      expect(rates[0]).toBe(rates[2])
      expect(rates[1]).toBe(rates[2])
      for (const [n, rate] of rates.slice(3).entries()) expect(rate).toBeGreaterThan(rates[n + 2]!)
    }
  }
})

test('what lies outside the measured range is taken at its edge and named', () => {
  const at = (model: AgeingModel, celsius: number, depthOfDischarge: number, chargeRate: number) =>
    cycleRate(model, { temperature: fromCelsius(celsius), depthOfDischarge, middleCharge: 0.5, chargeRate, dischargeRate: 0.5 })
  expect(at(lfp250, 25, 0.9, 0.5).clamped).toEqual([])
  expect(at(lfp250, -5, 0.4, 3).clamped).toEqual(['cycleTemperature', 'depthOfDischarge', 'chargeRate'])
  expect(at(lfp250, -5, 0.4, 3).loss).toBe(at(lfp250, 10, 0.8, 0.65).loss)
  expect(at(free(lfp250), -5, 0.4, 3).clamped).toEqual([])
  expect(at(free(lfp250), -5, 0.4, 3).loss).toBeGreaterThan(2 * at(lfp250, -5, 0.4, 3).loss)
  const parked = { ...life, temperature: fromCelsius(0), fullCycles: 0 }
  expect(stepAgeing(lfp250, createAgeing(), parked)).toEqual(['calendarTemperature'])
})

test('the rates are those of BLAST-Lite to 1e-12', () => {
  for (const model of models.map(free)) {
    for (const [celsius, z, , , k] of blast.calendar[model.cell]! as [number, number, number, number, number][]) {
      expect(Math.abs(calendarRate(model, fromCelsius(celsius), z).loss / k - 1)).toBeLessThan(1e-12)
    }
    for (const row of blast.cycle[model.cell]!) {
      const [depthOfDischarge, C, k] = row.slice(9) as [number, number, number]
      const conditions = { temperature: fromCelsius(row[0]!), depthOfDischarge, middleCharge: 0.5, chargeRate: C, dischargeRate: C }
      expect(Math.abs(cycleRate(model, conditions).loss / k - 1)).toBeLessThan(1e-12)
    }
  }
})

test('AGE4 a year at rest ends where BLAST-Lite ends it', () => {
  // what remains is the peer's: it goes by Euler's rule a day at a time, and the first days of a power below 1 are steep (the same rule here: 8e-6)
  for (const model of models) {
    for (const [celsius, stateOfCharge, days, q] of blast.calendar[model.cell] as [number, number, number, number][]) {
      const state = createAgeing()
      stepAgeing(free(model), state, { ...life, duration: days * day, temperature: fromCelsius(celsius), stateOfCharge, fullCycles: 0 })
      expect(Math.abs(capacityLeft(state) - q)).toBeLessThan(celsius <= 45 ? 2.4e-4 : 8e-4)
    }
  }
})

/** BLAST-Lite's day: rests high, is discharged from 08:00, rests low, is charged from 18:00. */
function blastDay(temperature: number, high: number, low: number, ramp: number): readonly UseSegment[] {
  const segment = (hours: number, from: number, to: number) => ({ duration: hours * 3600, temperature, from, to, throughput: 0 })
  return [segment(8, high, high), segment(ramp, high, low), segment(10 - ramp, low, low), segment(ramp, low, high), segment(6 - ramp, high, high)]
}

test('AGE5 a year of daily cycles ends where BLAST-Lite ends it', () => {
  for (const [model, tolerance] of [
    [lfp250, 1e-4],
    [nmc75, 1e-4],
    [nmc50, 1e-3],
    [lgm50, 1e-3],
  ] as const) {
    for (const row of blast.cycle[model.cell]!) {
      const [celsius, high, low, C, days, cycles, q] = row as [number, number, number, number, number, number, number]
      const crate = row[10]!
      const temperature = fromCelsius(celsius)
      const state = createAgeing()
      for (let month = 0; month < 12; month++) {
        // the peer deepens the swing as capacity falls, from where its daily step happens to start: 14 hours of 24 from above, 10 from below
        const D = (high - low) / capacityLeft(state)
        const share = days / 12 / 24
        const cycle = { temperature, depthOfDischarge: D, middleCharge: 0.5, chargeRate: crate, dischargeRate: crate }
        stepProfile(free(model), state, blastDay(temperature, high, Math.max(high - D, 0), (high - low) / C), 14 * share)
        stepProfile(free(model), state, blastDay(temperature, Math.min(low + D, 1), low, (high - low) / C), 10 * share)
        stepAgeing(free(model), state, { ...life, duration: 0, fullCycles: cycles / 12, cycle })
      }
      expect(Math.abs(capacityLeft(state) - q)).toBeLessThan(tolerance)
    }
  }
})

test('a profile of one even stretch ages like that stretch, and its years like one another cut', () => {
  const even = { ...life, fullCycles: 0, stateOfCharge: 0.6 }
  const parked = { duration: 3600, temperature: life.temperature, from: 0.6, to: 0.6, throughput: 0 }
  const commute = [
    { ...parked, duration: 14 * 3600, from: 0.8, to: 0.8 },
    { ...parked, from: 0.8, to: 0.6, throughput: 0.26 },
    { ...parked, duration: 8 * 3600 },
    { ...parked, from: 0.6, to: 0.8, throughput: 0.2 },
  ]
  for (const model of all) {
    const [a, b, c] = [createAgeing(), createAgeing(), createAgeing()]
    stepAgeing(model, a, even)
    stepProfile(model, b, [parked], 365 * 24)
    expect(capacityLeft(b)).toBeCloseTo(capacityLeft(a), 12)
    expect(resistanceGrown(b)).toBeCloseTo(resistanceGrown(a), 12)

    const { years, clamped } = ageYears(model, commute, 10)
    stepProfile(model, c, commute, 3652.5)
    expect(years.map(({ year }) => year)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(years[9]!.capacity).toBeCloseTo(capacityLeft(c), 12)
    expect(years[9]!.resistance).toBeCloseTo(resistanceGrown(c), 12)
    expect(c.cycle.loss).toBeGreaterThan(0)
    expect(clamped.includes('depthOfDischarge')).toBe(model.cell !== 'NMC712 LG E78') // a fifth of the charge: measured from 5 % there, from 80 % elsewhere
  }
})

test('the cell of the ID.3: 30 days at 4 V and 40 °C, then 100 full cycles about 3.8 V, by hand', () => {
  const state = createAgeing()
  const model = id3(tabulate(0, 1, 3, (z) => 3.6 + 0.4 * z))
  const cycle = { temperature: fromCelsius(35), depthOfDischarge: 1, middleCharge: 0.5, chargeRate: 1, dischargeRate: 1 }
  expect(stepAgeing(model, state, { duration: 30 * day, temperature: fromCelsius(40), stateOfCharge: 1, fullCycles: 100, cycle })).toEqual([])
  const k = 0.425271804835512
  expect(state.calendar.loss).toBeCloseTo(k * (7.543 * 4 - 23.75) * 1e6 * Math.exp(-6976 / 313.15) * 30 ** 0.75, 12)
  expect(state.calendar.growth).toBeCloseTo(0.115328129947322 * (5.27 * 4 - 16.32) * 1e5 * Math.exp(-5986 / 313.15) * 30 ** 0.75, 12)
  expect(state.cycle.loss).toBeCloseTo(k * (7.348e-3 * 0.133 ** 2 + 7.6e-4 + 4.081e-3) * Math.sqrt(410), 12)
  expect(state.cycle.growth).toBeCloseTo(0.115328129947322 * (2.153e-4 * 0.075 ** 2 - 1.521e-5 + 2.798e-4) * 410, 12)
})

test('graphite lies at 0.123 V half full, and falls as it fills', () => {
  expect(graphitePotential(0.5)).toBeCloseTo(0.123, 2)
  for (let z = 0; z < 1; z += 0.01) expect(graphitePotential(z + 0.01)).toBeLessThan(graphitePotential(z))
})
