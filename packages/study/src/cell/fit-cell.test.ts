import { interpolate } from '@firstdrive/engine'
import { loadCell } from '@firstdrive/library'
import { type CellSpec, cell, cellText, compileCell, formatIssue, parseAs } from '@firstdrive/spec'
import { describe, expect, test } from 'vitest'
import { measured, rungs } from '../../test/measured-cell.ts'
import { type CellRecord, readCellRecord } from './fit/record.ts'
import { recordError } from './fit/record-error.ts'
import { unknownOf } from './fit/unknown.ts'
import { fitCell } from './fit-cell.ts'
import { fittedCell } from './fitted-cell.ts'

const nothing = { base: null, capacity: null, stateOfCharge: null }
const specOf = (id: string): CellSpec => {
  const found = loadCell(id)
  if (!found.ok) throw new Error(found.issues.map(formatIssue).join('\n'))
  return found.value.spec
}
const fitted = (...parameters: Parameters<typeof fitCell>) => {
  const result = fitCell(...parameters)
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'))
  return result.value
}
const read = (text: string): CellSpec => {
  const parsed = parseAs(cell, text, 'my-cell.yaml')
  if (!parsed.ok) throw new Error(parsed.issues.map(formatIssue).join('\n'))
  return parsed.value.spec
}

describe('a cell of the library, measured by a meter that errs by 1 mV', () => {
  const spec = specOf('panasonic-2170-nca')
  const { battery } = compileCell(spec)
  const noise = 1e-3
  const record = measured(battery, rungs(battery), { noise, step: 2 })
  const fit = fitted([record], nothing)
  const { shape, findings } = fit

  test('is found again within three standard deviations, and the error is the noise', () => {
    expect(fit.prepared.reading).toBe('until the next')
    expect(shape.capacity / battery.capacity).toBeCloseTo(1, 4)
    expect(fit.rmse).toBeCloseTo(1e3 * noise, 1)
    expect(fit.inflation).toBeLessThan(1.1)
    const perCharge = (column: 'series' | 'fast' | 'slow', z: number): number =>
      (1e3 * spec[`${column}_resistance`].si * interpolate(spec.resistance_shape!.soc, spec.resistance_shape![column], z)) / spec.capacity.si
    const truth = (name: string): number => {
      const z = Number(/ at ([\d.]+) %/.exec(name)?.[1]) / 100
      if (name.startsWith('open')) return interpolate(spec.open_circuit.soc, spec.open_circuit.voltage, z)
      if (name.startsWith('τ')) return name === 'τ₁' ? spec.fast_time.si : spec.slow_time.si
      return perCharge(({ '₀': 'series', '₁': 'fast', '₂': 'slow' } as const)[name[1] as '₀' | '₁' | '₂'], z)
    }
    expect(findings.length).toBe(28 + 3 * 9 + 2)
    const deviations = findings.map(({ name, value, standardDeviation }) => (value - truth(name)) / standardDeviation)
    expect(Math.max(...deviations.map(Math.abs))).toBeLessThan(3.5) // the largest of 57 normal deviates: 3.5 is passed once in 38
    expect(deviations.filter((d) => Math.abs(d) < 3).length).toBeGreaterThanOrEqual(56)
    expect(findings.filter(({ verdict }) => verdict === 'undetermined')).toEqual([])
  })

  test('its file is sound, and shows the measured voltage to the noise', () => {
    const text = cellText(fittedCell(fit, null, 'Found again'))
    const again = read(text)
    expect(text).toMatch(/^name: "Found again"\n/)
    expect(again).toMatchObject({ chemistry: 'NMC', confidence: 'A', source: 'measured' })
    expect(again.resistance_law).toMatchObject({ a_K: 1750, b_K2: 3.1e6, source: 'law' })
    const { rmse } = recordError(compileCell(again).battery, record, fit.prepared.reading, fit.starts[0]!)
    expect(rmse).toBeLessThan(1.1e3 * noise)
  })

  test('what the record cannot tell is said', () => {
    const said = unknownOf(fit, null).join('\n')
    expect(said).toMatch(/temperature: all records are of one/)
    expect(said).toMatch(/plating limit, dU\/dT, the lag of the surface of the electrodes and the specific heat/)
    expect(said).toMatch(/Hysteresis: it is not seen/)
  })

  test('the current of a row may have flowed since the last row, as most cyclers log it', () => {
    const { time, current } = record
    const late = { ...record, current: current.map((I, k) => current[k - 1] ?? I), voltage: record.voltage.slice() }
    // the cycler logs before it switches: under the current that still flows
    const R0 = (z: number) => (spec.series_resistance.si * interpolate(spec.resistance_shape!.soc, spec.resistance_shape!.series, z)) / spec.capacity.si
    let z = 0
    for (let k = 1; k < time.length; k++) {
      z -= (current[k - 1]! * (time[k]! - time[k - 1]!)) / battery.capacity
      late.voltage[k]! += R0(z) * (current[k]! - current[k - 1]!)
    }
    const other = fitted([late], nothing)
    expect(other.prepared.reading).toBe('since the last')
    expect(other.rmse).toBeLessThan(1.1e3 * noise)
    expect(other.otherwise!).toBeGreaterThan(other.rmse)
  })
})

