import {
  type BatteryParameters,
  type OfCharge,
  type OfTemperature,
  ofBenchCell,
  tabulate,
  tabulateCharge,
  tabulateEnthalpy,
  tabulateTemperature,
} from '@firstdrive/engine'

/** What a single cell on a test bench is made of. */
export interface BenchCell
  extends Pick<BatteryParameters, 'capacity' | 'fastTime' | 'slowTime' | 'heatCapacity' | 'caseHeatCapacity' | 'caseConductance' | 'conductance'>,
    Omit<OfCharge, 'platingCurrent'>,
    Pick<OfTemperature, 'resistanceFactor'> {
  /** Of the tables over the state of charge. */
  readonly knots: number
  readonly minimumVoltage?: number
  readonly diffusionTime?: number
}

/** The engine's battery for one cell: no limits but the lower voltage, and no hysteresis. */
export function benchCell({ knots, minimumVoltage = 0, diffusionTime = 0, ...cell }: BenchCell): BatteryParameters {
  const { capacity, fastTime, slowTime, heatCapacity, caseHeatCapacity, caseConductance, conductance } = cell
  return {
    capacity,
    openCircuit: tabulate(0, 1, knots, cell.openCircuit),
    enthalpy: tabulateEnthalpy(cell, knots),
    diffusionTime,
    seriesResistance: cell.seriesResistance(0.5),
    fastResistance: cell.fastResistance(0.5),
    ofCharge: tabulateCharge({ ...cell, platingCurrent: () => Infinity }, knots),
    ofTemperature: tabulateTemperature({ resistanceFactor: cell.resistanceFactor, platingFactor: () => 1 }),
    fastTime,
    slowTime,
    hysteresis: 0,
    hysteresisRate: 0,
    heatCapacity,
    caseHeatCapacity,
    caseConductance,
    conductance,
    minimumVoltage,
    maximumVoltage: Infinity,
    ...ofBenchCell,
  }
}
