/** What a question to a car answers: its name, its unit, and the procedure that answers it. */
export const metrics = {
  range_km: { label: 'Range', unit: 'km', procedure: 'drive' },
  consumption_battery_kWh_per_100km: { label: 'Consumption at the battery', unit: 'kWh/100km', procedure: 'drive' },
  consumption_wall_kWh_per_100km: { label: 'Consumption at the wall', unit: 'kWh/100km', procedure: 'drive' },
  trace_misses: { label: 'Trace misses', unit: '1', procedure: 'drive' },
  t_0_100_s: { label: '0–100 km/h', unit: 's', procedure: 'perform' },
  t_0_100_rollout_s: { label: '0–100 km/h with roll-out', unit: 's', procedure: 'perform' },
  t_0_200_s: { label: '0–200 km/h', unit: 's', procedure: 'perform' },
  t_80_120_s: { label: '80–120 km/h', unit: 's', procedure: 'perform' },
  t_400m_s: { label: '400 m', unit: 's', procedure: 'perform' },
  top_speed_kmh: { label: 'Top speed', unit: 'km/h', procedure: 'perform' },
  top_speed_ungoverned_kmh: { label: 'Top speed without limiter', unit: 'km/h', procedure: 'perform' },
  top_speed_30min_kmh: { label: 'Speed held for 30 min', unit: 'km/h', procedure: 'perform' },
  gradeability_pct: { label: 'Gradeability', unit: '%', procedure: 'perform' },
  braking_100_0_m: { label: 'Braking 100–0 km/h', unit: 'm', procedure: 'perform' },
  charge_10_80_min: { label: 'Charging 10–80 %', unit: 'min', procedure: 'charge' },
  charge_peak_kW: { label: 'Charging, peak power', unit: 'kW', procedure: 'charge' },
  added_range_5min_km: { label: 'Range added in 5 min', unit: 'km', procedure: 'charge' },
  added_range_10min_km: { label: 'Range added in 10 min', unit: 'km', procedure: 'charge' },
  added_range_15min_km: { label: 'Range added in 15 min', unit: 'km', procedure: 'charge' },
} as const satisfies Record<string, { readonly label: string; readonly unit: string; readonly procedure: 'drive' | 'perform' | 'charge' }>

export type Metric = keyof typeof metrics

export const isMetric = (word: string): word is Metric => Object.hasOwn(metrics, word)

/** A figure never reached is null; a metric of another procedure is left out. */
export type Answers = Readonly<Partial<Record<Metric, number | null>>>
