import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { cycle, fullThrottle, type Plan } from '@firstdrive/engine'
import { transpileModule } from 'typescript'
import { describe, expect, test } from 'vitest'
import { planOf } from '../packages/study/src/bench/measure.ts'
import { bytesOf, planOfText, planText } from './bytes-case.ts'
import { chromiumPath, launchChromium } from './chromium.ts'

const cltc = planOf('su7-max-2024', 'cltc-p', 'full', 'on')
const hills = Float64Array.from({ length: 1800 }, (_, k) => 0.04 * Math.sin(k / 90))
const plans: Plan[] = [
  cltc,
  { ...cltc, course: cycle(Float64Array.of(0, ...cltc.course.target), 1, { grade: hills }), packTemperature: 263.15 },
  { ...cltc, course: fullThrottle(0.01, { duration: 25 }) },
]
const texts = plans.map(planText)
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const here = plans.map((plan) => digest(bytesOf(plan)))

test('DET1 a plan survives the way into another process', () => {
  expect(texts.map((text) => digest(bytesOf(planOfText(text))))).toEqual(here)
})

test('DET1 a worker thread gives the same bytes', async () => {
  const worker = new Worker(new URL('bytes-worker.mjs', import.meta.url), { workerData: texts, execArgv: ['--conditions=source'] })
  const there = await new Promise<Uint8Array[]>((done, fail) => worker.once('message', done).once('error', fail))
  await worker.terminate()
  expect(there.map(digest)).toEqual(here)
})

if (chromiumPath === undefined) console.log('the same bytes in a browser: skipped, no Chromium found; set CHROMIUM_PATH to run it')

describe.skipIf(chromiumPath === undefined)('in Chromium', () => {
  test('DET1 a page gives the same bytes', async () => {
    const browser = await launchChromium()
    try {
      const page = await browser.newPage()
      await page.route('https://sources.test/**', (route) => route.fulfill(answer(new URL(route.request().url()).pathname)))
      await page.goto('https://sources.test/')
      await page.waitForFunction('window.digests')
      const there = await page.evaluate(`digests(${JSON.stringify(texts)})`)
      expect(there).toEqual(here)
    } finally {
      await browser.close()
    }
  })
})

const root = fileURLToPath(new URL('..', import.meta.url))
const imports = { '@firstdrive/engine': '/packages/engine/src/index.ts', '@firstdrive/units': '/packages/units/src/index.ts' }
const html = `<!doctype html>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
import { bytesOf, planOfText } from '/test/bytes-case.ts'
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const digest = async (text) => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(planOfText(text)))))
window.digests = (texts) => Promise.all(texts.map(digest))
</script>`

/** The page, or a source file without its types. */
function answer(path: string): { contentType: string; body: string } {
  if (path === '/') return { contentType: 'text/html', body: html }
  const { outputText } = transpileModule(readFileSync(`${root}${path}`, 'utf8'), { compilerOptions: { target: 10, module: 99, verbatimModuleSyntax: true } })
  return { contentType: 'text/javascript', body: outputText }
}
