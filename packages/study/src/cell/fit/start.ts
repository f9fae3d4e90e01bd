import { interpolate } from '@firstdrive/engine'
import type { CellSpec } from '@firstdrive/spec'
import type { Ampere, Ohm, Ratio, Volt } from '@firstdrive/units'
import { openCircuitKnots, resistanceKnots } from './knots.ts'
import type { Counted, Prepared } from './prepared.ts'
import { pulsesOf } from './stretch.ts'
import type { CellShape } from './unknowns.ts'

/** Where no temperature says otherwise: between the measured A123 26650 and VTC5A cells. */
const usualLaw = { a: 1750, b: 3.1e6 }
export const usualTimes = { fast: 8, slow: 90 }
const usualRate = 50

/** Where a fit begins: what can be read off the records without one, and what the cell that it replaces says of the rest. */
export function startOf({ records, capacity, largest }: Prepared, base: CellSpec | null): CellShape {
  const seen = rowsOf(records)
  const R = firstResistance(records)
  const knots = openCircuitKnots(seen.map(({ z }) => z))
  const pulses = resistanceKnots(
    records.flatMap(({ record, stretches, thinned, charges }) =>
      pulsesOf(record, stretches, largest).map(({ first }) => charges[thinned.rows.indexOf(first)]!),
    ),
  )
  const everywhere = (resistance: Ohm): Ohm[] => pulses.map(() => resistance)
  return {
    capacity,
    openCircuit: { charge: knots, voltage: knots.map((z) => voltageNear(seen, z, R)) },
    resistance: { charge: pulses, series: everywhere(R), fast: everywhere(0.5 * R), slow: everywhere(0.5 * R) },
    fastTime: base?.fast_time.si ?? usualTimes.fast,
    slowTime: base?.slow_time.si ?? usualTimes.slow,
    diffusionTime: base?.diffusion_time?.si ?? 0,
    law: base === null ? usualLaw : { a: base.resistance_law.a_K, b: base.resistance_law.b_K2 },
    hysteresis: { halfGap: base?.hysteresis?.half_gap.si ?? 0, rate: base?.hysteresis?.rate.si ?? usualRate },
    entropy: (z) => (base?.entropy === undefined ? 0 : 1e-3 * interpolate(base.entropy.soc, base.entropy.mV_per_K, z)),
  }
}

interface Row {
  readonly z: Ratio
  readonly I: Ampere
  readonly V: Volt
}

const rowsOf = (records: readonly Counted[]): readonly Row[] =>
  records.flatMap(({ thinned, charges }) => [...charges].map((z, k) => ({ z, I: thinned.current[k]!, V: thinned.voltage[k]! })))

/** What the voltage steps by when the current does: −Σ ΔU·ΔI/Σ ΔI², which the largest steps decide. */
function firstResistance(records: readonly Counted[]): Ohm {
  let [product, square] = [0, 0]
  for (const { thinned } of records)
    for (let k = 1; k < thinned.rows.length; k++) {
      const dI = thinned.current[k]! - thinned.current[k - 1]!
      if (thinned.rows[k]! - thinned.rows[k - 1]! > 1) continue
      product -= dI * (thinned.voltage[k]! - thinned.voltage[k - 1]!)
      square += dI * dI
    }
  return product / square
}

/** Near `z` the voltage of the row under the least current, less its drop: at the end of a rest where there is one. The fit takes it from there. */
function voltageNear(rows: readonly Row[], z: Ratio, R: Ohm): Volt {
  const largest = rows.reduce((most, { I }) => Math.max(most, Math.abs(I)), 0)
  const away = (row: Row): number => Math.abs(row.z - z) + 0.05 * (Math.abs(row.I) / largest)
  let best = rows[0]!
  for (const row of rows) if (away(row) <= away(best)) best = row
  return best.V + 2 * R * best.I
}
