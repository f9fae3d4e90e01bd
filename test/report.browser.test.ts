import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleModel } from '../packages/report/sample/sample-model.ts'
import { renderReport } from '../packages/report/src/index.ts'

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)
if (executablePath === undefined) console.log('report in a browser: skipped, no Chromium found; set CHROMIUM_PATH to run it')

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage']

describe.skipIf(executablePath === undefined)('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  const file = join(folder, 'index.html')
  let browser: Browser

  beforeAll(async () => {
    writeFileSync(file, renderReport(sampleModel()))
    browser = await chromium.launch({ ...(executablePath && { executablePath }), headless: true, args: flags })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  /** The report as a reader opens it, with what it complains of and what it asks for. */
  async function open(options: { width: number; theme?: 'light' | 'dark'; script?: boolean; print?: boolean }): Promise<{ page: Page; troubles: string[] }> {
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
    page.on('request', (request) => request.url() !== pathToFileURL(file).href && troubles.push(`request: ${request.url()}`))
    await page.goto(pathToFileURL(file).href)
    return { page, troubles }
  }

  test('RPT3 it opens from a folder without a complaint or a request', async () => {
    const { page, troubles } = await open({ width: 1200 })
    await page.waitForSelector('#acceleration-plot canvas')
    expect(troubles).toEqual([])
    await page.context().close()
  })

  for (const theme of ['light', 'dark'] as const) {
    for (const width of [360, 1200]) {
      test(`axe finds nothing, ${theme}, ${width} px`, async () => {
        const { page, troubles } = await open({ width, theme })
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        await page.evaluate(`${axe};0`)
        const found = await page.evaluate(
          `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
        )
        expect(found).toEqual([])
        expect(troubles).toEqual([])
        await page.context().close()
      })
    }
  }

  test.each([320, 360, 768, 1200, 3840])('nothing scrolls sideways but tables in their box, %i px', async (width) => {
    const { page } = await open({ width })
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
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
    expect(coloured.length).toBe(4)
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
    await page.getByRole('radio', { name: 'Max' }).check()
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
    await page.context().close()
  })
})

/** What each plot of the drive shows, after uPlot has drawn. */
async function pictures(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return [...document.querySelectorAll<HTMLCanvasElement>('#drive-plots canvas')].map((canvas) => canvas.toDataURL())
  })
}
