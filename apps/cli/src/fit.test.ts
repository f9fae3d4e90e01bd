import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { driveText } from '@firstdrive/spec'
import { afterAll, describe, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'
import { draggingCar, madeUpDrive } from '../test/made-up-drives.ts'

const folder = mkdtempSync(join(tmpdir(), 'fit-'))
afterAll(() => rmSync(folder, { recursive: true }))
const drives = [0, 1, 2].map((ride) => {
  const file = join(folder, `drive-2026-01-0${ride + 1}.csv`)
  writeFileSync(file, driveText(madeUpDrive(draggingCar(75), ride)))
  return file
})
const drag = 'vehicle.body.driveline_drag'

describe('firstdrive fit', () => {
  test('finds the drag of the car that wrote the logs, and writes a sound car of the kind derived', async () => {
    const out = join(folder, 'fitted', 'car.yaml')
    const { code, out: text } = await firstdrive('fit', 'bmw-i3-60ah', ...drives, '--parameters', `${drag},tyre.dynamic_radius`, '--out', out, '--json')
    expect(code).toBe(0)
    const said = JSON.parse(text)
    expect(said.parameters[0]).toMatchObject({ path: drag, unit: 'N', before: 30 })
    expect(Math.abs(said.parameters[0].value - 75)).toBeLessThan(4)
    expect(said.training.days).toEqual(['2026-01-01', '2026-01-02'])
    expect(said.validation.days).toEqual(['2026-01-03'])
    expect(said.validation.summary.median_abs_pct).toBeLessThan(0.2 * said.validation.before.median_abs_pct)
    expect(said.covariance).toHaveLength(2)
    expect(said.files.map((file: string) => file.slice(file.lastIndexOf('car')))).toEqual(['car.yaml', 'car-tyre.yaml'])
    expect(readFileSync(out, 'utf8')).toMatch(/driveline_drag: \{ value: 7[\d.]+, unit: N, .*source: fitted/)
    expect(readFileSync(out, 'utf8')).toMatch(/fitted: \{ title: .*kind: derived \}/)
    expect((await firstdrive('check', out)).code).toBe(0)
    const again = await firstdrive('replay', out, drives[2]!, '--json')
    expect(Math.abs(JSON.parse(again.out).error_pct)).toBeLessThan(0.5)
  })

  test('in words: what each input became, how sure it is, and how far the other days are off', async () => {
    const { code, out } = await firstdrive('fit', 'bmw-i3-60ah', ...drives, '--parameters', `${drag},vehicle.charging.wall_efficiency`)
    expect(code).toBe(0)
    for (const words of [drag, 'undetermined: no residual depends on vehicle.charging.wall_efficiency', 'validation, before', 'training'])
      expect(out).toContain(words)
  })

  test.each([
    ['an unknown input', [...drives, '--parameters', 'vehicle.body.driveline_dragg'], 'Did you mean vehicle.body.driveline_drag?'],
    ['drives of one day', [drives[0]!, '--parameters', drag], 'expected drives of at least two days'],
    ['no inputs', [...drives, '--parameters', ' , '], 'expected --parameters'],
    ['no ending', [...drives, '--parameters', drag, '--out', join(folder, 'car.txt')], 'ends in .yaml'],
    ['no drives', ['--parameters', drag], "missing required argument 'drives'"],
    ['a file that is not there', [join(folder, 'none.csv'), '--parameters', drag], 'expected a file, got nothing by this name'],
  ])('INP1 %s is told, and nothing is written', async (_, words, told) => {
    const before = readdirSync(folder)
    const { code, out, err } = await firstdrive('fit', 'bmw-i3-60ah', ...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(told)
    expect(readdirSync(folder)).toEqual(before)
    expect(existsSync(join(folder, 'car.txt'))).toBe(false)
  })
})
