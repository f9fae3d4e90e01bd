import type { Acceleration, CarReport, DriveSeries, EnergySplit, Input, ReportModel, Sensitivity, Verdict, VerdictState } from '../src/index.ts'
import { sampleCharging, samplePack, samplePackTests } from './sample-battery.ts'
import { sampleCandidates } from './sample-candidates.ts'

/**
 * A report to test and to look at. Every number here is MADE UP: no run, no maker and no measurement stands behind one.
 * The second car's name is hostile on purpose; each verdict state occurs.
 */
export const hostileName = `Pro "<script>alert('x')</script>" & Söhne`

export function sampleModel(): ReportModel {
  return {
    title: 'Sample programme, 2024',
    subtitle: 'Three made-up cars against made-up figures. A diamond is published, a line is measured, blue is simulated; a number without a source says so.',
    created: '2024-01-05T08:00:00Z',
    engine_version: '0.1.0',
    assumed_share: 0.312,
    seconds: 2.43,
    findings: [
      'The Max keeps all of its figures; the base car misses its top speed by 4 km/h, limited by the voltage of its pack.',
      'Range of the Pro is not shown: the interval of its drag coefficient alone spans the limit.',
      'Measuring the tyre of the Pro would settle two verdicts at once.',
    ],
    verdicts: verdicts(),
    cars: [car('base', 'Base', '73.6 kWh LFP', 1), car('pro', hostileName, '94.3 kWh LFP', 1.04), car('max', 'Max', '101 kWh NMC', 1.12)],
    candidates: sampleCandidates(inputs()),
    sources: [
      { id: 'maker-page', title: 'Sheet of the maker', url: 'https://example.org/sheet?a=1&b=2', accessed: '2024-01-02', kind: 'maker' },
      { id: 'bad', title: 'A source with an address that is none', url: 'javascript:alert(1)', accessed: null, kind: 'press' },
    ],
    evidence: ['base', 'pro', 'max'].map((id, i) => ({
      id: `RUN-000${i + 1}-${id}`,
      kind: 'simulated',
      engine: '0.1.0',
      inputs: ['vehicles', 'cycles', 'packs'].map((folder, j) => ({ path: `${folder}/${id}.yaml`, sha256: `${i}${j}`.repeat(32) })),
    })),
    not_modelled: ['Wind that is not head or tail wind.', 'The lateral feel of the car: a fixed base gives relative figures only.', 'Snow on the tyre.'],
  }
}

function verdicts(): readonly Verdict[] {
  const row = (
    id: string,
    car: string,
    of: Pick<Verdict, 'metric' | 'label' | 'unit'>,
    limit: number,
    tolerance_pct: number,
    value: number | null,
    spread: number,
    state: VerdictState,
    decided_by: string,
  ): Verdict => ({
    ...of,
    id: `TGT-${id}`,
    car,
    op: 'within',
    limit,
    tolerance_pct,
    value,
    low: value === null ? null : value - spread,
    high: value === null ? null : value + spread * 1.1,
    state,
    decided_by,
    run: value === null ? null : `RUN-000${['base', 'pro', 'max'].indexOf(car) + 1}-${car}`,
  })
  const range = { metric: 'range_km', label: 'CLTC range', unit: 'km' }
  const sprint = { metric: 't_0_100_s', label: '0–100 km/h', unit: 's' }
  const top = { metric: 'top_speed_kmh', label: 'Top speed', unit: 'km/h' }
  return [
    row('RNG-001', 'base', range, 700, 3, 696.3, 12, 'pass', 'the interval clears the limit by 5 km; drag coefficient is its widest input'),
    row('RNG-002', 'pro', range, 830, 3, 811.2, 21, 'not-shown', 'the low end is 15 km short; a coast-down of the Pro would narrow it'),
    row('RNG-003', 'max', range, 800, 3, 806, 11, 'pass', 'the interval clears the limit by 6 km'),
    row('ACC-001', 'base', sprint, 5.28, 3, 5.31, 0.05, 'pass', 'grip of the tyre decides the first second'),
    row('ACC-002', 'pro', sprint, 5.7, 3, 5.68, 0.06, 'stale', 'the torque map changed after this run'),
    row('ACC-003', 'max', sprint, 2.78, 3, null, 0, 'missing', 'no run yet'),
    row('TOP-001', 'base', top, 210, 2, 203.4, 0.4, 'fail', 'the voltage of the pack at 10 % charge'),
    row('TOP-002', 'pro', top, 210, 2, 210, 0.1, 'pass', 'the governor'),
    { ...row('TOP-003', 'max', top, 260, 0, 261, 3, 'waived', 'waived by P01 until June: the tyre is rated later'), op: '>=', tolerance_pct: null },
  ]
}

const car = (id: string, name: string, variant: string, factor: number): CarReport => ({
  id,
  name,
  variant,
  facts: [
    { label: 'kerb mass', value: '1 980 kg' },
    { label: 'drive', value: 'rear, 220 kW' },
    { label: 'pack', value: variant },
  ],
  assumed_share: 0.29 * factor,
  drive: drive(factor),
  acceleration: acceleration(factor),
  energy: energy(factor),
  limits:
    id === 'base'
      ? [
          { limit: 'regeneration (charge power)', seconds: 4.2 },
          { limit: 'machine torque', seconds: 12 },
        ]
      : [],
  pack: samplePack(factor, id !== 'base'),
  charging: id === 'pro' ? null : sampleCharging(factor),
  not_charged: id === 'pro' ? 'made-up.yaml: expected cooling, from which the charging curve follows, got none' : null,
  pack_tests: samplePackTests(factor),
  sensitivities: [sensitivity('range_km', 'CLTC range', 'km', 700 * factor, 1), sensitivity('t_0_100_s', '0–100 km/h', 's', 5.3 / factor, 0.008)],
  inputs: inputs(),
})

