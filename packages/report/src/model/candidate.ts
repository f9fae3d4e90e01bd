import type { Input } from './input.ts'

/** Packs that could be put into the same car, so that their figures compare. */
export interface CandidateGroup {
  /** Name of the car into which each is put in place of its own pack. */
  readonly car: string
  /** `400 V` */
  readonly voltage_class: string
  readonly candidates: readonly CandidateReport[]
}

export interface CandidateReport {
  readonly id: string
  readonly name: string
  readonly note: string
  /** The name of the car of the programme whose own pack it is. */
  readonly own_of: string | null
  readonly supplier: string
  readonly chemistry: string
  readonly cell: string
  /** How well the cell is known: A measured, B of its kind, C from another kind. */
  readonly confidence: string
  /** `108 × 5` */
  readonly layout: string
  readonly energy: CandidateFigure
  readonly mass: CandidateFigure
  readonly volume: CandidateFigure
  readonly cost: CandidateFigure
  readonly nominal_V: number
  readonly full_V: number
  readonly lead_time_weeks: number | null
  readonly status: string | null
  /** Half charged and rested, for ten seconds; the warmest first. */
  readonly pulses: readonly CandidatePulse[]
  readonly in_car: CandidateInCar
  readonly assumed_share: number
  /** Of the pack and its cell. */
  readonly inputs: readonly Input[]
}

/** In kWh, kg, L or USD, and where it comes from, in words. */
export interface CandidateFigure {
  readonly value: number | null
  readonly from: string
}

export interface CandidatePulse {
  readonly temperature_C: number
  readonly gives_kW: number
  readonly gives_limit: string
  readonly takes_kW: number
  readonly takes_limit: string
}

/** What the car does with it. */
export interface CandidateInCar {
  readonly kerb_mass_kg: number
  readonly range_km: number | null
  readonly t_0_100_s: number | null
  readonly charge_min: number | null
  /** Why there is no charging time, in words. */
  readonly not_charged: string | null
}
