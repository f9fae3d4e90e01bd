import type { CandidateGroup, CandidateReport, Input } from '../src/index.ts'

/** Made-up candidates: one of everything, one of which little is known. */
export const sampleCandidates = (inputs: readonly Input[]): readonly CandidateGroup[] => [
  {
    car: 'Base',
    voltage_class: '400 V',
    candidates: [
      candidate('own', 1, inputs, { own_of: 'Base', name: 'The pack of the Base' }),
      candidate('large', 1.3, inputs, {}),
      candidate('un<known>', 0.9, inputs, {
        name: 'Known little of & "all" <of> it',
        supplier: '–',
        volume: { value: null, from: 'the size of its cells is not known' },
        lead_time_weeks: null,
        status: null,
        in_car: { kerb_mass_kg: 1900, range_km: 611, t_0_100_s: null, charge_min: null, not_charged: 'un<known>.yaml: expected cooling, got none' },
      }),
    ],
  },
  { car: 'Max', voltage_class: '800 V', candidates: [candidate('other', 1.1, inputs, {})] },
]

const candidate = (id: string, factor: number, inputs: readonly Input[], told: Partial<CandidateReport>): CandidateReport => ({
  id,
  name: `Made-up candidate ${id}, 108 in series`,
  note: 'A note of its file.',
  own_of: null,
  supplier: 'Made-up maker',
  chemistry: 'LFP',
  cell: 'Made-up cell',
  confidence: 'C',
  layout: '108 × 2',
  energy: { value: 73.6 * factor, from: 'press' },
  mass: { value: 560 * factor, from: 'its cells over their share of the mass' },
  volume: { value: 331 * factor, from: 'its cells over their share of the volume' },
  cost: { value: 6310 * factor, from: '81 USD/kWh of LFP × 0.778 of China' },
  nominal_V: 345,
  full_V: 394,
  lead_time_weeks: 26,
  status: 'series',
  pulses: [25, 0, -20].map((temperature_C) => ({
    temperature_C,
    gives_kW: factor * 280 * 1.05 ** (temperature_C - 25),
    gives_limit: temperature_C > 10 ? 'current' : 'lower voltage',
    takes_kW: factor * 180 * 1.07 ** (temperature_C - 25),
    takes_limit: 'plating',
  })),
  in_car: { kerb_mass_kg: 1900 + 580 * factor, range_km: 690 * factor, t_0_100_s: 5.3 * factor, charge_min: 24 / factor, not_charged: null },
  assumed_share: 0.44,
  inputs: inputs.map((input, i) => ({ ...input, path: `${i % 2 === 0 ? 'pack.case' : 'cell'}.${input.path.split('.').at(-1)}` })),
  ...told,
})
