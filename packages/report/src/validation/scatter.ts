import { html, type Markup } from '../markup.ts'
import type { ValidationQuantity } from '../model/validation.ts'
import { ticks } from '../ticks.ts'
import { scaleFigures } from './figures.ts'

const [height, top, foot] = [188, 8, 162]
const right = 99 // per cent of the width

/** Ours over theirs, one scale on both axes, with the line on which both are equal; null where the cases have no unit in common. */
export function scatter({ name, cases, unit }: ValidationQuantity): Markup | null {
  const known = cases.filter(({ expected, got }) => Number.isFinite(expected) && Number.isFinite(got))
  const ends = known.flatMap(({ expected, got }) => [expected, got])
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  if (unit === null || new Set(known.map(({ expected }) => expected)).size < 3) return null
  const margin = 0.06 * (most - least) || 1
  const [low, high] = [least - margin, most + margin]
  const share = (value: number): number => (value - low) / (high - low)
  const marks = ticks(low, high, 4)
  const written = scaleFigures(marks)
  const left = 3 + 2.3 * Math.max(...marks.map((value) => written(value).length)) // the figures of the scale stand there
  const x = (value: number): string => `${(left + share(value) * (right - left)).toFixed(2)}%`
  const y = (value: number): string => (foot - share(value) * (foot - top)).toFixed(1)
  return html`<figure class="scatter"><figcaption>ours over theirs <span class="unit">${unit}</span></figcaption>
<svg height="${height}" role="img" aria-label="${`Ours over theirs, ${name}: ${known.length} cases in ${unit}; the line is where both are equal`}">
${marks.map(
  (value) =>
    html`<line class="grid" x1="${left.toFixed(2)}%" x2="${right}%" y1="${y(value)}" y2="${y(value)}"/><line class="grid" x1="${x(value)}" x2="${x(value)}" y1="${top}" y2="${foot}"/>
<text class="soft" x="${(left - 1.5).toFixed(2)}%" y="${Number(y(value)) + 4}" text-anchor="end">${written(value)}</text><text class="soft" x="${x(value)}" y="${height - 8}" text-anchor="middle">${written(value)}</text>`,
)}
<line class="equal" x1="${x(low)}" x2="${x(high)}" y1="${y(low)}" y2="${y(high)}"/>
${known.map(({ id, expected, got }) => html`<circle class="dot" cx="${x(expected)}" cy="${y(got)}" r="3"><title>${id}</title></circle>`)}
</svg></figure>`
}
