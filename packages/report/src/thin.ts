/** As many instants of a drive as a page needs: more than two to a pixel of its widest plot are not seen, but weigh. */
export const mostInstants = 2000

type Column = readonly (number | null)[]

/**
 * The indices of the instants worth drawing: all of a short drive; of a long one half of the budget at even distances,
 * the rest where a series is lowest or highest in one of equal stretches. Each is an instant that was computed, at its own time,
 * so no peak is lost and none is invented. All series keep the same instants, since they share a time axis and a cursor.
 */
export function instantsWorthDrawing(count: number, columns: readonly Column[], most = mostInstants): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i)
  const even = most / 2
  const kept = new Set(Array.from({ length: even }, (_, i) => Math.round((i * (count - 1)) / (even - 1))))
  const stretches = Math.max(1, Math.floor(even / (2 * Math.max(1, columns.length))))
  const bound = (stretch: number): number => Math.floor((stretch * count) / stretches)
  for (const column of columns) {
    for (let stretch = 0; stretch < stretches; stretch++) for (const i of extremes(column, bound(stretch), bound(stretch + 1))) kept.add(i)
  }
  return [...kept].sort((a, b) => a - b)
}

/** Where a column is lowest and highest in [from, to); nowhere while it has no value. */
function extremes(column: Column, from: number, to: number): readonly number[] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let [low, high] = [-1, -1]
  for (let i = from; i < to; i++) {
    const value = column[i]
    if (value === null || value === undefined) continue
    if (value < least) [least, low] = [value, i]
    if (value > most) [most, high] = [value, i]
  }
  return low < 0 || high < 0 ? [] : [low, high]
}
