import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatIssue, inputs, type Result } from '@firstdrive/spec'
import { toKilometres } from '@firstdrive/units'
import { afterAll, describe, expect, test } from 'vitest'
import { libraryRoot, readText } from './file.ts'
import { libraryIds, loadCar, loadCycle } from './load.ts'

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
