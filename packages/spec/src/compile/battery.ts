import {
  type BatteryParameters,
  evaluate,
  interpolate,
  resistanceFactor,
  tabulate,
  tabulateCharge,
  tabulateEnthalpy,
  tabulateTemperature,
} from '@firstdrive/engine'
import {
  type Ampere,
  fromCelsius,
  gasConstant,
  type Kelvin,
  type Kilogram,
  type Ratio,
  significant,
  toKilowattHours,
  type Volt,
  type Watt,
} from '@firstdrive/units'
import type { Car } from '../car.ts'
import type { Issue } from '../issue.ts'
import type { CellSpec } from '../schema/cell.ts'
import type { PackSpec } from '../schema/pack.ts'

const knots = 201
const room = fromCelsius(25)
/** Of a pack that says nothing of its case: aluminium, and 1 W/K for each kilogram of cells (assumed). */
const usualCase = { specificHeat: 896, conductancePerKilogram: 1 }
/** What a cell without a plating limit may be charged with as far as plating is concerned: more than any pack takes. */
const noPlating: Ampere = 1e9

/** What is declared of a pack and its cell. */
export interface PackParts {
  readonly pack: PackSpec
  readonly cell: CellSpec
}

/** S × P cells as seen from the terminals: voltages and resistances times S, currents and charge times P. */
export function compileBattery({ pack: { spec: pack }, cell: { spec: cell } }: Pick<Car, 'pack' | 'cell'>): BatteryParameters {
  const cells = cellMass({ pack, cell })
  const rest = packMass({ pack, cell }) - cells
  return {
    ...compileCells(cell, pack.series.si, packCapacity({ pack, cell }), pack.busbar_resistance?.si ?? 0),
    heatCapacity: cells * cell.specific_heat.si,
    caseHeatCapacity: rest * (pack.case?.specific_heat.si ?? usualCase.specificHeat),
    caseConductance: pack.case?.conductance.si ?? cells * usualCase.conductancePerKilogram,
    conductance: pack.conductance.si,
    dischargeCurrent: pack.discharge_current.si,
    continuousCurrent: pack.continuous_current?.si ?? pack.discharge_current.si,
    chargeCurrent: pack.charge_current.si,
    weakest: weakestResistance(pack, cell),
    emptyCharge: pack.usable.empty.si,
    fullCharge: pack.usable.full.si,
  }
}

type Electrical = Omit<
  BatteryParameters,
  | 'heatCapacity'
  | 'caseHeatCapacity'
  | 'caseConductance'
  | 'conductance'
  | 'dischargeCurrent'
  | 'continuousCurrent'
  | 'chargeCurrent'
  | 'weakest'
  | 'emptyCharge'
  | 'fullCharge'
>

/** The electrical side of `series` groups of cells with a capacity in C together, and of the busbars between them. */
export function compileCells(cell: CellSpec, series: number, capacity: number, busbars: number): Electrical {
  const perCharge = (measure: { readonly si: number }): number => (measure.si * series) / capacity
  const [R0, R1, R2] = [perCharge(cell.series_resistance), perCharge(cell.fast_resistance), perCharge(cell.slow_resistance)]
  const { resistance_shape: shape, entropy, plating_limit: plating } = cell
  const shaped = (column: 'series' | 'fast' | 'slow', z: Ratio): Ratio => (shape === undefined ? 1 : interpolate(shape.soc, shape[column], z))
  const factor = resistanceFactor({ a: cell.resistance_law.a_K, b: cell.resistance_law.b_K2 })
  const openCircuit = (z: Ratio): Volt => series * openCircuitAt(cell, z)
  const dUdT = (z: Ratio): number => (entropy === undefined ? 0 : series * 1e-3 * interpolate(entropy.soc, entropy.mV_per_K, z))
  const platingTemperature = (plating?.activation_energy.si ?? 0) / gasConstant
  return {
    capacity,
    openCircuit: tabulate(0, 1, knots, openCircuit),
    enthalpy: tabulateEnthalpy({ openCircuit, entropy: dUdT }, knots),
    diffusionTime: cell.diffusion_time?.si ?? 0,
    seriesResistance: R0 + busbars,
    fastResistance: R1,
    ofCharge: tabulateCharge(
      {
        openCircuit,
        entropy: dUdT,
        seriesResistance: (z) => R0 * shaped('series', z) + busbars,
        fastResistance: (z) => R1 * shaped('fast', z),
        slowResistance: (z) => R2 * shaped('slow', z),
        platingCurrent: (z) => (plating === undefined ? noPlating : ((plating.scale?.si ?? 1) * interpolate(plating.soc, plating.c_rate, z) * capacity) / 3600),
      },
      knots,
    ),
    ofTemperature: tabulateTemperature({
      resistanceFactor: (T) => evaluate(factor, T),
      platingFactor: (T) => Math.exp(-platingTemperature * (1 / Math.min(T, room) - 1 / room)),
    }),
    fastTime: cell.fast_time.si,
    slowTime: cell.slow_time.si,
    hysteresis: series * (cell.hysteresis?.half_gap.si ?? 0),
    hysteresisRate: cell.hysteresis?.rate.si ?? 1,
    minimumVoltage: series * cell.minimum_voltage.si,
    maximumVoltage: series * cell.maximum_voltage.si,
  }
}

export const packCapacity = ({ pack, cell }: PackParts): number => pack.capacity?.si ?? cell.capacity.si * pack.parallel

