/** What was read at some times, linear between two readings; null where one beside it is missing, for then nobody has measured there. */
export function readingsAt(time: readonly number[], values: readonly number[], wanted: readonly number[]): readonly (number | null)[] {
  let right = 1
  return wanted.map((t) => {
    while (right < time.length - 1 && time[right]! < t) right++
    const [t0, t1] = [time[right - 1]!, time[right]!]
    const share = Math.min(1, Math.max(0, (t - t0) / (t1 - t0)))
    const [v0, v1] = [values[right - 1]!, values[right]!]
    const value = share === 0 ? v0 : share === 1 ? v1 : v0 + (v1 - v0) * share
    return Number.isNaN(value) ? null : value
  })
}
