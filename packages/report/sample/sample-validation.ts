import type { ValidationCase, ValidationQuantity, ValidationReport } from '../src/index.ts'
import { hostileName } from './sample-model.ts'

/** A validation to test and to look at. Every number here is MADE UP. The names are hostile on purpose; a limit is kept, one is missed, one lies beyond. */
export function sampleValidation(): ValidationReport {
  return {
    title: 'Validation, a sample',
    subtitle: 'Made-up figures beside made-up figures.',
    engine_version: '0.1.0',
    parts: [
      {
        title: `Trips, ${hostileName}`,
        about: `Forty made-up trips of ${hostileName}.`,
        quantities: [
          quantity('trip_energy_kWh', { unit: 'kWh', limits: [{ statistic: 'median', limit: 4, got: 3.2, met: true }] }),
          quantity('trip_wall_Wh_per_km_with_a_name_that_is_longer_than_a_telephone', {
            unit: 'Wh/km',
            limits: [{ statistic: 'largest', limit: 5, got: 9.9, met: false }],
          }),
          quantity('never_reached_pct', {
            unit: null,
            median: Number.NaN,
            p90: Number.NaN,
            bias: Number.NaN,
            cases: [...cases(6), { ...cases(1)[0]!, id: 'lost', got: Number.NaN, error: Number.NaN }],
          }),
        ],
        origins: [{ about: 'Made-up trips', origin: 'https://example.org/trips?a=1&b=2', version: '1', licence: 'CC0' }],
      },
      {
        title: 'Closed forms',
        about: 'Made-up closed forms.',
        quantities: [
          quantity('closed_form_mV', {
            unit: 'mV',
            error_unit: 'mV',
            cases: cases(12, 1e-6),
            limits: [{ statistic: 'largest', limit: 0.5, got: 3e-6, met: true }],
          }),
          quantity('one_pct', { unit: 'kWh', cases: cases(1) }),
        ],
        origins: [],
      },
    ],
    skipped: [{ part: 'Cars that nobody has', missing: 'certification/*.csv' }],
  }
}

function cases(n: number, scale = 1): readonly ValidationCase[] {
  return Array.from({ length: n }, (_, k) => {
    const error = scale * (8 * Math.sin(1.7 * k) + 2)
    return {
      id: k === 3 ? hostileName : `case ${k + 1}`,
      expected: 2 + k / 7,
      got: (2 + k / 7) * (1 + error / 100),
      error,
      note: k % 5 === 0 ? 'a note of some length' : '',
    }
  })
}

const quantity = (name: string, more: Partial<ValidationQuantity>): ValidationQuantity => {
  const own = more.cases ?? cases(40)
  const sizes = own.map(({ error }) => Math.abs(error)).sort((a, b) => a - b)
  return {
    name,
    error_unit: '%',
    decimals: 2,
    unit: null,
    n: own.length,
    median: sizes[Math.floor(sizes.length / 2)] ?? 0,
    mean: 3,
    p90: sizes[Math.floor(0.9 * (sizes.length - 1))] ?? 0,
    largest: sizes.at(-1) ?? 0,
    bias: 1.1,
    limits: [],
    cases: own,
    ...more,
  }
}
