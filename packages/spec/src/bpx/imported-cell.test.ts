import { expect, test } from 'vitest'
import { madeUpBpx, madeUpBpx1 } from '../../test/made-up-bpx.ts'
import { cellText } from '../cell-text.ts'
import { compileCell } from '../compile/cell.ts'
import { formatIssue } from '../issue.ts'
import { parseAs } from '../parse.ts'
import { cell } from '../schema/cell.ts'
import { readBpx } from './bpx.ts'
import { importedCell } from './imported-cell.ts'
import { knotsOf } from './open-circuit.ts'

type File = ReturnType<typeof madeUpBpx>

function imported(file: object) {
  const bpx = readBpx(JSON.stringify(file, null, 2), 'cell.json')
  const made = bpx.ok ? importedCell(bpx.value, 'folder/cell.json') : bpx
  if (!made.ok) throw new Error(made.issues.map(formatIssue).join('\n'))
  const { draft, remarks } = made.value
  const parsed = parseAs(cell, cellText(draft), 'cell.yaml')
  if (!parsed.ok) throw new Error(parsed.issues.map(formatIssue).join('\n'))
  return { spec: parsed.value.spec, remarks: remarks.join('\n') }
}
const changed = (change: (file: File) => void): File => {
  const file = madeUpBpx()
  change(file)
  return file
}

test('the open-circuit voltage is that of both electrodes between the cut-offs, the capacity that of their window', () => {
  const { spec, remarks } = imported(madeUpBpx())
  // U(z) = 4.8 − (0.9 − z/2) − (1 − 0.1 − z/2) = 3 + z, and Q = F·c·(a·r/3)·L·A·Δx
  expect(spec.open_circuit).toMatchObject({ soc: [0, 1], voltage: [3, 4] })
  const capacity = 96_485.332_12 * 30_000 * ((3.6e5 * 5e-6) / 3) * 6e-5 * 0.6 * 0.5
  expect(spec.capacity.si).toBeCloseTo(capacity, -1)
  // dU/dT = −2e-4·y − 1e-4, y from 0.9 to 0.4
  expect(spec.entropy!.mV_per_K[0]).toBeCloseTo(-0.28, 9)
  expect(spec.entropy!.mV_per_K.at(-1)).toBeCloseTo(-0.18, 9)
  expect(spec).toMatchObject({ chemistry: 'NMC', format: 'pouch', confidence: 'B', mass: { si: 0.4 }, specific_heat: { value: 950, source: null } })
  expect(spec.size).toMatchObject({ length: { value: 200 }, height: { value: 100 }, thickness: { value: 10 } })
  expect(remarks).toMatch(/Capacity: 8.6\d+ Ah between the stoichiometric limits; 10 Ah are declared/)
  expect(remarks).toMatch(/temperature: the usual law of measured cells is assumed/)
  expect(remarks).toMatch(/Plating limit: BPX has none/)
  expect(compileCell(spec).warms).toBe(true)
})

test('the resistances are those of the closed forms at 1C', () => {
  const { spec } = imported(madeUpBpx())
  const Q = spec.capacity.si
  const [A, L, F, RT] = [0.6, 6e-5, 96_485.332_12, 8.314_462_618 * 298.15]
  const paths = (2 * L) / (3 * 0.15) + 2e-5 / 0.4
  const ohmic = (paths / 1 + (2 * L) / 3) / A
  const i0 = (x: number): number => F * 1e-5 * Math.sqrt(x * (1 - x))
  const i = Q / 3600 / (3.6e5 * L * A)
  const transfer = (x: number): number => ((2 * RT) / F) * Math.asinh(i / (2 * i0(x))) * (3600 / Q)
  expect(spec.series_resistance.si / Q).toBeCloseTo(ohmic + transfer(0.35) + transfer(0.65), 6)
  expect(spec.fast_resistance.si / Q).toBeCloseTo(((2 * RT * 0.75 ** 2) / (F * F * 1000 * A)) * (paths / 2e-10), 6)
  expect(spec.slow_resistance.si).toBe(0)
  expect(spec.diffusion_time!.si).toBeCloseTo(5e-6 ** 2 / (15 * 4e-14), 1)
  expect(spec.resistance_shape!.series[4]).toBe(1)
})

