import { z } from 'zod'
import { type Bounds, count, nonNegative, numbers, positive, quantity, told } from '../quantity.ts'
import { ownSource, sectionSource } from './provenance.ts'

const descending: Bounds = { most: 0 }

const ascendingFrom = (values: readonly number[]): number => values.findIndex((value, k) => k > 0 && value <= values[k - 1]!)

type Context = z.core.$RefinementCtx

const issue = (context: Context, path: readonly (string | number)[], expected: string, hint: string): void =>
  context.addIssue({ code: 'custom', path: [...path], message: told(expected, hint) })

const matrix = (description: string) =>
  z.array(numbers('A row: one value for each q current.'), { error: told('a list of rows', description) }).describe(description)

const fluxTable = z
  .strictObject({
    source: ownSource,
    d_current_A: numbers('Currents i_d in A, ascending, from minus the current limit.'),
    q_current_A: numbers('Currents i_q in A, ascending, from 0 to the current limit; the other half mirrors it.'),
    d_flux_Wb: matrix('Flux linkage ψ_d in Wb at 20 °C: a row for each d current, a value for each q current.'),
    q_flux_Wb: matrix('Flux linkage ψ_q in Wb: likewise.'),
  })
  .superRefine(({ d_current_A: d, q_current_A: q, d_flux_Wb, q_flux_Wb }, context) => {
    for (const [name, axis] of [
      ['d_current_A', d],
      ['q_current_A', q],
    ] as const) {
      const at = ascendingFrom(axis)
      if (axis.length < 2) issue(context, [name], 'at least two currents', 'A table needs two rows and two columns.')
      if (at > 0) issue(context, [name, at], `a current above ${axis[at - 1]} A`, 'The list must ascend.')
    }
    if (q[0] !== 0) issue(context, ['q_current_A', 0], '0', 'The table begins without q current; the other half mirrors it.')
    checkRows(context, 'd_flux_Wb', d_flux_Wb, d.length, q.length)
    checkRows(context, 'q_flux_Wb', q_flux_Wb, d.length, q.length)
    checkRising(context, d_flux_Wb, q_flux_Wb)
  })
  .describe('Flux linkages over both currents, saturation included, in place of inductances.')

function checkRows(context: Context, name: string, rows: readonly (readonly number[])[], height: number, width: number): void {
  if (rows.length !== height) issue(context, [name], `${height} rows`, 'One for each d current.')
  for (const [k, row] of rows.entries()) if (row.length !== width) issue(context, [name, k], `${width} values`, 'One for each q current.')
}

/** Flux follows its own current, or no current could be told from a flux. */
function checkRising(context: Context, d: readonly (readonly number[])[], q: readonly (readonly number[])[]): void {
  for (const [k, row] of d.entries())
    for (const [j, flux] of row.entries())
      if (k > 0 && flux <= (d[k - 1]?.[j] ?? -Infinity)) {
        issue(context, ['d_flux_Wb', k, j], `more than the ${d[k - 1]?.[j]} Wb of the row before`, 'ψ_d rises with i_d.')
        return
      }
  for (const [k, row] of q.entries()) {
    const at = ascendingFrom(row)
    if (at > 0) {
      issue(context, ['q_flux_Wb', k, at], `more than the ${row[at - 1]} Wb before it`, 'ψ_q rises with i_q.')
      return
    }
  }
}

/** Flux over a current, from nothing. */
const fluxCurve = (description: string) =>
  z
    .strictObject({
      source: ownSource,
      current_A: numbers('Currents in A, ascending, from 0.'),
      flux_Wb: numbers('Flux linkage in Wb at each of them, from 0.'),
    })
    .superRefine(({ current_A, flux_Wb }, context) => {
      if (current_A.length < 2) issue(context, ['current_A'], 'at least two currents', description)
      if (current_A.length !== flux_Wb.length) issue(context, ['flux_Wb'], `a list of ${current_A.length}`, 'One value for each current.')
      for (const [name, values] of [
        ['current_A', current_A],
        ['flux_Wb', flux_Wb],
      ] as const) {
        const at = ascendingFrom(values)
        if (values[0] !== 0) issue(context, [name, 0], '0', 'Without current there is no flux.')
        if (at > 0) issue(context, [name, at], `more than ${values[at - 1]}`, 'The list must ascend.')
      }
    })
    .describe(description)

const magnets = z
  .strictObject({
    source: sectionSource,
    flux: quantity('flux linkage', nonNegative, 'Of the magnets with a phase, at its peak, at 20 °C.'),
    temperature_coefficient: quantity('temperature coefficient', descending, 'Of that flux: −0.0011/K for sintered NdFeB.'),
    least_flux: quantity('flux linkage', {}, 'Down to which current against them leaves the magnets whole, at 80 °C.').optional(),
    d_inductance: quantity('inductance', positive, 'L_d, along the magnets.').optional(),
    q_inductance: quantity('inductance', positive, 'L_q, across them.').optional(),
    flux_table: fluxTable.optional(),
  })
  .superRefine(({ d_inductance, q_inductance, flux_table }, context) => {
    const both = d_inductance !== undefined && q_inductance !== undefined
    if (both === (flux_table !== undefined) || (flux_table !== undefined && (d_inductance !== undefined || q_inductance !== undefined)))
      issue(context, [], 'either d_inductance and q_inductance, or a flux_table', 'The table holds what the inductances say.')
  })
  .describe('Rotor of a machine of type pmsm.')

