import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { driveText } from '@firstdrive/spec'
import { suiteNames, validate } from '@firstdrive/validation'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { firstdrive } from '../../test/firstdrive.ts'
import { draggingCar, madeUpDrive } from '../../test/made-up-drives.ts'
import { validationReport } from './validation-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'pages-'))
const drive = join(folder, 'drive.csv')
beforeAll(() => {
  vi.stubEnv('FIRSTDRIVE_DATA', undefined)
  writeFileSync(drive, driveText(madeUpDrive(draggingCar(60), 2)))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('replay --page leaves one page, the same bytes each time, and says what the terminal says', async () => {
  const [page, again] = [join(folder, 'replay.html'), join(folder, 'again.html')]
  const { code, out, err } = await firstdrive('replay', 'bmw-i3-60ah', drive, '--page', page)
  expect({ code, err }).toEqual({ code: 0, err: `written: ${page}\n` })
  await firstdrive('replay', 'bmw-i3-60ah', drive, '--page', again, '--json')
  const text = readFileSync(page, 'utf8')
  expect(readFileSync(again, 'utf8')).toBe(text)
  expect(text).toContain('BMW i3 60 Ah: drive')
  expect(text).not.toContain(folder)
  const measured = /energy measured +([\d.]+) kWh/.exec(out)?.[1]
  expect(text).toContain(`<td data-foot="measured">${measured}</td>`)
})

test('validate --page leaves one page with every quantity', async () => {
  const page = join(folder, 'validation.html')
  const { code, err } = await firstdrive('validate', 'peers', '--page', page)
  expect(code).toBe(0)
  expect(err).toContain(`written: ${page}\n`)
  const text = readFileSync(page, 'utf8')
  const { summary } = validate('peers', 'data')
  for (const quantity of Object.keys(summary)) expect(text).toContain(`<code>${quantity}</code>`)
  expect(text).toContain('Cell of a Nissan Leaf, measured by ORNL: <code>battery/')
})

test('the model of a validation holds every case, limit and skipped part', () => {
  expect(suiteNames).toContain('peers')
  const found = validate('peers', 'data')
  const report = validationReport(found)
  const quantities = report.parts.flatMap((part) => part.quantities)
  expect(quantities.reduce((sum, { cases }) => sum + cases.length, 0)).toBe(found.parts.flatMap(({ cases }) => cases).length)
  expect(quantities.flatMap(({ limits }) => limits)).toHaveLength(found.limits.length)
  expect(report.skipped).toEqual(found.skipped)
  const thevenin = quantities.find(({ name }) => name === 'pybamm_thevenin_mV')
  expect(thevenin).toMatchObject({ unit: 'mV', error_unit: 'mV', n: 8, limits: [{ statistic: 'largest', limit: 0.5, met: true }] })
  expect(thevenin?.largest).toBeCloseTo(Math.max(...(thevenin?.cases ?? []).map(({ error }) => Math.abs(error))), 9)
})

describe('a page that cannot be written is told before anything is computed, and nothing is written', () => {
  const before = (): readonly string[] => readdirSync(folder)
  test.each([
    [['replay', 'bmw-i3-60ah', drive, '--page', drive], `--page ${drive}: expected a name that ends in .html`],
    [['replay', 'bmw-i3-60ah', drive, '--page', join(folder, 'nowhere', 'replay.html')], 'Make it first.'],
    [['replay', 'bmw-i3-60ah', drive, '--page', ''], '--page: expected the name of a file, got nothing. For example: --page replay.html'],
    [['validate', 'peers', '--page', folder], `--page ${folder}: expected a name that ends in .html`],
    [['validate', 'peers', '--page', join(folder, 'nowhere', 'page.html')], 'Make it first.'],
  ])('%j', async (words, told) => {
    const files = before()
    const { code, out, err } = await firstdrive(...words)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(told)
    expect(err).not.toContain('    at ')
    expect(before()).toEqual(files)
  })
})