/** Mass of the cells: of a pack that is weighed its share, else counted; where they are larger than the ones named, they weigh as much more. */
export const cellMass = ({ pack, cell }: PackParts): Kilogram =>
  pack.mass === undefined
    ? ((cell.mass?.si ?? Number.NaN) * pack.series.si * packCapacity({ pack, cell })) / cell.capacity.si
    : pack.mass.si * pack.cell_mass_share.si

export const packMass = (parts: PackParts): Kilogram => parts.pack.mass?.si ?? cellMass(parts) / parts.pack.cell_mass_share.si

/**
 * Resistance of the weakest cell over the mean: the largest of N normal deviates, and as cold as the coldest.
 * Expected largest of N: a − (ln ln N + ln 4π)/(2a) + γ/a, a = √(2 ln N) (Cramér, Mathematical Methods of Statistics, § 28.6).
 */
function weakestResistance({ spread, series }: PackSpec, { resistance_law: law }: CellSpec): Ratio {
  if (spread === undefined) return 1
  const a = Math.sqrt(2 * Math.log(series.si))
  const largest = series.si < 2 ? 0 : a - (Math.log(Math.log(series.si)) + Math.log(4 * Math.PI)) / (2 * a) + 0.577_215_664_9 / a
  const colder: Kelvin = room - spread.temperature.si
  const factor = resistanceFactor({ a: law.a_K, b: law.b_K2 })
  return (1 + largest * spread.resistance.si) * (evaluate(factor, colder) / evaluate(factor, room))
}

const openCircuitAt = ({ open_circuit }: CellSpec, z: number): number => interpolate(open_circuit.soc, open_circuit.voltage, z)

/** A pack whose layout, voltages or rated energy are not those of its cells. */
export function checkPack({ pack, cell }: Pick<Car, 'pack' | 'cell'>): readonly Issue[] {
  const issues: Issue[] = [...checkLayout({ pack, cell })]
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

/** A pack that does not go with its cells, or that cannot start the car. */
export function checkBattery(car: Car): readonly Issue[] {
  const { pack, cell } = car
  const issues: Issue[] = [...checkPack(car)]
  const full = openCircuitAt(cell.spec, pack.spec.usable.full.si)
  const power = powerWhenFull(compileBattery(car), (cell.spec.slow_resistance.si * pack.spec.series.si) / packCapacity({ pack: pack.spec, cell: cell.spec }))
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
  return issues
}

/** What the terminals of a full pack give for good at 25 °C, R the sum of all resistances: P = (U − R·I)·I, I up to a limit or to half the short-circuit current. */
function powerWhenFull(battery: BatteryParameters, slowResistance: number): Watt {
  const R = battery.seriesResistance + battery.fastResistance + slowResistance
  const U = evaluate(battery.openCircuit, battery.fullCharge)
  const I = Math.min(battery.dischargeCurrent, (U - battery.minimumVoltage) / R, U / (2 * R))
  return (U - R * I) * I
}

/** Energy at a discharge in three hours: mean open-circuit voltage less the drop at C/3. */
export function ratedEnergy({ pack, cell }: PackParts): number {
  const count = 1000
  let mean = 0
  for (let k = 0; k < count; k++) mean += openCircuitAt(cell, (k + 0.5) / count) / count
  const drop = (cell.series_resistance.si + cell.fast_resistance.si + cell.slow_resistance.si) / (3 * 3600)
  return pack.series.si * packCapacity({ pack, cell }) * (mean - drop)
}

const classes = { '400 V': [0, 500], '800 V': [500, 1000] } as const

/** A pack whose cells in series do not make its voltage class, or that cannot be weighed. */
function checkLayout({ pack, cell }: Pick<Car, 'pack' | 'cell'>): readonly Issue[] {
  const issues: Issue[] = []
  const { voltage_class, series, mass } = pack.spec
  const highest = series.si * cell.spec.maximum_voltage.si
  if (voltage_class !== undefined) {
    const [low, high] = classes[voltage_class]
    if (!(highest > low && highest <= high))
      issues.push(
        pack.issue(['series', 'value'], {
          code: 'physics',
          expected: `cells in series that make between ${low} and ${high} V when full, as the ${voltage_class} class does`,
          got: `${series.value} of ${cell.spec.maximum_voltage.value} V, ${Math.round(highest)} V`,
          hint: `Of these cells it takes ${Math.floor(low / cell.spec.maximum_voltage.si) + 1} to ${Math.floor(high / cell.spec.maximum_voltage.si)}.`,
        }),
      )
  }
  const { cooling } = pack.spec
  if (cooling !== undefined && cooling.conductance === undefined && (cooling.face === undefined || cell.spec.size === undefined))
    issues.push(
      pack.issue(['cooling'], {
        code: 'structure',
        expected: 'conductance, or face and a cell with its size, from which it follows',
        got: 'neither',
        hint: 'Give the heat from the cells to the coolant per kelvin; 1 to 2 kW/K are usual.',
      }),
    )
  if (mass === undefined && cell.spec.mass === undefined)
    issues.push(
      pack.issue([], {
        code: 'structure',
        expected: 'mass, or a cell with its mass, from which that of the pack follows',
        got: 'none',
        hint: `Weigh the pack, or give ${cell.spec.name} its mass.`,
      }),
    )
  return issues
}
