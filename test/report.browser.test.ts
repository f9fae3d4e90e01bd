import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { crowdedModel } from '../packages/report/sample/crowded-model.ts'
import { sampleModel } from '../packages/report/sample/sample-model.ts'
import { sampleReplay } from '../packages/report/sample/sample-replay.ts'
import { sampleValidation } from '../packages/report/sample/sample-validation.ts'
import { renderReplay, renderReport, renderValidation } from '../packages/report/src/index.ts'
import { axeViolations, chromiumPath, launchChromium } from './chromium.ts'

if (chromiumPath === undefined) console.log('report in a browser: skipped, no Chromium found; set CHROMIUM_PATH to run it')

describe.skipIf(chromiumPath === undefined)('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  const [sample, crowded] = [join(folder, 'sample.html'), join(folder, 'crowded.html')]
  const [replay, validation] = [join(folder, 'replay.html'), join(folder, 'validation.html')]
  let browser: Browser

  beforeAll(async () => {
    writeFileSync(sample, renderReport(sampleModel()))
    writeFileSync(crowded, renderReport(crowdedModel()))
    writeFileSync(replay, renderReplay(sampleReplay()))
    writeFileSync(validation, renderValidation(sampleValidation()))
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  /** The report as a reader opens it, with what it complains of and what it asks for. */
  async function open(options: {
    width: number
    file?: string
    theme?: 'light' | 'dark'
    script?: boolean
    unfolded?: boolean
  }): Promise<{ page: Page; troubles: string[] }> {
    const address = pathToFileURL(options.file ?? sample).href
    const context = await browser.newContext({
      viewport: { width: options.width, height: 900 },
      colorScheme: options.theme ?? 'light',
      javaScriptEnabled: options.script ?? true,
    })
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('console', (message) => message.type() !== 'log' && troubles.push(message.text()))
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('dialog', (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => request.url() !== address && troubles.push(`request: ${request.url()}`))
    await page.goto(address)
    if (options.unfolded) {
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
    }
    return { page, troubles }
  }

  test('RPT3 it opens from a folder without a complaint or a request', async () => {
    const { page, troubles } = await open({ width: 1200 })
    await page.waitForSelector('#acceleration-plot canvas')
    expect(troubles).toEqual([])
    await page.context().close()
  })

  for (const theme of ['light', 'dark'] as const) {
    for (const width of [360, 768, 1200, 2560]) {
      test(`axe finds nothing, ${theme}, ${width} px, folded out and with the keys shown`, async () => {
        const { page, troubles } = await open({ width, theme, unfolded: true })
        expect(await axeViolations(page)).toEqual([])
        await page.keyboard.press('?')
        expect(await axeViolations(page)).toEqual([])
        expect(troubles).toEqual([])
        await page.context().close()
      })
    }
  }

  test('axe finds nothing in a crowded report', async () => {
    const { page, troubles } = await open({ width: 1200, file: crowded, unfolded: true })
    expect(await axeViolations(page)).toEqual([])
    expect(troubles).toEqual([])
    await page.context().close()
  })

  for (const [name, file] of [
    ['sample', sample],
    ['crowded', crowded],
    ['replay', replay],
    ['validation', validation],
  ] as const) {
    test.each([320, 360, 768, 1200, 3840])(`${name}: nothing scrolls sideways but tables in their box, %i px`, async (width) => {
      const { page } = await open({ width, file, unfolded: true })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await page.context().close()
    })
  }

  for (const [name, file] of [
    ['replay', replay],
    ['validation', validation],
  ] as const) {
    test.each([
      ['light', 360],
      ['light', 1200],
      ['dark', 360],
      ['dark', 1200],
    ] as const)(`RPT3 ${name}: axe finds nothing, %s, %i px, folded out and with the keys shown; nothing is asked for`, async (theme, width) => {
      const { page, troubles } = await open({ width, theme, file, unfolded: true })
      expect(await axeViolations(page)).toEqual([])
      await page.keyboard.press('?')
      expect(await axeViolations(page)).toEqual([])
      expect(troubles).toEqual([])
      await page.context().close()
    })
  }

  test('replay: all strips zoom together, over time and over distance, and are saved over what they are drawn', async () => {
    const { page } = await open({ width: 1200, file: replay })
    const whole = await pictures(page, '#replay-plots')
    expect(whole.length).toBe(6)
    const plot = page.locator('#replay-plots .canvas').nth(1)
    await plot.press('+')
    expect((await pictures(page, '#replay-plots')).every((picture, i) => picture !== whole[i])).toBe(true)
    await plot.press('0')
    expect(await pictures(page, '#replay-plots')).toEqual(whole)
    await page
      .locator('#replay-plots .u-over')
      .first()
      .hover({ position: { x: 500, y: 60 } })
    const readouts = await page.locator('#replay-plots .readout').allTextContents()
    expect(readouts[2]).toMatch(/^\d+:\d\d min.*measured [−\d.]+predicted [−\d.]+/)

    await page.getByRole('radio', { name: 'over distance' }).check()
    expect((await pictures(page, '#replay-plots')).every((picture, i) => picture !== whole[i])).toBe(true)
    const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Power at the battery as CSV' }).click()])
    const lines = readFileSync(await csv.path(), 'utf8')
      .trim()
      .split('\n')
    expect(lines[0]).toBe('distance_km,"measured (kW)","predicted (kW)"')
    expect(lines.length).toBe(1 + 1201)
    await page.context().close()
  })

  test('replay: without JavaScript the errors, the causes and the notes are there', async () => {
    const { page } = await open({ width: 360, file: replay, script: false })
    expect(await page.locator('#causes tbody tr').count()).toBe(5 + 1 + 1 + 3 + 1)
    expect(await page.locator('#errors').innerText()).toContain('stale')
    await page.context().close()
  })

  test('validation: a case is found by its text, and all are there again without it', async () => {
    const { page } = await open({ width: 1200, file: validation })
    const rows = page.locator('[data-case]:visible')
    const field = page.getByRole('searchbox', { name: 'Find a case' })
    await field.fill('case 12')
    expect(await page.locator('#found').innerText()).toMatch(/^3 of \d+ cases$/)
    expect(await rows.allInnerTexts()).toEqual([0, 1, 2].map(() => expect.stringContaining('case 12')))
    expect(await page.locator('#part-2-2').isHidden()).toBe(true)
    await field.fill('nothing at all')
    expect(await page.locator('#part-1').isHidden()).toBe(true)
    await field.fill('')
    expect(await page.locator('#part-2-2').isVisible()).toBe(true)
    expect(await page.locator('.summary').isVisible()).toBe(true)
    await page.context().close()
  })

  test('validation: without JavaScript every chart is drawn', async () => {
    const { page } = await open({ width: 360, file: validation, script: false })
    const inked = await page.locator('.figures figure > svg').evaluateAll((drawings) => drawings.map((drawing) => drawing.querySelectorAll('circle').length))
    expect(inked.length).toBe(7)
    for (const dots of inked) expect(dots).toBeGreaterThan(5)
    await page.context().close()
  })

  test('on a telephone only the tables with many columns of figures scroll, their first column stays', async () => {
    const { page } = await open({ width: 360, file: crowded, unfolded: true })
    const scrolling = await page.evaluate(() =>
      [...document.querySelectorAll('.scroll')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map((box) => box.getAttribute('aria-label')),
    )
    expect(scrolling.map((label) => label?.replace(/ of the pack of .*/, ''))).toEqual([
      'Energy split',
      'Packs',
      ...Array(4).fill('Power'),
      'Power of the pack over the tests',
      'Heat of the pack over the tests',
      'Charging from several temperatures',
      'Charging curves',
      'Heat of one charge',
      'All candidates',
    ])
    const [row, cell] = [page.locator('#energy tbody th').first(), page.locator('#energy tbody td').first()]
    const before = await cell.boundingBox()
    await page.locator('#energy .scroll').evaluate((box) => box.scrollTo({ left: 60 }))
    expect((await cell.boundingBox())?.x).toBeLessThan(before?.x ?? 0)
    expect((await row.boundingBox())?.x).toBe((await page.locator('#energy .scroll').boundingBox())?.x)
    await page.context().close()
  })

  test('every plot has ink in the colours of its lines', async () => {
    const { page } = await open({ width: 1200 })
    const coloured = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLCanvasElement>('.canvas canvas')].map((canvas) => {
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
        let blue = 0
        for (let i = 0; i < pixels.length; i += 4) if ((pixels[i + 2] ?? 0) - (pixels[i] ?? 0) > 100) blue++
        return blue
      }),
    )
    expect(coloured.length).toBe(10) // three of the drive, the launch, three of the pack's tests, three of charging
    for (const blue of coloured) expect(blue).toBeGreaterThan(1000)
    await page.context().close()
  })

  test('a drag zooms all plots of the drive, a double click and a key show the whole again', async () => {
    const { page } = await open({ width: 1200 })
    const whole = await pictures(page)
    const plot = page.locator('#drive-plots .u-over').first()
    await plot.scrollIntoViewIfNeeded()
    const box = await plot.boundingBox()
    if (box === null) throw new Error('the first plot has no place')
    await page.mouse.move(box.x + 300, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + 600, box.y + 40, { steps: 4 })
    await page.mouse.up()
    const zoomed = await pictures(page)
    expect(zoomed.every((picture, i) => picture !== whole[i])).toBe(true)
    await plot.dblclick()
    expect(await pictures(page)).toEqual(whole)

    await page.getByRole('button', { name: 'fast' }).click()
    expect((await pictures(page)).every((picture, i) => picture !== whole[i])).toBe(true)
    await page.locator('#drive-plots .canvas').nth(1).press('0')
    expect(await pictures(page)).toEqual(whole)
    await page.context().close()
  })

  test('the cursor stands in all plots and its values in their heads, nothing moves', async () => {
    const { page } = await open({ width: 1200 })
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page
      .locator('#drive-plots .u-over')
      .first()
      .hover({ position: { x: 500, y: 60 } })
    const readouts = await page.locator('#drive-plots .readout').allTextContents()
    expect(readouts.length).toBe(3)
    for (const readout of readouts) expect(readout).toMatch(/^\d+:\d\d min.*\d/)
    expect(readouts[0]).toMatch(/target [\d.]+driven [\d.]+/)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
    await page.context().close()
  })

  test('another car, another theme and another width redraw the plots', async () => {
    const { page } = await open({ width: 1200 })
    const first = await pictures(page)
    await drive(page).getByRole('radio', { name: 'Max' }).check()
    const other = await pictures(page)
    expect(other[1]).not.toBe(first[1])
    await page.getByRole('radio', { name: 'dark' }).check()
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(18, 20, 23)')
    expect((await pictures(page))[1]).not.toBe(other[1])
    await page.setViewportSize({ width: 700, height: 900 })
    await expect
      .poll(() => page.evaluate(() => [...document.querySelectorAll('.canvas')].every((place) => place.firstElementChild?.clientWidth === place.clientWidth)))
      .toBe(true)
    await page.context().close()
  })

  test('a question mark and a button show the keys, Escape hides them', async () => {
    const { page } = await open({ width: 1200 })
    const keys = page.getByRole('dialog', { name: 'Keys' })
    await page.keyboard.press('?')
    await keys.waitFor()
    await page.keyboard.press('Escape')
    await keys.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'keys' }).click()
    await keys.getByRole('button', { name: 'close' }).click()
    await keys.waitFor({ state: 'hidden' })
    await page.context().close()
  })

  test('every plot answers to the keyboard and shows that it is meant', async () => {
    const { page } = await open({ width: 1200 })
    const whole = await pictures(page, '#acceleration-plot')
    const plot = page.locator('#acceleration-plot .canvas')
    await plot.press('+')
    expect(await plot.evaluate((place) => getComputedStyle(place).outlineStyle)).toBe('solid')
    expect(await pictures(page, '#acceleration-plot')).not.toEqual(whole)
    await plot.press('ArrowRight')
    expect(await page.locator('#acceleration-plot .readout').innerText()).toMatch(/^[\d.]+ s/)
    await plot.press('0')
    expect(await pictures(page, '#acceleration-plot')).toEqual(whole)
    await page.context().close()
  })

  test('a car without a series has no plot of it, and two lines of one kind differ in stroke', async () => {
    const { page } = await open({ width: 1200, file: crowded })
    const speed = page.locator('[data-plot="Speed"]')
    await drive(page).getByRole('radio', { name: 'Max' }).check()
    expect(await speed.isHidden()).toBe(true)
    await drive(page).getByRole('radio', { name: 'Base' }).check()
    expect(await speed.isVisible()).toBe(true)
    const strokes = page.locator('[data-plot="Temperature"] .readout span')
    expect(await strokes.evaluateAll((spans) => spans.map(({ dataset, textContent }) => `${textContent} ${dataset.stroke}`))).toEqual([
      'cell solid',
      'coolant dashed',
    ])
    await page.context().close()
  })

  test('a car that is chosen once is chosen in every section, and each section redraws', async () => {
    const { page } = await open({ width: 1200 })
    const places = ['#drive-plots', '#pack-test-plots', '#charging-plots', '#charge-plots']
    const before = await Promise.all(places.map((place) => pictures(page, place)))
    await page.locator('#charging').getByRole('radio', { name: 'Max' }).check()
    expect(await page.locator('input[value=max]:checked').count()).toBe(3)
    for (const [i, place] of places.entries()) expect((await pictures(page, place)).at(-1)).not.toBe(before[i]?.at(-1))
    const cycle = await pictures(page, '#pack-test-plots')
    await page.locator('#pack-test').getByRole('radio', { name: 'Full throttle' }).check()
    expect((await pictures(page, '#pack-test-plots')).every((picture, i) => picture !== cycle[i])).toBe(true)
    await page.locator('#drive').getByRole('radio', { name: 'Pro' }).check() // it is not charged: charging stays where it was
    expect(await page.locator('#charging input:checked').getAttribute('value')).toBe('max')
    expect(await page.locator('#pack-test input[value=pro]:checked').count()).toBe(1)
    await page.context().close()
  })

  test('the cursor tells what limits: over the charge and over a test', async () => {
    const { page } = await open({ width: 1200 })
    const readout = async (place: string, left: number): Promise<string> => {
      const over = page.locator(`${place} .u-over`).first()
      const width = (await over.boundingBox())?.width ?? 0
      await over.hover({ position: { x: left * width, y: 40 } })
      return page.locator(`${place} .readout`).first().innerText()
    }
    expect(await readout('#charging-plots', 0.1)).toMatch(/^1\d\.\d %[\s\S]*25 °C [\d.]+ charger current[\s\S]*0 °C [\d.]+ plating/)
    expect(await readout('#charging-plots', 0.5)).toMatch(/25 °C [\d.]+ plating/)
    await page.locator('#pack-test').getByRole('radio', { name: 'Full throttle' }).check()
    expect(await readout('#pack-test-plots', 0.9)).toMatch(/ s[\s\S]*drawn [\d.]+[\s\S]*could give [\d.]+ lower voltage[\s\S]*could take −[\d.]+ plating/)
    await page.context().close()
  })

  test('charging is saved over the charge, a launch over seconds', async () => {
    const { page } = await open({ width: 1200 })
    const saved = async (name: string): Promise<readonly string[]> => {
      const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()])
      return readFileSync(await csv.path(), 'utf8')
        .trim()
        .split('\n')
    }
    const curve = await saved('Charging power as CSV')
    expect(curve[0]).toBe('soc_pct,"40 °C (kW)","25 °C (kW)","0 °C (kW)","−20 °C (kW)"')
    expect(curve.length).toBe(1 + 141)
    await page.locator('#pack-test').getByRole('radio', { name: 'Full throttle' }).check()
    const launch = await saved('Power of the pack as CSV')
    expect(launch[0]).toBe('time_s,"drawn (kW)","could give (kW)","could take (kW)"')
    expect(Number(launch.at(-1)?.split(',')[0])).toBe(18)
    await page.context().close()
  })

  test('a candidate is one click away, unfolded, below the contents', async () => {
    const { page } = await open({ width: 1200 })
    await page.locator('#candidates table a').nth(1).click()
    const details = page.locator('#candidate-large')
    expect(await details.getAttribute('open')).not.toBeNull()
    const [top, contents] = [(await details.boundingBox())?.y ?? 0, await page.locator('.contents').boundingBox()]
    expect(contents?.y).toBe(0)
    expect(top).toBeGreaterThanOrEqual(contents?.height ?? 0)
    expect(top).toBeLessThan(900)
    await page.context().close()
  })

  test('a plot is saved as CSV with units in the head and as PNG', async () => {
    const { page } = await open({ width: 1200 })
    const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Speed as CSV' }).click()])
    const lines = readFileSync(await csv.path(), 'utf8')
      .trim()
      .split('\n')
    expect(csv.suggestedFilename()).toBe('sample-programme-2024-base-cltc-p-speed.csv')
    expect(lines[0]).toBe('time_s,"target (km/h)","driven (km/h)"')
    expect(lines.length).toBe(1 + 1801)
    expect(lines[61]?.split(',')[0]).toBe('60')
    const [png] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'State of charge as PNG' }).click()])
    expect(
      readFileSync(await png.path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    await page.context().close()
  })

  test('paper is light, unfolded and shows the plots at its width', async () => {
    const { page } = await open({ width: 1200, theme: 'dark' })
    await page.evaluate(() => {
      addEventListener('beforeprint', () => {
        const { dataset } = document.documentElement
        dataset.printed = `${dataset.theme}, ${document.querySelectorAll('details:not([open])').length} folded`
      })
    })
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF')
    expect(pdf.length).toBeGreaterThan(50_000)
    expect(await page.evaluate(() => document.documentElement.dataset.printed)).toBe('light, 0 folded')
    expect(await page.evaluate(() => document.querySelectorAll('details[open]').length)).toBe(0)
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined()
    await page.context().close()
  })

  test('without JavaScript the verdicts, strips and tables are there', async () => {
    const { page } = await open({ width: 360, script: false })
    expect(await page.locator('.verdicts').innerText()).toContain('not shown')
    expect(await page.locator('#strips circle').count()).toBe(8)
    expect(await page.locator('#energy tbody tr').count()).toBe(12)
    expect(await page.locator('#pack circle').count()).toBe(60)
    expect(await page.locator('#charging .starts').innerText()).toContain('−20')
    expect(await page.locator('#candidates details').count()).toBe(4)
    await page.context().close()
  })
})

const drive = (page: Page) => page.locator('#drive')

/** What each plot in a place shows, after uPlot has drawn. */
async function pictures(page: Page, place = '#drive-plots'): Promise<readonly string[]> {
  return page.evaluate(async (place) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return [...document.querySelectorAll<HTMLCanvasElement>(`${place} canvas`)].map((canvas) => canvas.toDataURL())
  }, place)
}
