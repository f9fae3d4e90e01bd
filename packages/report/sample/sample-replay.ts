import type { ReplayCause, ReplayReport } from '../src/index.ts'
import { hostileName, sampleModel } from './sample-model.ts'

/** A replay to test and to look at. Every number here is MADE UP: nobody drove this. The names are hostile on purpose. */
export function sampleReplay(): ReplayReport {
  const seconds = 1200
  const t_s = Array.from({ length: seconds + 1 }, (_, k) => k)
  const speed = t_s.map((t) => Math.max(0, 60 * Math.sin(t / 60) + 20))
  const power = t_s.map((t) => 12 * Math.sin(t / 25) + 8)
  const predictedPower = power.map((kW) => 0.9 * kW)
  const missing = (t: number): boolean => t > 300 && t < 420
  const measured = (plot: string, unit: string, key: string, values: readonly (number | null)[]) =>
    ({ key: `${key}-measured`, label: 'measured', unit, plot, kind: 'measured', values }) as const
  const predicted = (plot: string, unit: string, key: string, values: readonly number[]) =>
    ({ key: `${key}-predicted`, label: 'predicted', unit, plot, kind: 'simulated', values }) as const
  const [car] = sampleModel().cars
  if (car === undefined) throw new Error('the sample has a car')
  return {
    title: `${hostileName}: made-up drive`,
    subtitle: 'A made-up drive beside a made-up prediction.',
    engine_version: '0.1.0',
    distance_km: 10.1,
    duration_s: seconds,
    energy_measured_kWh: 2.6667,
    energy_predicted_kWh: 2.4,
    error_pct: -10,
    errors: [
      {
        label: 'energy',
        unit: 'kWh',
        decimals: 3,
        measured: 2.6667,
        predicted: 2.4,
        error: { value: -10, unit: '%', decimals: 1 },
        rms: null,
      },
      {
        label: 'pack temperature at the end',
        unit: '°C',
        decimals: 1,
        measured: 12,
        predicted: 12.4,
        error: { value: 0.4, unit: 'K', decimals: 1 },
        rms: { value: 0.31, unit: 'K', decimals: 2 },
      },
    ],
    drive: {
      title: hostileName,
      t_s,
      distance_km: summed(speed.map((kmh) => kmh / 3600)),
      series: [
        measured('Speed', 'km/h', 'speed', speed),
        measured(
          'Elevation',
          'm',
          'elevation',
          t_s.map((t) => 400 + 12 * Math.sin(t / 200)),
        ),
        measured('Power at the battery', 'kW', 'power', power),
        predicted('Power at the battery', 'kW', 'power', predictedPower),
        measured('Energy from the battery', 'kWh', 'energy', summed(power.map((kW) => kW / 3600))),
        predicted('Energy from the battery', 'kWh', 'energy', summed(predictedPower.map((kW) => kW / 3600))),
        measured(
          'State of charge of the cells',
          '%',
          'soc',
          t_s.map((t) => (missing(t) ? null : 80 - t / 100)),
        ),
        predicted(
          'State of charge of the cells',
          '%',
          'soc',
          t_s.map((t) => 80 - t / 110),
        ),
        predicted(
          'Temperature of the pack',
          '°C',
          'temperature',
          t_s.map((t) => 10 + t / 500),
        ),
      ],
    },
    causes: causes(),
    notes: [
      'The channel of the heater is stale: at rest it claims more than the pack gives. It was left out.',
      `119 of 1201 readings of ${hostileName} are missing.`,
    ],
    car,
    sources: sampleModel().sources,
    log: {
      name: hostileName,
      facts: [
        { label: 'file', value: 'made-up.csv' },
        { label: 'sha256', value: '0f'.repeat(32) },
      ],
      note: 'Nobody drove this.',
    },
  }
}

/** With thirds, so that figures rounded one by one would not sum. */
function causes(): readonly ReplayCause[] {
  const predicted = (label: string, key: ReplayCause['key'], energy_kWh: number): ReplayCause => ({
    label,
    key,
    of: 'prediction',
    energy_kWh,
    uncertainty_kWh: null,
    estimate: null,
  })
  const left = (label: string, energy_kWh: number, uncertainty_kWh: number | null, estimate: string | null): ReplayCause => ({
    label,
    key: null,
    of: 'residual',
    energy_kWh,
    uncertainty_kWh,
    estimate,
  })
  return [
    predicted('air', 'air', 1 / 3),
    predicted('height', 'climb', -1 / 3),
    predicted('machines, inverters, gears', 'drive', 2 / 3),
    predicted('heating', 'cabin', 2 / 3 + 0.4),
    predicted('auxiliaries', 'auxiliaries', 2 / 3),
    left('wind', 0.0889, 0.1, '+1.2 m/s of head wind'),
    left('tyre', -0.0222, 0.2, '−3.1 % of rolling resistance'),
    left('unexplained', 0.2, null, null),
  ]
}

function summed(parts: readonly number[]): readonly number[] {
  let total = 0
  return parts.map((part) => {
    total += part
    return total
  })
}
