import { type BatteryParameters, evaluate, interpolate, resistanceFactor, tabulate } from '@firstdrive/engine'
import { significant, toKilowattHours, type Watt } from '@firstdrive/units'
import type { Car } from '../car.ts'
import type { Issue } from '../issue.ts'
import type { CellSpec } from '../schema/cell.ts'

const knots = 201

/** S × P cells as seen from the terminals: voltages and resistances times S, currents and charge times P. */
export function compileBattery({ pack: { spec: pack }, cell: { spec: cell } }: Car): BatteryParameters {
  const series = pack.series.si
  const capacity = pack.capacity?.si ?? cell.capacity.si * pack.parallel
  const perCharge = (measure: { readonly si: number }): number => (measure.si * series) / capacity
  return {
    capacity,
    openCircuit: tabulate(0, 1, knots, (z) => series * openCircuitAt(cell, z)),
    seriesResistance: perCharge(cell.series_resistance) + (pack.busbar_resistance?.si ?? 0),
    fastResistance: perCharge(cell.fast_resistance),
    fastTime: cell.fast_time.si,
    slowResistance: perCharge(cell.slow_resistance),
    slowTime: cell.slow_time.si,
    resistanceFactor: resistanceFactor({ a: cell.resistance_law.a_K, b: cell.resistance_law.b_K2 }),
    heatCapacity: pack.mass.si * pack.cell_mass_share.si * cell.specific_heat.si,
    conductance: pack.conductance.si,
    minimumVoltage: series * cell.minimum_voltage.si,
    maximumVoltage: series * cell.maximum_voltage.si,
    dischargeCurrent: pack.discharge_current.si,
    chargeCurrent: pack.charge_current.si,
    emptyCharge: pack.usable.empty.si,
    fullCharge: pack.usable.full.si,
  }
}

const openCircuitAt = ({ open_circuit }: CellSpec, z: number): number => interpolate(open_circuit.soc, open_circuit.voltage, z)

/** A pack that cannot start the car, or whose rated energy its cells do not hold. */
export function checkBattery(car: Car): readonly Issue[] {
  const { pack, cell } = car
  const issues: Issue[] = []
  const full = openCircuitAt(cell.spec, pack.spec.usable.full.si)
  if (full <= cell.spec.minimum_voltage.si)
    issues.push(
      cell.issue(['minimum_voltage', 'value'], {
        code: 'physics',
        expected: `a voltage below the ${full.toFixed(3)} V that the cell has when full`,
        got: `${cell.spec.minimum_voltage.value} ${cell.spec.minimum_voltage.unit}`,
        hint: 'This pack cannot start the car: even full and at rest it lies below its lower limit.',
      }),
    )
  const power = powerWhenFull(compileBattery(car))
  const { auxiliaries } = car.vehicle.spec
  if (full > cell.spec.minimum_voltage.si && power < auxiliaries.power.si)
    issues.push(
      pack.issue(['discharge_current', 'value'], {
        code: 'physics',
        expected: `a pack that gives the ${auxiliaries.power.value} ${auxiliaries.power.unit} of the auxiliaries`,
        got: `${significant(power)} W when full`,
        hint: 'This pack cannot start the car: check its currents and the resistances of its cells.',
      }),
    )
  if (full > cell.spec.maximum_voltage.si * 1.001)
    issues.push(
      cell.issue(['maximum_voltage', 'value'], {
        code: 'physics',
        expected: `a voltage of at least the ${full.toFixed(3)} V that the cell has when full`,
        got: `${cell.spec.maximum_voltage.value} ${cell.spec.maximum_voltage.unit}`,
        hint: 'Check the open-circuit curve, the limit and usable.full of the pack.',
      }),
    )
  const { energy } = pack.spec
  const held = ratedEnergy({ pack: pack.spec, cell: cell.spec })
  if (energy !== undefined && Math.abs(held / energy.si - 1) > 0.03)
    issues.push(
      pack.issue(['energy', 'value'], {
        code: 'physics',
        expected: `the ${toKilowattHours(held).toFixed(1)} kWh that its cells give at C/3, within 3 %`,
        got: `${energy.value} ${energy.unit}`,
        hint: 'Check series, parallel and capacity.',
      }),
    )
  return issues
}

/** What the terminals of a full pack give for good at 25 °C, R the sum of all resistances: P = (U − R·I)·I, I up to a limit or to half the short-circuit current. */
function powerWhenFull(battery: BatteryParameters): Watt {
  const R = battery.seriesResistance + battery.fastResistance + battery.slowResistance
  const U = evaluate(battery.openCircuit, battery.fullCharge)
  const I = Math.min(battery.dischargeCurrent, (U - battery.minimumVoltage) / R, U / (2 * R))
  return (U - R * I) * I
}

/** Energy at a discharge in three hours: mean open-circuit voltage less the drop at C/3. */
export function ratedEnergy({ pack, cell }: { pack: Car['pack']['spec']; cell: CellSpec }): number {
  const count = 1000
  let mean = 0
  for (let k = 0; k < count; k++) mean += openCircuitAt(cell, (k + 0.5) / count) / count
  const drop = (cell.series_resistance.si + cell.fast_resistance.si + cell.slow_resistance.si) / (3 * 3600)
  return pack.series.si * (pack.capacity?.si ?? cell.capacity.si * pack.parallel) * (mean - drop)
}
