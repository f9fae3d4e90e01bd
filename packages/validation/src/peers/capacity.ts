import { type BatteryParameters, interpolate } from '@firstdrive/engine'
import { fromAmpereHours, toAmpereHours } from '@firstdrive/units'
import { type Case, compare } from '../case.ts'
import { benchCell } from '../cell/bench-cell.ts'
import { dischargedCharge } from '../cell/discharge.ts'
import { fixture, type Origin } from '../fixture.ts'
import type { Part } from '../suite.ts'

interface BpxCell {
  readonly id: 'lfp' | 'nmc111'
  readonly capacity_Ah: number
  readonly lower_voltage_V: number
  readonly ocv: { readonly soc: readonly number[]; readonly ocv_V: readonly number[] }
  readonly entropy_mV_per_K: readonly number[]
  readonly pulses: Readonly<Record<'soc' | 'R0_mOhm' | 'R1_mOhm' | 'R2_mOhm', readonly number[]>>
  readonly tau1_s: number
  readonly tau2_s: number
  readonly graphite: { readonly radius_m: number; readonly diffusivity_m2_per_s: number }
}

interface Discharge {
  readonly cell: BpxCell['id']
  readonly rate: string
  readonly current_A: number
  readonly capacity_Ah: number
}

const cells = () => fixture<Origin & { readonly cells: readonly BpxCell[] }>('bpx-cells')
const measured = () => fixture<Origin & { readonly discharges: readonly Discharge[] }>('about-energy-capacities')
const room = 298.15 // K

export const capacity: Part = {
  title: 'Capacity at 25 °C, measured',
  about:
    'Two cells of About:Energy, discharged at constant current to their lower voltage. Ours have the open-circuit voltage and the pulse resistances of the BPX examples, held below 10 and above 90 % of charge, and the lag of the graphite’s surface, R²/(15·D), of its particles. Nothing is fitted to what was measured. At 1C the LFP cell gives 2.2 % too much, as it does in PyBaMM’s DFN with the same parameters (2.3 %).',
  needs: [],
  limits: [{ quantity: 'capacity_25C_pct', statistic: 'p90_abs_pct', limit: 2 }],
  origins: () => [cells(), measured()],
  cases: () => cells().cells.flatMap((cell) => capacityCases(cell)),
}

export function capacityCases(cell: BpxCell): readonly Case[] {
  const battery = batteryOf(cell)
  return measured()
    .discharges.filter(({ cell: id }) => id === cell.id)
    .map(({ rate, current_A, capacity_Ah }) =>
      compare('capacity_25C_pct', `${cell.id} ${rate}`, capacity_Ah, toAmpereHours(dischargedCharge(battery, current_A, room)), `Ah at ${current_A} A`),
    )
}

/** Held at 25 °C by a heat capacity that nothing warms, as in the isothermal peers. */
function batteryOf({ capacity_Ah, lower_voltage_V, ocv, entropy_mV_per_K, pulses, tau1_s, tau2_s, graphite }: BpxCell): BatteryParameters {
  const of = (milliohms: readonly number[]) => (z: number) => 1e-3 * interpolate(pulses.soc, milliohms, z)
  return benchCell({
    knots: 201, // the table has knots half a per cent apart near empty and full
    capacity: fromAmpereHours(capacity_Ah),
    openCircuit: (z) => interpolate(ocv.soc, ocv.ocv_V, z),
    entropy: (z) => 1e-3 * interpolate(ocv.soc, entropy_mV_per_K, z),
    seriesResistance: of(pulses.R0_mOhm),
    fastResistance: of(pulses.R1_mOhm),
    slowResistance: of(pulses.R2_mOhm),
    resistanceFactor: () => 1,
    fastTime: tau1_s,
    slowTime: tau2_s,
    diffusionTime: (graphite.radius_m * graphite.radius_m) / (15 * graphite.diffusivity_m2_per_s),
    heatCapacity: 1e12,
    caseHeatCapacity: 1e12,
    caseConductance: 1,
    conductance: 1,
    minimumVoltage: lower_voltage_V,
  })
}
