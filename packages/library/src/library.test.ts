import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileConditioning, formatIssue, inputs, packFigures, type Result } from '@firstdrive/spec'
import { toKilometres } from '@firstdrive/units'
import { afterAll, describe, expect, test } from 'vitest'
import { libraryRoot, readText } from './file.ts'
import { libraryIds, loadCar, loadCell, loadCosts, loadCycle, loadPack } from './load.ts'

const sound = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'))
  return result.value
}
const told = (result: Result<unknown>): string => (result.ok ? 'fine' : result.issues.map(formatIssue).join('\n'))

const folder = mkdtempSync(join(tmpdir(), 'library-'))
afterAll(() => rmSync(folder, { recursive: true }))
const written = (name: string, text: string): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}
const original = sound(readText(join(libraryRoot, 'vehicles/su7-2024.yaml')))

describe.each(libraryIds('vehicle'))('%s', (id) => {
  test('SRC1 it is sound, and every value has a source or says that it is assumed', () => {
    const all = inputs(sound(loadCar(id)))
    expect(all.length).toBeGreaterThan(40)
    for (const { path, kind, source } of all) expect(kind === 'assumed' || source !== null, path).toBe(true)
  })
})

describe.each(libraryIds('cell'))('cell %s', (id) => {
  const { spec } = sound(loadCell(id))
  const { chemistry, capacity, mass, size, open_circuit, minimum_voltage, maximum_voltage, hysteresis, plating_limit } = spec

  test('it has a mass and a size, and holds what cells of its chemistry hold', () => {
    const { voltage, soc } = open_circuit
    const mean = voltage.slice(1).reduce((sum, U, k) => sum + ((U + voltage[k]!) / 2) * (soc[k + 1]! - soc[k]!), 0)
    const energy = (capacity.si / 3600) * mean
    const [low, high] = { LFP: [85, 210], NMC: [95, 380], NCA: [180, 290], LMO: [100, 180], 'sodium-ion': [100, 180] }[chemistry] as [number, number]
    expect(energy / mass!.si).toBeGreaterThan(low)
    expect(energy / mass!.si).toBeLessThan(high)
    const litres = 1e3 * ('diameter' in size! ? (Math.PI / 4) * size.diameter.si ** 2 * size.height.si : size!.length.si * size!.height.si * size!.thickness.si)
    expect(energy / litres).toBeGreaterThan(190)
    expect(energy / litres).toBeLessThan(820)
    expect(mass!.si / litres).toBeGreaterThan(1.7)
    expect(mass!.si / litres).toBeLessThan(3.3)
  })

  test('its curve lies within its limits, it has a charging limit, and LFP remembers where it came from', () => {
    expect(open_circuit.voltage[0]).toBeGreaterThanOrEqual(0.75 * minimum_voltage.si)
    expect(open_circuit.voltage.at(-1)).toBeLessThanOrEqual(maximum_voltage.si)
    expect(plating_limit).toBeDefined()
    expect(hysteresis !== undefined).toBe(chemistry === 'LFP')
  })
})

describe.each(libraryIds('pack'))('pack %s', (id) => {
  const { pack, cell } = sound(loadPack(id))

  test('it goes with its cells, says its class, and is cooled and heated, or by air alone', () => {
    const { voltage_class, cooling, heater } = pack.spec
    expect(voltage_class).toBeDefined()
    expect([cooling !== undefined, heater !== undefined]).toEqual(id === 'nissan-leaf-40' ? [false, false] : [true, true])
    if (cooling !== undefined) expect(compileConditioning({ pack, cell })!.path.solidConductance).toBeGreaterThan(300)
  })

  test('its figures are those of a pack', () => {
    const { specificEnergy, volume, energy, cost } = packFigures(pack.spec, cell.spec, sound(loadCosts()).spec)
    expect(specificEnergy / 3600).toBeGreaterThan(85)
    expect(specificEnergy / 3600).toBeLessThan(270)
    if (volume !== null) expect(energy / 3.6e6 / volume).toBeGreaterThan(200)
    expect(cost / (energy / 3.6e6)).toBeCloseTo({ LFP: 81, NMC: 128, NCA: 128, LMO: 128, 'sodium-ion': 85 }[cell.spec.chemistry], 6)
  })
})

test('of the cells some are measured, some are published models, and the rest says that it is neither', () => {
  const graded = (grade: string) => libraryIds('cell').filter((id) => sound(loadCell(id)).spec.confidence === grade)
  expect(graded('A')).toEqual(['a123-26650-lfp'])
  expect(graded('B')).toEqual(['ae-lfp-18650', 'ae-nmc111-pouch', 'calb-l148n50b-nmc', 'lg-m50-nmc811', 'murata-vtc5a-nca'])
})

/** Traces that differ from their publication by more than its rounding, as their notes say: distance, relative. */
const differing: Readonly<Record<string, number>> = { nedc: 0.0007, 'wltc-1': 0.001, 'artemis-urban': 0.0009 }

