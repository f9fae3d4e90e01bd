import type { ChargeFrom, ChargingReport, HeldPower, LimitStretch, OwnCharge, PackReport, PackTest } from '../src/index.ts'

/** Made-up batteries for the sample: they only have the shape of an answer. */

const seconds = [2, 10, 30, 600] as const

export function samplePack(factor: number, heated: boolean): PackReport {
  const held = (temperature_C: number, soc_pct: number, most: number, limits: readonly [string, string]): readonly HeldPower[] =>
    seconds.map((duration, k) => ({
      seconds: duration,
      power_kW: (factor * most * 1.04 ** temperature_C * (0.6 + soc_pct / 125)) / (1 + 0.08 * k * k),
      limit: limits[temperature_C > 10 ? 0 : 1],
    }))
  return {
    name: `Made-up pack ${factor}`,
    cell: 'Made-up cell',
    layout: '96 × 2',
    rated_energy_kWh: 73.61 * factor,
    mass_kg: 520 * factor,
    power: [25, 0, -10, -20, -30].flatMap((temperature_C) =>
      [80, 50, 20].map((soc_pct) => ({
        temperature_C,
        soc_pct,
        extrapolated: temperature_C < -25,
        discharge: held(temperature_C, soc_pct, 140, ['current', 'lower voltage']),
        charge: held(temperature_C, 100 - soc_pct, 90, ['upper voltage', 'plating']),
      })),
    ),
    heat_up: heated ? { from_C: -30, to_C: 15, energy_kWh: 4.712 * factor, minutes: 38.4, reached: true } : null,
  }
}

export function sampleCharging(factor: number): ChargingReport {
  const soc_pct = Array.from({ length: 141 }, (_, k) => 10 + k / 2)
  return {
    charger: 'A made-up charger, 500 A',
    from_pct: 10,
    to_pct: 80,
    soc_pct,
    starts: [40, 25, 0, -20].map((start_C) => chargeFrom(factor, start_C, soc_pct)),
    own: ownCharge(factor),
  }
}

function chargeFrom(factor: number, start_C: number, soc_pct: readonly number[]): ChargeFrom {
  const warm = start_C >= 25
  const reach = warm ? 190 : 60 + start_C
  const power_kW = soc_pct.map((soc) => (start_C < -10 && soc > 70 ? null : factor * Math.min(reach, 260 - 2.4 * soc)))
  return {
    start_C,
    minutes: start_C < -10 ? null : warm ? 24.31 / factor : 61.7 / factor,
    peak_kW: factor * reach,
    energy_battery_kWh: 51.3 * factor,
    energy_charger_kWh: 53.2 * factor,
    energy_grid_kWh: 56 * factor,
    power_kW,
    limits: warm
      ? [
          { limit: 'charger current', from: 10, to: 30, binds: true },
          { limit: 'plating', from: 30, to: 74, binds: true },
          { limit: 'cell temperature', from: 74, to: 80, binds: true },
        ]
      : [{ limit: 'plating', from: 10, to: start_C < -10 ? 70 : 80, binds: true }],
  }
}

function ownCharge(factor: number): OwnCharge {
  const t_s = Array.from({ length: 301 }, (_, k) => k * 5)
  const mean_C = t_s.map((t) => 22 + 14 * (1 - Math.exp(-t / 400)))
  return {
    start_C: 22,
    air_C: 23,
    minutes: 25,
    t_s,
    coldest_C: mean_C.map((mean) => mean - (mean - 22) / 6),
    mean_C,
    hottest_C: mean_C.map((mean) => mean + (mean - 22) / 6),
    released_kW: t_s.map((t) => factor * (12 - t / 250)),
    cooled_kW: t_s.map((t) => factor * 8 * (1 - Math.exp(-t / 400))),
    stored_kW: t_s.map((t) => factor * (12 - t / 250 - 8 * (1 - Math.exp(-t / 400)))),
    limits: [
      { limit: 'charger current', from: 0, to: 260, binds: true },
      { limit: 'plating', from: 260, to: 1500, binds: true },
    ],
    balance: { released_kWh: 3.754, cooled_kWh: 2.444, stored_kWh: 1.106, case_kWh: 0.204 },
  }
}

/** A cycle that the pack never holds back, and a launch that it does. */
export const samplePackTests = (factor: number): readonly PackTest[] => [
  packTest('CLTC-P', 'min', 1801, 1, (t) => factor * (30 * Math.sin(t / 37) + 10 * Math.sin(t / 5))),
  packTest('Full throttle', 's', 1801, 0.01, (t) => factor * Math.min(240, 120 * t)),
]

function packTest(title: string, axis: PackTest['axis'], count: number, step: number, power: (t: number) => number): PackTest {
  const t_s = Array.from({ length: count }, (_, k) => k * step)
  const end = (count - 1) * step
  const drawn_kW = t_s.map(power)
  const launch = axis === 's'
  const gives: LimitStretch[] = [
    { limit: 'current', from: 0, to: 0.6 * end, binds: false },
    { limit: launch ? 'lower voltage' : 'current', from: 0.6 * end, to: end, binds: launch },
  ]
  return {
    title,
    axis,
    t_s,
    drawn_kW,
    available_kW: t_s.map((t) => (launch ? 300 - (60 * t) / end : 300)),
    acceptable_kW: t_s.map((t) => 90 - (40 * t) / end),
    temperature_C: t_s.map((t) => 23 + (launch ? 2 : 0.2) * (t / end)),
    heat_kW: drawn_kW.map((kW) => (kW * kW) / 4000),
    gives,
    takes: [
      { limit: 'full', from: 0, to: 0.1 * end, binds: false },
      { limit: 'plating', from: 0.1 * end, to: end, binds: false },
    ],
    clipped: launch ? [{ limit: 'pack lower voltage', seconds: 7.2 }] : [],
    highest_use: { give: launch ? 1 : 0.13, take: launch ? 0 : 0.5 },
    balance: { from_C: 23, to_C: launch ? 25 : 23.2, released_kWh: 0.2134, cells_kWh: 0.2001, case_kWh: 0.0112, air_kWh: 0.0021 },
  }
}
