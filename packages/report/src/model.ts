import type { CandidateGroup } from './model/candidate.ts'
import type { ChargingReport } from './model/charging.ts'
import type { Input, InputKind } from './model/input.ts'
import type { PackReport } from './model/pack.ts'
import type { PackTest } from './model/pack-test.ts'

/** What a report is made of: plain data, units in the keys, nothing computed by the page that a run has not said. */
export interface ReportModel {
  readonly title: string
  /** One paragraph under the title: what was asked and how to read the page. */
  readonly subtitle: string
  /** ISO 8601. Given, never taken from the clock, so that the same model gives the same bytes. */
  readonly created: string
  readonly engine_version: string
  /** Share of the inputs that no source backs, over all cars, in [0, 1]; null when nobody counted. */
  readonly assumed_share: number | null
  /** How long the programme took to prove. */
  readonly seconds: number | null
  /** A few sentences, the most important first. */
  readonly findings: readonly string[]
  readonly verdicts: readonly Verdict[]
  readonly cars: readonly CarReport[]
  /** Packs that could be bought, by the car into which they are put; none when the programme has none. */
  readonly candidates: readonly CandidateGroup[]
  readonly sources: readonly Source[]
  readonly evidence: readonly Evidence[]
  /** What the engine leaves out, one sentence each. */
  readonly not_modelled: readonly string[]
}

export type VerdictState = 'pass' | 'fail' | 'not-shown' | 'stale' | 'missing' | 'waived'

/** One target of one car beside what a run gave. */
export interface Verdict {
  readonly id: string
  /** Id of the car in `cars`; a car unknown there is shown by this id. */
  readonly car: string
  /** Targets of one metric stand together: `range_km`. */
  readonly metric: string
  readonly label: string
  readonly unit: string
  readonly op: '>=' | '<=' | 'within'
  /** The published figure or the limit. */
  readonly limit: number
  /** For `within`: what the target accepts on either side of the limit. */
  readonly tolerance_pct: number | null
  readonly value: number | null
  /** Ends of the interval of `value`. */
  readonly low: number | null
  readonly high: number | null
  readonly state: VerdictState
  /** What decides the state, in words: the widest input, the limit in the way, who waived it. */
  readonly decided_by: string
  /** Id in `evidence`. */
  readonly run: string | null
}

export interface CarReport {
  readonly id: string
  readonly name: string
  /** What tells it from its sisters: `73.6 kWh LFP`. */
  readonly variant: string
  readonly facts: readonly Fact[]
  readonly assumed_share: number | null
  readonly drive: DriveSeries | null
  readonly acceleration: Acceleration | null
  readonly energy: EnergySplit | null
  readonly limits: readonly LimitTime[]
  readonly pack: PackReport | null
  readonly charging: ChargingReport | null
  /** Why there is no charge, in words; null where there is one or none was asked for. */
  readonly not_charged: string | null
  readonly pack_tests: readonly PackTest[]
  readonly sensitivities: readonly Sensitivity[]
  readonly inputs: readonly Input[]
}

export interface Fact {
  readonly label: string
  readonly value: string
}

/** A drive over one time axis. Series that name the same `plot` share a plot, so they share a unit. */
export interface DriveSeries {
  /** The cycle or route: `CLTC-P`. */
  readonly title: string
  readonly t_s: readonly number[]
  readonly phases: readonly Phase[]
  readonly series: readonly Series[]
}

export interface Phase {
  readonly label: string
  readonly from_s: number
  readonly to_s: number
}

export interface Series {
  readonly key: string
  readonly label: string
  readonly unit: string
  /** Title of the plot it is drawn in: `Speed`. */
  readonly plot: string
  /** A target is a thin ink line, a measurement ink, a simulation blue. */
  readonly kind: 'target' | 'measured' | 'simulated'
  /** As long as `t_s`; null where there is no value. */
  readonly values: readonly (number | null)[]
}

/** A run at full throttle from standstill. */
export interface Acceleration {
  readonly t_s: readonly number[]
  readonly speed_kmh: readonly number[]
  /** Times at which a speed was reached; a speed never reached is left out. */
  readonly marks: readonly { readonly speed_kmh: number; readonly t_s: number }[]
}

export type EnergyKey = 'air' | 'rolling' | 'climb' | 'kinetic' | 'drive' | 'cabin' | 'thermal' | 'auxiliaries' | 'brakes'

/** Where the energy of one drive went. The parts sum to the battery energy; heat inside the pack and the wall stand apart. */
export interface EnergySplit {
  readonly drive: string
  readonly battery_kWh: number
  readonly battery_kWh_per_100km: number
  readonly battery_heat_kWh: number | null
  readonly battery_heat_kWh_per_100km: number | null
  readonly wall_kWh: number | null
  readonly wall_kWh_per_100km: number | null
  readonly parts: readonly EnergyPart[]
}

export interface EnergyPart {
  readonly key: EnergyKey
  readonly label: string
  readonly energy_kWh: number
  readonly energy_kWh_per_100km: number
}

/** How long a limit clipped the demand on the drive. */
export interface LimitTime {
  readonly limit: string
  readonly seconds: number
}

/** How a metric answers to its inputs, each moved alone to both ends of its spread. */
export interface Sensitivity {
  readonly metric: string
  readonly label: string
  readonly unit: string
  readonly value: number
  readonly inputs: readonly SensitivityInput[]
}

export interface SensitivityInput {
  readonly path: string
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly kind: InputKind
  /** Half-width of the input's spread. */
  readonly spread_pct: number
  /** The metric with the input at the low and at the high end of its spread. */
  readonly low: number
  readonly high: number
  /** Its share of the metric's variance, in [0, 1]. */
  readonly share: number
}

export interface Source {
  readonly id: string
  readonly title: string
  readonly url: string | null
  readonly accessed: string | null
  readonly kind: InputKind
}

export interface Evidence {
  readonly id: string
  readonly kind: string
  readonly engine: string
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[]
}
