const sound = new WeakSet<object>()

/** A plan that holds no number where it needs one would move no car and say nothing: it is refused. Each object is looked through once. */
export function checkNumbers(value: object, path: string): void {
  if (sound.has(value)) return
  if (ArrayBuffer.isView(value)) {
    if (value instanceof Float64Array && value.some((entry) => Number.isNaN(entry))) throw new RangeError(`${path}: expected numbers, got NaN`)
    sound.add(value)
    return
  }
  for (const key in value) {
    const inner = (value as Record<string, unknown>)[key]
    if (Number.isNaN(inner)) throw new RangeError(`${path}.${key}: expected a number, got NaN`)
    if (typeof inner === 'object' && inner !== null) checkNumbers(inner, `${path}.${key}`)
  }
  sound.add(value)
}