const cage = z
  .strictObject({
    source: sectionSource,
    leakage_inductance: quantity('inductance', positive, 'L_σ of stator and rotor together, in inverse-Γ form.'),
    magnetising: fluxCurve('Flux linkage of the rotor over the magnetising current, to the current limit.'),
    resistance: quantity('resistance', positive, 'Of the rotor, seen from the stator in inverse-Γ form, at 20 °C.'),
  })
  .describe('Rotor of a machine of type induction.')

const winding = z
  .strictObject({
    source: sectionSource,
    d_inductance: quantity('inductance', positive, 'L_d of the stator, along the poles.'),
    q_inductance: quantity('inductance', positive, 'L_q of the stator, across them.'),
    excitation: fluxCurve('Flux linkage of the stator over the field current, to its limit.'),
    resistance: quantity('resistance', positive, 'Of the field winding, at 20 °C.'),
    current_limit: quantity('current', positive, 'Of the field winding.'),
  })
  .describe('Rotor of a machine of type externally-excited.')

const iron = z
  .strictObject({
    source: sectionSource,
    flux: quantity('flux linkage', positive, 'At which the losses of this section hold.'),
    hysteresis: quantity('power', nonNegative, 'At 10,000 rpm, growing with the speed.'),
    eddy: quantity('power', nonNegative, 'At 10,000 rpm, growing with its square.'),
    d_reaction: quantity('ratio', nonNegative, 'Weight of the flux against the rotor’s own, squared, beside the flux along it.'),
    q_reaction: quantity('ratio', nonNegative, 'Weight of the crosswise flux, squared.'),
  })
  .describe('Iron loss: (hysteresis + eddy)·(ψ_d² + a_d·(ψ_d − ψ_rotor)² + a_q·ψ_q²)/flux².')

const noLoad = z
  .strictObject({
    source: sectionSource,
    linear: quantity('power', nonNegative, 'Bearings at 10,000 rpm.'),
    quadratic: quantity('power', nonNegative, 'Harmonics of the slots at 10,000 rpm.'),
    cubic: quantity('power', nonNegative, 'Windage at 10,000 rpm.'),
  })
  .describe('What turning takes whatever the flux: k₁·n + k₂·n² + k₃·n³, each part given at 10,000 rpm.')

const inverter = z
  .strictObject({
    source: sectionSource,
    transistor_threshold: quantity('voltage', nonNegative, 'Of a conducting switch at no current: 0 for silicon carbide.'),
    transistor_resistance: quantity('resistance', nonNegative, 'Of a conducting switch, warm.'),
    diode_threshold: quantity('voltage', nonNegative, 'Of a conducting diode at no current; that of the switch where its channel conducts both ways.'),
    diode_resistance: quantity('resistance', nonNegative, 'Of a conducting diode, warm; likewise.'),
    switching_energy: quantity('energy', nonNegative, 'Of turning on and off and recovering, at the reference current and voltage.'),
    reference_current: quantity('current', positive, 'At which the switching energy holds.'),
    reference_voltage: quantity('voltage', positive, 'At which the switching energy holds.'),
    voltage_exponent: quantity('ratio', nonNegative, 'How the switching energy grows with the dc voltage: near 1.3.'),
    switching_frequency: quantity('frequency', positive, 'Of the pulse-width modulation, and of the control.'),
    standing_loss: quantity('power', nonNegative, 'Of drivers and control.'),
  })
  .describe('Its inverter. With it the inverter losses of a vehicle that has this machine are not used.')

/** `design:` of a machine. */
export const machineDesign = z
  .strictObject({
    source: sectionSource,
    pole_pairs: count('Pairs of poles.'),
    dc_voltage: quantity('voltage', positive, 'For which it was wound: that of the pack at half charge.'),
    stator_resistance: quantity('resistance', nonNegative, 'Of a phase at 20 °C.'),
    doubling_frequency: quantity('frequency', positive, 'Electrical, at which eddy currents have doubled that resistance.'),
    current_limit: quantity('current', positive, 'Of a phase at its peak, √2 times its rms value.'),
    modulation: quantity('ratio', { above: 0, most: 1 }, 'Of the dc voltage over √3 what the control uses: the rest lets it regulate.'),
    magnets: magnets.optional(),
    cage: cage.optional(),
    winding: winding.optional(),
    iron,
    no_load: noLoad,
    inverter: inverter.optional(),
  })
  .describe('What a machine is made of, from which its currents, its envelope and its losses are computed.')

export type MachineDesignSpec = z.infer<typeof machineDesign>
