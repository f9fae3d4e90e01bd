import { createEnvironment, type Plan, resistanceFactor, simulate } from '@firstdrive/engine'

/** Everything that the engine computes of a plan, as bytes: runs the same in Node, in a worker and in a page. */
export function bytesOf(plan: Plan): Uint8Array {
  const trace = simulate(plan)
  const tables = [resistanceFactor({ a: 1750, b: 3.1e6 }).values, weather(), trace.table, Float64Array.of(trace.state.chassis.distance, trace.ledger.chemical)]
  const all = new Float64Array(tables.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const table of tables) {
    all.set(table, at)
    at += table.length
  }
  return new Uint8Array(all.buffer)
}

/** Densities and rolling factors over all weathers: exp and powers. */
const weather = (): Float64Array =>
  Float64Array.from({ length: 400 }, (_, k) => {
    const { airDensity, rollingFactor } = createEnvironment({ temperature: 233.15 + k / 5, altitude: 20 * k, headwind: 0, relativeHumidity: (k % 10) / 10 })
    return airDensity[0]! * rollingFactor[0]!
  })

/** A plan as text and back, every double and typed array exactly. */
export const planText = (plan: Plan): string =>
  JSON.stringify(plan, (_, value) => {
    if (value instanceof Float64Array) return { doubles: Array.from(value, String) }
    return typeof value === 'number' && !Number.isFinite(value) ? { double: String(value) } : value
  })

export const planOfText = (text: string): Plan =>
  JSON.parse(text, (_, value) => {
    if (value?.doubles !== undefined) return Float64Array.from(value.doubles, Number)
    return value?.double !== undefined ? Number(value.double) : value
  })
