import { fixture, type Origin } from '../fixture.ts'
import type { Fastsim2Car } from './fastsim2-car.ts'

export const cycleIds = ['udds', 'hwfet', 'us06', 'wltc-3b'] as const
export type CycleId = (typeof cycleIds)[number]

/** What FASTSim-2 found of a car from a full battery, losses of the battery included, and what the US EPA has on its label, at the wall. */
export interface ComputedCar extends Fastsim2Car {
  readonly kwh_per_mile: Readonly<Record<CycleId, number>>
  readonly label_kwh_per_mile: Readonly<Partial<Record<'udds' | 'hwfet' | 'combined', number>>>
}

/** `fixtures/fastsim2.json` */
export interface Fastsim2Fixture extends Origin {
  /** How long each cycle is there, and by what its miles an hour were divided; null where it was not told in these. */
  readonly cycles: Readonly<Record<CycleId, { readonly seconds: number; readonly mph_per_mps: number | null }>>
  readonly cars: readonly ComputedCar[]
}

export const fastsim2Fixture = (): Fastsim2Fixture => fixture<Fastsim2Fixture>('fastsim2')
