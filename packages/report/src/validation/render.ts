import { html } from '../markup.ts'
import type { ValidationReport } from '../model/validation.ts'
import { type Part, renderPage } from '../page.ts'
import { pageHead } from '../panel/head.ts'
import { partPanel } from './part.ts'
import { partsWithPlaces } from './places.ts'
import { skippedPanel } from './skipped.ts'
import { summaryPanel } from './summary.ts'

/** A suite of comparisons as one HTML page, which opens offline. All of it is drawn without a script. */
export function renderValidation(report: ValidationReport): string {
  const { title, subtitle, engine_version } = report
  const quantities = report.parts.flatMap((part) => part.quantities)
  const limits = quantities.flatMap((quantity) => quantity.limits)
  return renderPage({
    title,
    engine_version,
    head: pageHead(title, subtitle, [
      ['limits met', `${limits.filter(({ met }) => met).length} of ${limits.length}`],
      ['quantities', `${quantities.length}`],
      ['cases', `${quantities.reduce((sum, { n }) => sum + n, 0)}`],
    ]),
    skip: { to: 'summary', text: 'To the summary' },
    parts: parts(report),
    foot: html`Made by firstdrive, engine <code>${engine_version}</code>.`,
    data: null,
  })
}

const parts = (report: ValidationReport): readonly Part[] => [
  ['summary', 'Summary', summaryPanel(report)],
  ...partsWithPlaces(report).map(({ place, part }): Part => [place, shortName(part.title), partPanel(place, part)]),
  ['skipped', 'Skipped', skippedPanel(report)],
]

/** The contents have room for a few words. */
const shortName = (title: string): string => title.split(',')[0] ?? title
