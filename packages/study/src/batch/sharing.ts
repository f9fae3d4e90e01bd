/**
 * Puts the typed arrays of plain data into memory that all threads see, each once however often it occurs,
 * so that handing the data to a thread copies its numbers and strings only. Objects that occur again are converted once.
 */
export function createSharing(): <Value extends object>(value: Value) => Value {
  const known = new WeakMap<object, object>()

  const convert = (value: object): object => {
    const before = known.get(value)
    if (before !== undefined) return before
    const shared =
      value instanceof Float64Array
        ? inSharedMemory(value)
        : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isObject(inner) ? convert(inner) : inner]))
    known.set(value, shared)
    return shared
  }
  return (value) => convert(value) as typeof value
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function inSharedMemory(values: Float64Array): Float64Array {
  if (values.buffer instanceof SharedArrayBuffer) return values
  const shared = new Float64Array(new SharedArrayBuffer(values.byteLength))
  shared.set(values)
  return shared
}
