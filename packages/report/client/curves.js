/**
 * What the page carries for its plots, written by payload.ts.
 * @typedef {{ from: number, step: number, count: number } | number[]} Instants
 * @typedef {{ name: string, unit: string, per: number, at: Instants }} Axis
 * @typedef {{ label: string, from_s: number, to_s: number }} Phase
 * @typedef {{ key: string, label: string, unit: string, plot: string, kind: 'target' | 'measured' | 'simulated' | 'limit', dash: number[], values: (number | null)[] }} Curve
 * @typedef {{ from: number, to: number, limit: string, kind: string, binds: boolean }} Stretch
 * @typedef {{ plot: string, series: string | null, label: string, stretches: Stretch[] }} Strip
 * @typedef {{ title: string, axis: Axis, other?: Axis, phases: Phase[], series: Curve[], strips: Strip[] }} Sheet
 * @typedef {{ time: Instants, speed: (number | null)[], marks: { speed_kmh: number, t_s: number }[], dash: number[] }} Acceleration
 * @typedef {{ curve: Sheet, own: Sheet }} Charging
 * @typedef {{ id: string, name: string, drive: Sheet | null, acceleration: Acceleration | null, charging: Charging | null, tests: Sheet[] }} Car
 * @typedef {{ title: string, cars: Car[], replay?: { name: string, sheet: Sheet } }} Curves
 */

/** @returns {Curves} */
export function readCurves() {
  return JSON.parse(document.getElementById('data')?.textContent ?? '{"title":"","cars":[]}')
}

/**
 * The values of an axis as they are written.
 * @param {Instants} at
 */
export function instantsOf(at) {
  return Array.isArray(at) ? at : Array.from({ length: at.count }, (_, i) => at.from + i * at.step)
}

/** The values of an axis as they are drawn: minutes of seconds. @param {Axis} axis */
export const drawnAxis = ({ at, per }) => instantsOf(at).map((value) => value / per)
