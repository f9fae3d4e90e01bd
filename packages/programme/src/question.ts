import { loadCycle } from '@firstdrive/library'
import type { Car, Result } from '@firstdrive/spec'
import { type Conditions, type Drive, drive, type Performance, perform } from '@firstdrive/study'

/** What has to be run to answer a target: one procedure under one set of conditions. Targets that need the same share one run. */
export type Question =
  | { readonly procedure: 'perform'; readonly conditions: Conditions }
  | { readonly procedure: 'cycle'; readonly cycle: string; readonly untilEmpty: boolean; readonly conditions: Conditions }
  | { readonly procedure: 'speed'; readonly speed_kmh: number; readonly untilEmpty: boolean; readonly conditions: Conditions }

const performanceMetrics = [
  't_0_100_s',
  't_0_100_rollout_s',
  't_0_200_s',
  't_80_120_s',
  't_400m_s',
  'top_speed_kmh',
  'top_speed_ungoverned_kmh',
  'gradeability_pct',
  'braking_100_0_m',
] as const
const driveMetrics = ['range_km', 'consumption_battery_kWh_per_100km', 'consumption_wall_kWh_per_100km', 'distance_km', 'trace_misses'] as const

export type Metric = (typeof performanceMetrics)[number] | (typeof driveMetrics)[number]
export const metrics: readonly Metric[] = [...performanceMetrics, ...driveMetrics]
export type Metrics = Readonly<Partial<Record<Metric, number | null>>>
