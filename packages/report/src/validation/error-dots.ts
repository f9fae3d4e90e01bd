import { fixed } from '@firstdrive/units'
import { signed } from '../figure.ts'
import { html, type Markup } from '../markup.ts'
import type { ValidationCase, ValidationQuantity } from '../model/validation.ts'
import { ticks } from '../ticks.ts'
import { scaleFigures, sizeFigure } from './figures.ts'

const [height, foot, tallest, pitch] = [148, 112, 12, 7]
const bins = 64

/**
 * The errors of the cases along one axis, a dot a case, piled where they meet. The bands hold half and nine tenths of the errors
 * by their size; a limit is a line on either side. As in strip.ts abscissas are per cent of the width.
 */
export function errorDots(quantity: ValidationQuantity): Markup {
  const { name, cases, error_unit, decimals, median, p90, bias, limits } = quantity
  const reach = reachOf(quantity)
  const at = (error: number): number => Number((50 + (error / reach) * 49).toFixed(2))
  const marks = ticks(-reach, reach, 6)
  const written = scaleFigures(marks)
  const [near, beyond] = [limits.filter(({ limit }) => limit <= reach), limits.filter(({ limit }) => limit > reach)]
  const said = `Errors of ${name}: ${cases.length} cases, median ${fixed(median, decimals)}, 90 % ${fixed(p90, decimals)}, bias ${signed(bias, decimals)} ${error_unit}`
  return html`<figure class="errors"><figcaption>error <span class="unit">${error_unit}</span> <span class="soft"><i class="half"></i>median ${sizeFigure(median, decimals)} <i class="most"></i>90 % ${sizeFigure(p90, decimals)} <b aria-hidden="true">▲</b> bias ${sizeFigure(bias, decimals)}${near.length > 0 && html` <i class="limit-line"></i>limit of the ${near.map(({ statistic }) => statistic).join(', ')}`}${beyond.length > 0 && `, the limit of ${beyond.map(({ limit }) => limit).join(' and ')} lies beyond`}</span></figcaption>
<svg height="${height}" role="img" aria-label="${said}">
${band('most', p90, reach, at)}${band('half', median, reach, at)}
<line class="base" x1="0" x2="100%" y1="${foot + 6}" y2="${foot + 6}"/><line class="base" x1="50%" x2="50%" y1="0" y2="${foot + 6}"/>
${near.flatMap(({ limit }) => [-limit, limit]).map((limit) => html`<line class="limit-mark" x1="${at(limit)}%" x2="${at(limit)}%" y1="0" y2="${foot + 6}"/>`)}
${piled(cases, reach).map(({ each, y }) => html`<circle class="dot" cx="${at(each.error)}%" cy="${y}" r="3"><title>${each.id}: ${signed(each.error, decimals)} ${error_unit}</title></circle>`)}
${Number.isFinite(bias) && html`<svg x="${at(bias)}%" y="${foot + 7}" class="mark"><path class="bias" d="M0 0l5 8h-10z"/></svg>`}
${marks.map((value) => html`<text class="soft" x="${at(value)}%" y="${height - 4}" text-anchor="${at(value) < 4 ? 'start' : at(value) > 96 ? 'end' : 'middle'}">${written(value)}</text>`)}
</svg></figure>`
}

/** The same to both sides; a limit is in sight when it does not press the cases together. */
function reachOf({ cases, limits }: ValidationQuantity): number {
  const largest = Math.max(...cases.map(({ error }) => Math.abs(error)).filter(Number.isFinite), 0)
  const near = limits.map(({ limit }) => limit).filter((limit) => limit <= 3 * largest)
  return 1.04 * Math.max(largest, ...near) || 1
}

/** None where the errors hold one that is no number. */
const band = (kind: string, size: number, reach: number, at: (error: number) => number): Markup | false =>
  Number.isFinite(size) &&
  html`<rect class="${kind}" x="${at(-Math.min(size, reach))}%" width="${(at(Math.min(size, reach)) - at(-Math.min(size, reach))).toFixed(2)}%" y="0" height="${foot + 6}"/>`

/** Dots that would cover each other stand on each other; a pile too high for the drawing is pressed. */
function piled(cases: readonly ValidationCase[], reach: number): readonly { readonly each: ValidationCase; readonly y: number }[] {
  const known = cases.filter(({ error }) => Number.isFinite(error))
  const binOf = (error: number): number => Math.round((error / reach) * (bins / 2))
  const counts = new Map<number, number>()
  const levels = known.map(({ error }) => {
    const level = counts.get(binOf(error)) ?? 0
    counts.set(binOf(error), level + 1)
    return level
  })
  const room = (foot - tallest) / Math.max(1, ...levels)
  const step = Math.min(pitch, room)
  return known.map((each, k) => ({ each, y: Number((foot - step * (levels[k] ?? 0)).toFixed(1)) }))
}
