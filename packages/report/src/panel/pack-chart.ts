import { fixed } from '@firstdrive/units'
import { limitKind } from '../limit.ts'
import { html, type Markup } from '../markup.ts'
import type { PackReport } from '../model/pack.ts'
import { type Direction, durationsOf, durationText, halfCharged, type PackOfCar, powerAt, temperaturesOf } from '../pack-power.ts'
import { ticks } from '../ticks.ts'

const [height, top, bottom] = [232, 18, 26]
/** Per cent of the width: to the left stand the figures of the scale, to the right the names of the lines. */
const [left, right] = [14, 82]

/**
 * Power of a half-charged pack over the temperature of its cells, what it gives above the line and what it takes below, all cars on one scale.
 * A disc has the colour of the limit that binds, and is hollow where the resistance is extrapolated. As in strip.ts abscissas are per cent.
 */
export function packChart({ car, pack }: PackOfCar, all: readonly PackOfCar[]): Markup {
  const [least, most] = reach(all.map((one) => one.pack))
  const y = (power_kW: number): number => Number((top + ((most - power_kW) / (most - least)) * (height - top - bottom)).toFixed(1))
  const temperatures = temperaturesOf(pack)
  const [coldest = 0, warmest = 1] = [temperatures[0], temperatures.at(-1)]
  const x = (temperature_C: number): number => Number((left + ((temperature_C - coldest) / (warmest - coldest || 1)) * (right - left)).toFixed(2))
  const lines = shown(pack).flatMap((seconds) => (['discharge', 'charge'] as const).map((direction) => ({ seconds, direction })))
  const marks = ticks(least, most, 5)
  const unitAt = marks.at(-1)
  return html`<figure class="pack-chart"><figcaption><b>${car}</b> <span class="unit">${fixed(pack.rated_energy_kWh, 1)} kWh</span></figcaption>
<svg height="${height}" role="img" aria-label="${said(car, pack)}">
${marks.map(
  (tick) =>
    html`<line class="${tick === 0 ? 'base' : 'grid'}" x1="0" x2="100%" y1="${y(tick)}" y2="${y(tick)}"/><text class="soft" x="0" y="${y(tick) - 3}">${fixed(Math.abs(tick), 0)}${tick === unitAt && ' kW'}</text>`,
)}
<text class="soft" x="${left}%" y="12">gives</text><text class="soft" x="${left}%" y="${height - bottom - 4}">takes</text>
${temperatures.map((celsius) => html`<text class="soft" x="${x(celsius)}%" y="${height - 6}" text-anchor="middle">${fixed(celsius, 0)}${celsius === warmest && ' °C'}</text>`)}
${lines.map((line) => curve(pack, line, temperatures, x, y))}
${names(pack, warmest, y)}
</svg></figure>`
}

/** The pulse that one feels, and what lasts. */
function shown(pack: PackReport): readonly number[] {
  const durations = durationsOf(pack)
  return durations.length > 2 ? [durations[1] as number, durations.at(-1) as number] : durations
}

const sign = { discharge: 1, charge: -1 } as const

interface Line {
  readonly seconds: number
  readonly direction: Direction
}

function curve(
  pack: PackReport,
  { seconds, direction }: Line,
  temperatures: readonly number[],
  x: (celsius: number) => number,
  y: (kW: number) => number,
): Markup {
  const lasting = seconds === durationsOf(pack).at(-1)
  const points = temperatures.flatMap((celsius) => {
    const held = halfCharged(pack, direction, celsius, seconds)
    const extrapolated = powerAt(pack, celsius, 50)?.extrapolated ?? false
    return held === undefined ? [] : [{ ...held, celsius, extrapolated, x: x(celsius), y: y(sign[direction] * held.power_kW) }]
  })
  return html`${points.slice(1).map((point, k) => {
    const before = points[k]
    return before && html`<line class="power${lasting && ' lasting'}" x1="${before.x}%" y1="${before.y}" x2="${point.x}%" y2="${point.y}"/>`
  })}${points.map(
    (point) =>
      html`<circle class="limit-${limitKind(point.limit)}${point.extrapolated && ' extrapolated'}" cx="${point.x}%" cy="${point.y}" r="4"><title>${durationText(seconds)} at ${fixed(point.celsius, 0)} °C: ${fixed(point.power_kW, 0)} kW, ${point.limit}${point.extrapolated && ', extrapolated'}</title></circle>`,
  )}`
}

/** Each line by its duration at its warm end, apart by a line of letters. */
function names(pack: PackReport, warmest: number, y: (kW: number) => number): readonly Markup[] {
  const wanted = (['discharge', 'charge'] as const).flatMap((direction) =>
    shown(pack).flatMap((seconds) => {
      const held = halfCharged(pack, direction, warmest, seconds)
      return held === undefined ? [] : [{ seconds, y: y(sign[direction] * held.power_kW) + 4 }]
    }),
  )
  let lowest = Number.NEGATIVE_INFINITY
  return wanted
    .sort((a, b) => a.y - b.y)
    .map(({ seconds, y: at }) => {
      lowest = Math.max(at, lowest + 13)
      return html`<text class="simulated-text" x="${right}%" dx="9" y="${lowest}">${durationText(seconds)}</text>`
    })
}

/** One scale for all, with round ends. */
function reach(packs: readonly PackReport[]): readonly [number, number] {
  const powers = packs.flatMap((pack) =>
    shown(pack).flatMap((seconds) =>
      temperaturesOf(pack).flatMap((celsius) =>
        (['discharge', 'charge'] as const).map((direction) => sign[direction] * (halfCharged(pack, direction, celsius, seconds)?.power_kW ?? 0)),
      ),
    ),
  )
  return [Math.min(-1, ...powers) * 1.1, Math.max(1, ...powers) * 1.05]
}

function said(car: string, pack: PackReport): string {
  const [pulse = 10] = shown(pack)
  const at = (celsius: number): string =>
    `${fixed(celsius, 0)} °C gives ${fixed(halfCharged(pack, 'discharge', celsius, pulse)?.power_kW, 0)} and takes ${fixed(halfCharged(pack, 'charge', celsius, pulse)?.power_kW, 0)} kW`
  return `${car}, half charged, for ${durationText(pulse)}: at ${temperaturesOf(pack).map(at).join('; at ')}`
}
