import { fixed } from '@firstdrive/units'
import { givenDecimals, intervalFigure, simulatedFigure } from '../figure.ts'
import { html, type Markup } from '../markup.ts'
import type { ReportModel, Verdict } from '../model.ts'
import { ticks } from '../ticks.ts'
import { accepted, byMetric, verdictText } from '../verdict.ts'
import { carName, panel } from './panel.ts'
import { acceptedFigure } from './verdict.ts'

/**
 * Published against simulated on one line a car. The drawing has no scale of its own: every abscissa is a per cent of the
 * width it is given, every mark and letter keeps its size, so it redraws itself at any width, on paper and without a script.
 */
export const stripPanel = (model: ReportModel): Markup | null =>
  model.verdicts.length === 0
    ? null
    : panel(
        'strips',
        'Published against simulated',
        'How far the simulated figure (blue disc, with its interval) lies from the published one (ochre diamond). The band is what the target accepts.',
        byMetric(model.verdicts).map((group) => metricStrips(model, group)),
      )

function metricStrips(model: ReportModel, group: readonly [Verdict, ...Verdict[]]): Markup {
  const [{ label, unit }] = group
  const place = placing(group)
  const marks = ticks(place.low, place.high, 5).map((value) => ({ value, at: place.at(value) }))
  const decimals = givenDecimals(group.map(({ limit }) => limit))
  const tickDecimals = givenDecimals(marks.map(({ value }) => Number(value.toPrecision(6))))
  const grid = marks.map(({ at }) => html`<line class="grid" x1="${at}%" x2="${at}%" y1="0" y2="100%"/>`)
  return html`<div class="strips"><h3>${label} <span class="unit">${unit}</span></h3>
${group.map((verdict) => strip(carName(model, verdict.car), verdict, decimals, place, grid))}
<div class="strip axis" aria-hidden="true"><span></span><svg height="20">${marks.map(
    ({ value, at }) => html`<text x="${at}%" y="14" text-anchor="middle">${fixed(value, tickDecimals)}</text>`,
  )}</svg></div></div>`
}

function strip(name: string, verdict: Verdict, decimals: number, { at, clip }: Placing, grid: readonly Markup[]): Markup {
  const { limit, unit, value, low, high, state } = verdict
  const { low: from, high: to } = accepted(verdict)
  const [simulated, interval] = [simulatedFigure(verdict, decimals), intervalFigure(verdict, decimals)]
  const said = `${name}: published ${fixed(limit, decimals)} ${unit}, accepted ${acceptedFigure(verdict, decimals)}, simulated ${simulated}${interval ? `, ${interval}` : ''}, ${state}`
  return html`<div class="strip"><span>${name}</span><svg height="60" role="img" aria-label="${said}">${grid}
<line class="base" x1="0" x2="100%" y1="26" y2="26"/>
<line class="accepts" x1="${clip(from, 0)}%" x2="${clip(to, 100)}%" y1="26" y2="26"/>
${low !== null && high !== null && html`<line class="interval" x1="${at(low)}%" x2="${at(high)}%" y1="26" y2="26"/>`}
<svg x="${at(limit)}%" y="26" class="mark"><path class="published" d="M0-7l7 7-7 7-7-7z"/></svg>
${value !== null && html`<circle class="simulated" cx="${at(value)}%" cy="26" r="4.5"/>`}
${labelAt(at(limit), 12, 'published-text', html`<tspan class="spare">published </tspan>${fixed(limit, decimals)}<tspan class="spare">, accepts ${acceptedFigure(verdict, decimals)}</tspan>`)}
${
  value === null
    ? labelAt(at(limit), 46, 'soft', verdictText(state))
    : labelAt(
        at(value),
        52,
        'simulated-text',
        html`<tspan class="spare">simulated </tspan>${simulated}${interval && html`<tspan class="spare">, ${interval}</tspan>`}`,
      )
}
</svg></div>`
}

/** A label leans inwards, so that it never leaves the drawing. */
const labelAt = (at: number, y: number, kind: string, text: Markup | string): Markup =>
  html`<text class="${kind}" x="${at}%" y="${y}" text-anchor="${at > 50 ? 'end' : 'start'}" dx="${at > 50 ? 7 : -7}">${text}</text>`

interface Placing {
  readonly low: number
  readonly high: number
  /** Where a value lies, in per cent of the width. */
  readonly at: (value: number) => number
  /** The same for the end of a band, which may be open. */
  readonly clip: (value: number | null, open: number) => number
}

function placing(group: readonly Verdict[]): Placing {
  const ends = group.flatMap((verdict) => {
    const { low, high } = accepted(verdict)
    return [verdict.limit, low, high, verdict.value, verdict.low, verdict.high].filter((end) => end !== null)
  })
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const margin = most > least ? (most - least) * 0.08 : Math.abs(most) * 0.1 || 1
  const [low, high] = [least - margin, most + margin]
  const at = (value: number): number => Number((((value - low) / (high - low)) * 100).toFixed(2))
  return { low, high, at, clip: (value, open) => (value === null ? open : at(value)) }
}
