/**
 * What the page carries for its plots, written by payload.ts.
 * @typedef {{ from: number, step: number, count: number } | number[]} TimeAxis
 * @typedef {{ label: string, from_s: number, to_s: number }} Phase
 * @typedef {{ key: string, label: string, unit: string, plot: string, kind: 'target' | 'measured' | 'simulated', dash: number[], values: (number | null)[] }} Curve
 * @typedef {{ title: string, time: TimeAxis, phases: Phase[], series: Curve[] }} Drive
 * @typedef {{ time: TimeAxis, speed: (number | null)[], marks: { speed_kmh: number, t_s: number }[], dash: number[] }} Acceleration
 * @typedef {{ id: string, name: string, drive: Drive | null, acceleration: Acceleration | null }} Car
 * @typedef {{ title: string, cars: Car[] }} Curves
 */

/** @returns {Curves} */
export function readCurves() {
  return JSON.parse(document.getElementById('data')?.textContent ?? '{"title":"","cars":[]}')
}

/**
 * The seconds of an axis.
 * @param {TimeAxis} time
 */
export function secondsOf(time) {
  return Array.isArray(time) ? time : Array.from({ length: time.count }, (_, i) => time.from + i * time.step)
}
