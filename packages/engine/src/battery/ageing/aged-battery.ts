import type { Ratio } from '@firstdrive/units'
import type { Table } from '../../numerics/table.ts'
import { type BatteryParameters, chargeColumns } from '../parameters.ts'

/** What is left of a cell's capacity and what has grown of its resistance, over the new cell's. */
export interface Wear {
  readonly capacity: Ratio
  readonly resistance: Ratio
}

/**
 * The pack when it has aged: its capacity times q, all resistances times r.
 *   I_plate⁺ = I_plate·min(q, 1/r)      the same for the largest charging current
 * Lost capacity takes electrode area with it, grown resistance brings the anode to 0 V sooner: the tighter of both (assumed), so that the
 * limits in capacities an hour never grow. Open-circuit voltage, voltage limits, discharge currents and heat stay those of the new pack:
 * that lost lithium shifts the electrodes against each other is not modelled.
 */
export function ageBattery(battery: BatteryParameters, { capacity: q, resistance: r }: Wear): BatteryParameters {
  const charging = Math.min(q, 1 / r)
  return {
    ...battery,
    capacity: battery.capacity * q,
    seriesResistance: battery.seriesResistance * r,
    fastResistance: battery.fastResistance * r,
    chargeCurrent: battery.chargeCurrent * charging,
    ofCharge: scaled(battery.ofCharge, [1, 1, r, r, r, charging]),
  }
}

/** Column by column, in the order of `tabulateCharge`. */
const scaled = (table: Table, factors: readonly number[]): Table => ({
  ...table,
  values: table.values.map((value, k) => value * factors[k % chargeColumns]!),
})