test('version 1 says the same as version 0', () =>
  expect(imported(madeUpBpx1()).spec).toEqual({ ...imported(madeUpBpx()).spec, note: 'Imported from BPX 1.1.0.' }))

test('where the limits miss the cut-offs a little the window is moved, lithium being kept', () => {
  const { spec } = imported(
    changed(({ Parameterisation: { Cell } }) => {
      Cell['Upper voltage cut-off [V]'] = 3.99
    }),
  )
  expect(spec.open_circuit.voltage).toEqual([3, 3.99])
  expect(spec.capacity.si).toBeCloseTo(0.99 * imported(madeUpBpx()).spec.capacity.si, -1)
})

test('a reference temperature other than 25 °C moves the potentials by dU/dT', () => {
  const { spec, remarks } = imported(
    changed(({ Parameterisation: { Cell } }) => {
      Cell['Reference temperature [K]'] = 308.15
    }),
  )
  expect(spec.open_circuit.voltage).toEqual([3, 4]) // the window is moved with them
  expect(spec.capacity.si).not.toBe(imported(madeUpBpx()).spec.capacity.si)
  expect(remarks).toMatch(/they are those at 308.15 K/)
})

test('a model of single particles has no electrolyte: usual resistances are assumed with a wide spread', () => {
  const { spec, remarks } = imported(
    changed(({ Parameterisation: parts }) => {
      delete (parts as Partial<typeof parts>).Electrolyte
      delete (parts as Partial<typeof parts>).Separator
    }),
  )
  expect(spec.series_resistance).toMatchObject({ source: 'assumed', spread: 0.5 })
  expect(remarks).toMatch(/R₀, R₁, R₂: the file has no electrolyte/)
})

test('branches give hysteresis: half their distance', () => {
  const { spec } = imported(
    changed(({ Parameterisation: parts }) =>
      Object.assign(parts['Negative electrode'], { 'OCP (delithiation) [V]': '1.02 - x', 'OCP (lithiation) [V]': '0.98 - x' }),
    ),
  )
  expect(spec.hysteresis).toMatchObject({ half_gap: { value: 20 }, rate: { source: 'assumed' } })
})

test('what is not given is said', () => {
  const { spec, remarks } = imported(
    changed(({ Header, Parameterisation: { Cell } }) => {
      Header.Title = 'A cell'
      Header.Description = ''
      for (const key of ['Density [kg.m-3]', 'Specific heat capacity [J.K-1.kg-1]', 'Reference temperature [K]']) delete Cell[key]
    }),
  )
  expect(spec).toMatchObject({ chemistry: 'NMC', specific_heat: { source: 'assumed' } })
  expect([spec.mass, spec.size]).toEqual([undefined, undefined])
  for (const said of [/Chemistry: .* from 3.50 V at half charge NMC is assumed/, /Format: /, /Mass: /, /Size: /, /Specific heat: not given/])
    expect(remarks).toMatch(said)
})

test('knots are set where a line would be off, and never fall', () => {
  const { soc, voltage } = knotsOf((z) => 3 + z - 0.3 * Math.exp(-40 * z), 1e-3)
  expect(soc.length).toBeLessThan(20)
  const at = (z: number): number => {
    const right = soc.findIndex((knot, k) => k > 0 && knot >= z)
    return voltage[right - 1]! + ((voltage[right]! - voltage[right - 1]!) * (z - soc[right - 1]!)) / (soc[right]! - soc[right - 1]!)
  }
  for (let z = 0; z <= 1; z += 0.005) expect(Math.abs(at(z) - (3 + z - 0.3 * Math.exp(-40 * z)))).toBeLessThan(1.1e-3)
  expect(knotsOf((z) => 3 - 0.01 * Math.sin(20 * z), 1e-3).voltage.every((V, k, all) => k === 0 || V >= all[k - 1]!)).toBe(true)
})
