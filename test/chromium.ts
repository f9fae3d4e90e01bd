import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Where a Chromium lies; undefined on a machine without one, where browser tests are skipped and say so. */
export const chromiumPath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)

if (chromiumPath === undefined && process.env.FIRSTDRIVE_REQUIRE_CHROMIUM) throw new Error('FIRSTDRIVE_REQUIRE_CHROMIUM is set, and no Chromium is here')

const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage']

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ ...(chromiumPath !== undefined && { executablePath: chromiumPath }), headless: true, args: flags })

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe has against the page as it stands: the rule and the elements. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(`${axe};0`)
  return page.evaluate(`axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`)
}