test.each(libraryIds('cycle'))('CYC1 %s has its published duration, distance, mean and maximum', (id) => {
  const { trace, about } = sound(loadCycle(id))
  const { time_s: t, speed_kmh: v } = trace
  const published = about!.spec.published!
  const duration = t.at(-1)! - t[0]!
  const distance = v.slice(1).reduce((sum, speed, k) => sum + (((speed + v[k]!) / 2) * (t[k + 1]! - t[k]!)) / 3600, 0)
  expect(duration).toBe(published.duration.si)
  expect(Math.abs(distance / toKilometres(published.distance.si) - 1)).toBeLessThan(differing[id] ?? 0.0005)
  expect(Math.abs((distance / duration) * 3600 - published.mean_speed.value)).toBeLessThan(0.06)
  expect(Math.abs(Math.max(...v) - published.maximum_speed.value)).toBeLessThan(0.06)
})

describe('references', () => {
  test('a part is found in the library or beside the file that names it', () => {
    written('own-tyre.yaml', sound(readText(join(libraryRoot, 'tyres/michelin-e-primacy-245-45-r19.yaml'))))
    const car = sound(loadCar(written('own.yaml', original.replace('tyre: michelin-e-primacy-245-45-r19', 'tyre: own-tyre.yaml'))))
    expect(car.tyre.file).toBe(join(folder, 'own-tyre.yaml'))
    expect(car.id).toBe('own')
  })

  test('what does not exist is told where it is named, with the nearest that does', () => {
    expect(told(loadCar('su7-max'))).toMatch(/expected a vehicle of the library, or a path to a file, got "su7-max". Did you mean su7-max-2024\?/)
    const wrong = loadCar(written('wrong.yaml', original.replace('machine: xiaomi-v6', 'machine: xiaomi-v7').replace('blade-73', 'blade-74')))
    expect(told(wrong)).toMatch(/wrong.yaml:\d+:\d+ drive.rear.machine: expected a machine of the library.*got "xiaomi-v7". Did you mean xiaomi-v6/)
    expect(told(wrong)).toMatch(/wrong.yaml:\d+:\d+ battery.pack: .*got "findreams-blade-74"/)
    expect(told(loadCar(written('beside.yaml', original.replace('tyre: michelin-e-primacy-245-45-r19', 'tyre: ./none.yaml'))))).toMatch(
      /wheels.tyre: expected a tyre file, got ".\/none.yaml". There is no .*none.yaml/,
    )
  })

  test('a machine is scaled from one of its own kind', () => {
    const machine = sound(readText(join(libraryRoot, 'machines/xiaomi-v6.yaml'))).replace('reference-pmsm', 'reference-induction')
    written('own-machine.yaml', machine)
    const car = loadCar(written('scaled.yaml', original.replace('machine: xiaomi-v6', 'machine: ./own-machine.yaml')))
    expect(told(car)).toMatch(/own-machine.yaml:\d+:\d+ scaled_from: expected a machine of type pmsm with losses of its own, got "reference-induction"/)
  })

  test('a pack is checked with its cell', () => {
    const blade = sound(readText(join(libraryRoot, 'packs/findreams-blade-73.yaml')))
    const tall = loadPack(written('tall.yaml', blade.replace('value: 133', 'value: 140')))
    expect(told(tall)).toMatch(/tall.yaml:\d+:\d+ series.value: expected cells in series that make between 0 and 500 V.*got 140 of 3.65 V, 511 V/)
    expect(told(tall)).toMatch(/energy.value: expected the 77.\d kWh/)
    expect(told(loadPack(written('foreign.yaml', blade.replace('cell: blade-lfp', 'cell: blade-lpf'))))).toMatch(
      /foreign.yaml:\d+:\d+ cell: expected a cell of the library.*got "blade-lpf". Did you mean blade-lfp\?/,
    )
    expect(told(loadCosts('packs-2052'))).toMatch(/expected a cost of the library.*Did you mean packs-2025\?/)
  })

  test('files that cannot be read', () => {
    expect(told(loadCar('./none.yaml'))).toBe(
      './none.yaml: expected a file, got nothing by this name. Check the path; it is taken from the folder where you are.',
    )
    expect(told(loadCar(`${folder}/`))).toMatch(/expected a file, got a folder/)
    expect(told(loadCycle('./none.csv'))).toMatch(/expected a file, got nothing/)
  })

  test('a trace of one’s own may stand alone, or with a file that tells of it', () => {
    const trace = 'time_s,speed_kmh\n0,0\n1,5\n2,0\n'
    expect(sound(loadCycle(written('alone.csv', trace))).about).toBeNull()
    written('told.csv', trace)
    const about = written('told.yaml', 'title: my lap\nsources: {}\nload: { value: 200, unit: kg, source: assumed }\n')
    expect(sound(loadCycle(about)).about!.spec.load!.si).toBe(200)
    expect(sound(loadCycle(join(folder, 'told.csv'))).about!.spec.title).toBe('my lap')
  })
})