test('with a cell that is named its limits hold, and what was not measured stays that of it', () => {
  const base = specOf('blade-lfp')
  const { battery } = compileCell(base)
  const record = measured(battery, rungs(battery), { noise: 2e-4, step: 5 })
  const fit = fitted([record], { base, capacity: base.capacity.si, stateOfCharge: 0 })
  const again = read(cellText(fittedCell(fit, base, 'Blade, measured')))
  expect(again.plating_limit).toMatchObject({ c_rate: base.plating_limit!.c_rate, activation_energy: { value: 35.6, source: 'plating' } })
  expect(again.specific_heat).toMatchObject({ value: 1130, source: 'heat' })
  expect(again.maximum_voltage).toMatchObject({ value: 3.65 })
  expect(again.capacity).toMatchObject({ value: 138.5, source: 'assumed' })
  expect(again.sources).toMatchObject({ plating: base.sources.plating, measured: { kind: 'derived' } })
  expect(again.hysteresis!.half_gap.si).toBeCloseTo(0.012, 3)
  expect(fit.rmse).toBeLessThan(0.5)
})

test('records at two temperatures tell the law of the resistances', () => {
  const spec = specOf('panasonic-2170-nca')
  const own: CellSpec = { ...spec, resistance_law: { ...spec.resistance_law, a_K: 2200 } }
  const { battery } = compileCell(own)
  const at = (file: string, kelvin: number) => measured(battery, rungs(battery, 700), { file, kelvin, noise: 2e-4, step: 5 })
  const held: CellSpec = { ...own, entropy: undefined }
  const without = compileCell(held).battery
  const cold = measured(without, rungs(without, 700), { file: 'cold.csv', kelvin: 283.15, noise: 2e-4, step: 5 })
  const fit = fitted([cold, at('room.csv', 298.15)], { ...nothing, capacity: battery.capacity, stateOfCharge: 0 })
  expect(fit.prepared.records.map(({ record }) => record.file)).toEqual(['room.csv', 'cold.csv'])
  const a = fit.findings.find(({ name }) => name.startsWith('a of'))!
  expect(Math.abs(a.value - 2200)).toBeLessThan(4 * a.standardDeviation + 10)
  expect(read(cellText(fittedCell(fit, null, 'x'))).resistance_law).toMatchObject({ source: 'measured', coldest_C: 10 })
})

