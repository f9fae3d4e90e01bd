/**
 * Many plans as one table of numbers, for the way to a thread: handing over a plan as it is takes a good part of the time of driving it.
 * All have the shape of the first; what is no number (names, flags, tables) stands once in `constants`.
 */
export interface Packed {
  readonly shape: Shape
  readonly constants: readonly unknown[]
  /** A row a plan: its numbers, and the places of its constants, in the order of the shape. */
  readonly rows: Float64Array
  readonly count: number
}

type Shape = readonly Field[]
interface Field {
  readonly key: string
  readonly kind: 'number' | 'constant' | Shape
}

/** Packs plain data; typed arrays go into memory that all threads see, each once for as long as it lives. */
export class Packer {
  readonly #shared = new WeakMap<Float64Array, Float64Array>()

  /** @throws RangeError when a value has no number where the first has one */
  pack(values: readonly object[]): Packed {
    const shape = shapeOf(values[0] ?? {})
    const width = widthOf(shape)
    const rows = new Float64Array(width * values.length)
    const places = new Map<unknown, number>()
    let at = 0
    const write = (value: object, fields: Shape, path: string): void => {
      for (const { key, kind } of fields) {
        const inner = (value as Record<string, unknown>)[key]
        if (kind === 'number') {
          if (typeof inner !== 'number' || Number.isNaN(inner)) throw new RangeError(`${path}${key}: expected a number, got ${inner}`)
          rows[at++] = inner
        } else if (kind === 'constant') rows[at++] = this.#place(inner, places)
        else write(inner as object, kind, `${path}${key}.`)
      }
    }
    for (const value of values) write(value, shape, '')
    return { shape, constants: [...places.keys()], rows, count: values.length }
  }

  #place(constant: unknown, places: Map<unknown, number>): number {
    const seen = constant instanceof Float64Array ? this.#share(constant) : constant
    const known = places.get(seen)
    if (known !== undefined) return known
    places.set(seen, places.size)
    return places.size - 1
  }

  #share(values: Float64Array): Float64Array {
    const known = this.#shared.get(values)
    if (known !== undefined) return known
    const shared = new Float64Array(new SharedArrayBuffer(values.byteLength))
    shared.set(values)
    this.#shared.set(values, shared)
    return shared
  }
}

const shapeOf = (value: object): Shape =>
  Object.entries(value).map(([key, inner]) => ({
    key,
    kind: typeof inner === 'number' ? 'number' : typeof inner === 'object' && inner !== null && !ArrayBuffer.isView(inner) ? shapeOf(inner) : 'constant',
  }))

const widthOf = (shape: Shape): number => shape.reduce((sum, { kind }) => sum + (typeof kind === 'string' ? 1 : widthOf(kind)), 0)

/**
 * The values as they were, one after another, in one object that is filled anew each time. It begins as parsed JSON, because V8 lays
 * such an object out like a literal; put together field by field it would be a third slower to simulate.
 */
export function* unpack<Value>({ shape, constants, rows, count }: Packed): Generator<Value> {
  const value = JSON.parse(JSON.stringify(blankOf(shape)))
  let at = 0
  const fill = (part: Record<string, unknown>, fields: Shape): void => {
    for (const { key, kind } of fields) {
      if (kind === 'number') part[key] = rows[at++]
      else if (kind === 'constant') part[key] = constants[rows[at++] as number]
      else fill(part[key] as Record<string, unknown>, kind)
    }
  }
  for (let k = 0; k < count; k++) {
    fill(value, shape)
    yield value
  }
}

const blankOf = (shape: Shape): object =>
  Object.fromEntries(shape.map(({ key, kind }) => [key, kind === 'number' ? 0.5 : kind === 'constant' ? null : blankOf(kind)]))