/** Three phases of stop and go, an hour's thought away from any cycle. */
function drive(factor: number): DriveSeries {
  const t_s = Array.from({ length: 1801 }, (_, t) => t)
  const target = t_s.map((t) => Math.max(0, (t < 674 ? 30 : t < 1367 ? 60 : 110) * Math.sin(t / 37) ** 2 * Math.sin(t / 211 + 0.3) ** 2 - 4))
  const power = target.map((speed, i) => factor * (0.3 + 0.02 * speed + 4e-6 * speed ** 3 + 0.55 * speed * ((target[i + 1] ?? speed) - speed)))
  let soc = 100
  const charge = power.map((kW) => {
    soc -= kW / 36 / 73.6
    return soc
  })
  return {
    title: 'CLTC-P',
    t_s,
    phases: [
      { label: 'slow', from_s: 0, to_s: 674 },
      { label: 'medium', from_s: 674, to_s: 1367 },
      { label: 'fast', from_s: 1367, to_s: 1800 },
    ],
    series: [
      { key: 'speed_target', label: 'target', unit: 'km/h', plot: 'Speed', kind: 'target', values: target },
      {
        key: 'speed',
        label: 'driven',
        unit: 'km/h',
        plot: 'Speed',
        kind: 'simulated',
        values: target.map((speed, i) => Math.max(0, speed - 0.3 * Math.sin(i / 9))),
      },
      { key: 'battery_power', label: 'battery power', unit: 'kW', plot: 'Power at the battery', kind: 'simulated', values: power },
      { key: 'soc', label: 'state of charge', unit: '%', plot: 'State of charge', kind: 'simulated', values: charge },
    ],
  }
}

function acceleration(factor: number): Acceleration {
  const pull = 6.4 * factor ** 6
  const t_s = Array.from({ length: 401 }, (_, i) => i * 0.05)
  const speed_kmh = t_s.map((t) => 250 * (1 - Math.exp((-3.6 * pull * t) / 250)))
  const marks = [100, 200].flatMap((speed) => {
    const t = (-250 / (3.6 * pull)) * Math.log(1 - speed / 250)
    return t <= 20 ? [{ speed_kmh: speed, t_s: t }] : []
  })
  return { t_s, speed_kmh, marks }
}

function energy(factor: number): EnergySplit {
  const parts = (
    [
      ['air', 3.4817],
      ['rolling', 3.9024],
      ['climb', 0],
      ['kinetic', 0.0012],
      ['drive', 1.7333],
      ['cabin', 0],
      ['thermal', 0.1127],
      ['auxiliaries', 0.9141],
      ['brakes', 0.2068],
    ] as const
  ).map(([key, value]) => ({ key, label: key === 'thermal' ? 'pack thermal' : key, energy_kWh_per_100km: value * factor, energy_kWh: value * factor * 0.1448 }))
  const total = parts.reduce((sum, part) => sum + part.energy_kWh_per_100km, 0)
  return {
    drive: 'CLTC-P',
    battery_kWh: total * 0.1448,
    battery_kWh_per_100km: total,
    battery_heat_kWh: 0.22 * factor * 0.1448,
    battery_heat_kWh_per_100km: 0.22 * factor,
    wall_kWh: null,
    wall_kWh_per_100km: total * 1.09,
    parts,
  }
}

function sensitivity(metric: string, label: string, unit: string, value: number, scale: number): Sensitivity {
  const names = [
    'drag coefficient',
    'rolling resistance',
    'kerb mass',
    'loss of the drive unit',
    'auxiliary power',
    'usable energy',
    'regeneration limit',
    'frontal area',
    'inertia of the wheels',
    'seal friction',
  ]
  const inputs = names.map((name, i) => ({
    path: `chassis.${name.replaceAll(' ', '_')}`,
    label: name,
    value: 0.195 + i,
    unit: i === 0 ? '1' : 'kg',
    kind: i % 3 === 1 ? ('maker' as const) : ('assumed' as const),
    spread_pct: 3 + i,
    low: value + (15 * scale) / (i + 1),
    high: value - (13 * scale) / (i + 1),
    share: 0.6 / (i + 1) ** 2,
  }))
  return { metric, label, unit, value, inputs }
}

const inputs = (): readonly Input[] => [
  {
    path: 'chassis.drag_coefficient',
    label: 'drag coefficient',
    value: 0.195,
    unit: '1',
    kind: 'maker',
    source: 'Sheet of the maker',
    url: 'https://example.org/sheet?a=1&b=2',
    spread_pct: null,
    note: 'in the wind tunnel, without mirrors',
  },
  {
    path: 'chassis.frontal_area',
    label: 'frontal area',
    value: 2.36,
    unit: 'm²',
    kind: 'assumed',
    source: 'from width and height × 0.84',
    url: null,
    spread_pct: 3,
    note: '',
  },
  {
    path: 'chassis.kerb_mass',
    label: 'kerb mass',
    value: 1980,
    unit: 'kg',
    kind: 'homologated',
    source: 'Certificate',
    url: 'https://example.org/certificate',
    spread_pct: null,
    note: '',
  },
  {
    path: 'battery.open_circuit',
    label: 'open-circuit voltage',
    value: '21 points',
    unit: 'V',
    kind: 'measured',
    source: 'A <b>bold</b> source',
    url: 'javascript:alert(1)',
    spread_pct: null,
    note: "scaled from a cell of 'the same' kind",
  },
]
