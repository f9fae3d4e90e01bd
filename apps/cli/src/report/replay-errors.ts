import type { ReplayError } from '@firstdrive/report'
import type { Replay } from '@firstdrive/study'
import type { Curve, ReplayCurves } from './replay-curves.ts'

/** What was measured beside what is predicted, quantity by quantity: energies of the whole drive, means, and what stood at its end. */
export function replayErrors(found: Replay, { curves }: ReplayCurves): readonly ReplayError[] {
  const { energy_measured_kWh, energy_predicted_kWh, distance_km, error_pct } = found
  const relative = { value: error_pct, unit: '%', decimals: 1 }
  const perKilometre = (kWh: number): number => (1e3 * kWh) / distance_km
  const of = (key: string): Curve | undefined => curves.find((curve) => curve.key === key)
  return [
    { label: 'energy', unit: 'kWh', decimals: 3, measured: energy_measured_kWh, predicted: energy_predicted_kWh, error: relative, rms: null },
    {
      label: 'energy per kilometre',
      unit: 'Wh',
      decimals: 1,
      measured: perKilometre(energy_measured_kWh),
      predicted: perKilometre(energy_predicted_kWh),
      error: relative,
      rms: null,
    },
    ...compared('mean power', of('power'), mean, 2, { value: found.power_rmse_kW, unit: 'kW', decimals: 2 }),
    ...compared('mean voltage', of('voltage'), mean, 1, { value: found.voltage_rmse_V, unit: 'V', decimals: 1 }),
    ...compared(
      'state of charge at the end',
      of('soc'),
      last,
      1,
      found.soc_rmse_pct === null ? null : { value: found.soc_rmse_pct, unit: 'points', decimals: 2 },
    ),
    ...compared(
      'pack temperature at the end',
      of('temperature'),
      last,
      1,
      found.pack_temperature_rmse_K === null ? null : { value: found.pack_temperature_rmse_K, unit: 'K', decimals: 2 },
    ),
  ]
}

type Figure = (values: readonly number[]) => number

const mean: Figure = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
const last: Figure = (values) => values.at(-1)!

/** A figure of the seconds in which both are known; none where one was never measured. */
function compared(label: string, curve: Curve | undefined, figure: Figure, decimals: number, rms: ReplayError['rms']): readonly ReplayError[] {
  if (curve === undefined || curve.measured === null || curve.predicted === null || rms === null) return []
  const both = curve.measured.flatMap((value, row) => (value === null ? [] : [[value, curve.predicted![row] as number] as const])).slice(1)
  if (both.length === 0) return []
  const [measured, predicted] = [figure(both.map(([one]) => one)), figure(both.map(([, other]) => other))]
  return [{ label, unit: curve.unit, decimals, measured, predicted, error: { value: predicted - measured, unit: rms.unit, decimals }, rms }]
}