describe('INP1 records that cannot be fitted', () => {
  const { battery } = compileCell(specOf('panasonic-2170-nca'))
  const record = measured(battery, rungs(battery, 700), { step: 5 })
  const told = (records: readonly CellRecord[], given = {}): string => {
    const result = fitCell(records, { ...nothing, ...given })
    return result.ok ? 'none' : result.issues.map(formatIssue).join('\n')
  }
  const duty = (value: number[], seconds: number[], start: number, file = 'a.csv') =>
    measured(battery, { mode: 'current', atLimit: 'stop', time: [0, ...seconds], value }, { start, file, step: 5 })

  test.each<[string, RegExp, () => string]>([
    [
      'sign',
      /made-up.csv:\d+:1 current_A: expected a voltage that falls where the current rises.*The sign of the current is reversed/,
      () => told([{ ...record, current: record.current.map((I) => -I) }]),
    ],
    ['no pulse', /expected pulses: loads of at most 300 s.*got none/, () => told([duty([1, 0, -1, 0, 0], [7200, 9000, 16_000, 18_000, 18_100], 0.8)])],
    ['no rest', /expected a rest of at least 10 min, got none/, () => told([duty([5, 1, 5, 1, 0], [60, 1000, 1060, 2000, 2100], 0.9)])],
    ['no load', /expected a cell under load, got a current of nought/, () => told([duty([0, 0], [60, 1000], 0.9)])],
    [
      'no capacity',
      /expected a file that goes from the upper to the lower voltage limit, or --capacity, got neither/,
      () => told([duty([5, 0, 5, 0, 0], [60, 1000, 1060, 2000, 2100], 0.9)]),
    ],
    [
      'no charge',
      /expected a charge to the upper or a discharge to the lower voltage, or --soc/,
      () => told([duty([5, 0, 5, 0, 0], [60, 1000, 1060, 2000, 2100], 0.9)], { capacity: 18_576 }),
    ],
    [
      'too small',
      /expected a state of charge between 0 and 100 %, got −\d/,
      () => told([duty([5, 0, 5, 0, 0], [60, 1000, 1060, 2000, 2100], 0.9)], { capacity: 400, stateOfCharge: 1 }),
    ],
    [
      'two cells',
      /expected the capacity that a.csv shows, .* Ah, within 5 %, got .*These are two cells/,
      () =>
        told([
          { ...record, file: 'a.csv' },
          { ...record, file: 'b.csv', current: record.current.map((I) => 1.2 * I) },
        ]),
    ],
    ['wrong charge', /expected --soc as counted from where the cell stands full, 0\.\d %, got 50.0 %/, () => told([record], { stateOfCharge: 0.5 })],
  ])('%s', (_, expected, tell) => expect(tell()).toMatch(expected))

  const text = 'time_s,current_A,voltage_V\n0,0,3.7\n1,1,3.6\n'
  test.each([
    ['backwards', `${text}0.5,1,3.6\n`, /a.csv:4:1 time_s: expected a time after 1 s/],
    ['column', text.replace('voltage_V', 'volt'), /a.csv:1:1: expected the head time_s,current_A,voltage_V.*voltage_V is missing/],
    ['pack', text.replace('3.6', '360'), /a.csv:3:1 voltage_V: expected the voltage of one cell/],
    ['kelvin', `# temperature_C: 298\n${text}`, /a.csv:1:1 temperature_C: expected a temperature from -60 to 80 °C, got "298"/],
    ['warm', text.replace('voltage_V', 'voltage_V,temperature_C').replace('3.7', '3.7,25').replace('3.6', '3.6,95'), /a.csv:3:1 temperature_C: .* got 95 °C/],
  ])('%s', (_, content, expected) => {
    const result = readCellRecord(content, 'a.csv')
    expect(result.ok ? 'none' : result.issues.map(formatIssue).join('\n')).toMatch(expected)
  })

  test('where a file says how warm it was is kept', () => {
    const from = (content: string) => {
      const result = readCellRecord(content, 'a.csv')
      return result.ok ? [result.value.temperatureFrom, result.value.temperature[0]] : result.issues
    }
    expect(from(text)).toEqual(['assumed', 298.15])
    expect(from(`# chamber, temperature_C: -10\n${text}`)).toEqual(['remark', 263.15])
    expect(from('voltage_V,temperature_C,time_s,step,current_A\n3.7,10,0,1,0\n3.6,11,1,1,1\n')).toEqual(['column', 283.15])
  })
})
