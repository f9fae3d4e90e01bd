import { fromKilometres, type Newton, toKilowattHours } from '@firstdrive/units'
import { mean, type TestedModel } from './tested-model.ts'

/** A model in another test, with the one factor that its UDDS asks for. */
export interface Fitted {
  /** On the base load of the car. */
  readonly factor: number
  /** What the other test then takes, Wh/km at the wall. */
  readonly wall_Wh_per_km: number
}

/**
 * One factor on what the car draws whether it drives or not, so that the UDDS is met; what it makes of another test.
 *   k = 1 + (E_UDDS − E)·η·v̄/P₀ ≥ 0,   E′ = E + (k − 1)·P₀/(η·v̄)
 * It carries over from one test to the other better than a factor on the consumption, on all losses or on what is recovered.
 */
export function withBaseLoad(udds: TestedModel, other: TestedModel): Fitted {
  const { baseLoad } = udds.rows[0]!.ours
  const factor = Math.max(1 + (udds.expected - udds.got) / perFactor(udds), 0)
  return { factor, wall_Wh_per_km: other.got + (factor - 1) * perFactor(other) }

  /** What the base load is at the wall, Wh/km. */
  function perFactor({ rows }: TestedModel): number {
    return mean(rows.map(({ ours: { meanSpeed, wallEfficiency } }) => toWattHoursPerKilometre(baseLoad / (wallEfficiency * meanSpeed))))
  }
}

/** A force is an energy per distance. */
const toWattHoursPerKilometre = (force: Newton): number => 1e3 * toKilowattHours(force * fromKilometres(1))
