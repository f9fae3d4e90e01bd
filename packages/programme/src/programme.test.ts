import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { libraryRoot, loadCosts } from '@firstdrive/library'
import { formatIssue, packFigures, type Result } from '@firstdrive/spec'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { loadProgramme } from './programme.ts'

const sound = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'))
  return result.value
}

describe('candidate packs', () => {
  const home = mkdtempSync(join(tmpdir(), 'programme-packs-'))
  afterAll(() => rmSync(home, { recursive: true }))
  const write = (file: string, text: string): void => {
    mkdirSync(join(home, file, '..'), { recursive: true })
    writeFileSync(join(home, file), text)
  }
  const blade = readFileSync(join(libraryRoot, 'packs/findreams-blade-73.yaml'), 'utf8')
  const told = (): string => {
    const programme = loadProgramme(home)
    return programme.ok ? 'fine' : programme.issues.map(formatIssue).join('\n')
  }
  beforeEach(() => {
    rmSync(home, { recursive: true, force: true })
    write('programme.yaml', 'name: A test\n')
    write('targets/TGT-TOP.yaml', 'text: fast\ncar: su7-2024\nmetric: top_speed_kmh\nop: ">="\nlimit: { value: 200, unit: km/h }\nevidence: simulated\n')
    write('packs/blade.yaml', blade)
  })

  test('each is listed with its cell, in the order of their ids, and counts among the files', () => {
    write('packs/another.yaml', blade)
    write('packs/notes.txt', 'not a pack')
    const { packs, files } = sound(loadProgramme(home))
    expect(packs.map(({ id, pack, cell }) => [id, pack.spec.cell, cell.id])).toEqual([
      ['another', 'blade-lfp', 'blade-lfp'],
      ['blade', 'blade-lfp', 'blade-lfp'],
    ])
    expect(files).toHaveLength(4)
  })

  test('a programme need not have any', () => {
    rmSync(join(home, 'packs'), { recursive: true })
    expect(sound(loadProgramme(home)).packs).toEqual([])
  })

  test('what is wrong with one is told where it stands, and once', () => {
    write('packs/blade.yaml', blade.replace("'400 V'", "'800 V'"))
    expect(told()).toMatch(/packs.blade.yaml:\d+:\d+ series.value: expected cells in series that make between 500 and 1000 V.*got 133 of 3.65 V, 485 V/)
    write('packs/blade.yaml', blade.replace('cell: blade-lfp', 'cell: blade-pfl'))
    expect(told()).toMatch(/packs.blade.yaml:\d+:\d+ cell: expected a cell of the library.*got "blade-pfl". Did you mean blade-lfp\?/)
    write('cars/mule.yaml', readFileSync(join(libraryRoot, 'vehicles/su7-2024.yaml'), 'utf8').replace('pack: findreams-blade-73', 'pack: ../packs/blade.yaml'))
    write('targets/TGT-TOP.yaml', readFileSync(join(home, 'targets/TGT-TOP.yaml'), 'utf8').replace('su7-2024', 'cars/mule.yaml'))
    expect(told().split('\n')).toHaveLength(1)
  })
})

/**
 * What a pack of the SU7 may measure and weigh: README.md in its folder says why. The cars of 2024 have packs of up to 690 kg; the
 * limits are assumed.
 */
const space = { volume_L: 360, mass_kg: 700, cell_height_mm: 105 }

describe('the candidates of the SU7', () => {
  const { packs } = sound(loadProgramme(fileURLToPath(new URL('../../../programmes/su7', import.meta.url))))
  const costs = sound(loadCosts()).spec

  test('they are at least twelve, of seven suppliers, of both classes and of four kinds of chemistry', () => {
    expect(packs.length).toBeGreaterThanOrEqual(12)
    expect(new Set(packs.map(({ pack }) => pack.spec.supplier)).size).toBeGreaterThanOrEqual(7)
    expect(new Set(packs.map(({ pack }) => pack.spec.voltage_class))).toEqual(new Set(['400 V', '800 V']))
    expect(new Set(packs.map(({ cell }) => cell.spec.chemistry))).toEqual(new Set(['LFP', 'NMC', 'NCA', 'sodium-ion']))
  })

  test.each(packs.map(({ id, pack, cell }) => [id, pack.spec, cell.spec] as const))('%s fits the car', (id, pack, cell) => {
    const { mass, volume, energy, cost } = packFigures(pack, cell, costs)
    expect(pack.mass !== undefined).toBe(id.startsWith('su7-')) // only what is built is weighed
    expect(pack.offer).toBeDefined()
    expect(mass).toBeLessThanOrEqual(space.mass_kg)
    expect((volume as number) * 1e3).toBeLessThanOrEqual(space.volume_L)
    expect(energy / 3.6e6).toBeGreaterThan(50)
    expect(cost / (energy / 3.6e6)).toBeGreaterThan(60)
    const { size } = cell
    const upright = size === undefined ? Infinity : 'diameter' in size ? Math.min(size.height.si, 3 * size.diameter.si) : size.height.si // a can may lie
    expect(upright * 1e3).toBeLessThanOrEqual(space.cell_height_mm)
  })
})
