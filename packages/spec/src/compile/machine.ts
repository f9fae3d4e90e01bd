import {
  atTemperature,
  createReferences,
  evaluateGrid,
  type FluxTable,
  type InverterDesign,
  leastLoad,
  lossless,
  type MachineDesign,
  type MachineParameters,
  type MachineTemperatures,
  type Rotor,
  torqueLimit,
} from '@firstdrive/engine'
import { fromCelsius, fromRevolutionsPerMinute, significant, toRevolutionsPerMinute } from '@firstdrive/units'
import type { Measure } from '../quantity.ts'
import type { MachineDesignSpec } from '../schema/machine-design.ts'

/** A machine file that says what it is made of. */
export interface DesignedMachine {
  readonly type: 'pmsm' | 'induction' | 'externally-excited'
  readonly power: Measure
  readonly torque: Measure
  readonly maximum_speed: Measure
  readonly design: MachineDesignSpec
}

/** At which a machine works in a car that drives. */
export const warmMachine: MachineTemperatures = { stator: fromCelsius(80), rotor: fromCelsius(80) }

const reference = fromRevolutionsPerMinute(10_000)

/** The design in SI, at 20 °C; without an inverter of its own one that loses nothing. */
export function compileMachine(machine: DesignedMachine): MachineDesign {
  const { design } = machine
  const { iron, no_load } = design
  const electrical = design.pole_pairs * reference
  const squared = iron.flux.si * iron.flux.si
  return {
    polePairs: design.pole_pairs,
    resistance: design.stator_resistance.si,
    doublingFrequency: 2 * Math.PI * design.doubling_frequency.si,
    currentLimit: design.current_limit.si,
    modulation: design.modulation.si,
    torque: machine.torque.si,
    power: machine.power.si,
    maximumSpeed: machine.maximum_speed.si,
    iron: {
      hysteresis: iron.hysteresis.si / (electrical * squared),
      eddy: iron.eddy.si / (electrical * electrical * squared),
      dReaction: iron.d_reaction.si,
      qReaction: iron.q_reaction.si,
    },
    noLoad: [no_load.linear.si / reference, no_load.quadratic.si / reference ** 2, no_load.cubic.si / reference ** 3],
    inverter: design.inverter === undefined ? lossless : inverterOf(design.inverter),
    rotor: rotorOf(machine),
  }
}

function rotorOf({ design: { magnets, cage, winding } }: DesignedMachine): Rotor {
  if (magnets !== undefined) return magnetRotor(magnets)
  if (cage !== undefined)
    return {
      kind: 'cage',
      leakage: cage.leakage_inductance.si,
      magnetising: { current: cage.magnetising.current_A, flux: cage.magnetising.flux_Wb },
      resistance: cage.resistance.si,
    }
  if (winding === undefined) throw new RangeError('a machine without a rotor') // the schema has checked it
  return {
    kind: 'winding',
    inductance: { d: winding.d_inductance.si, q: winding.q_inductance.si },
    excitation: { current: winding.excitation.current_A, flux: winding.excitation.flux_Wb },
    resistance: winding.resistance.si,
    currentLimit: winding.current_limit.si,
  }
}

function magnetRotor({ flux, temperature_coefficient, d_inductance, q_inductance, flux_table }: NonNullable<MachineDesignSpec['magnets']>): Rotor {
  const inductance = flux_table === undefined ? { d: d_inductance!.si, q: q_inductance!.si } : tableOf(flux_table)
  return { kind: 'magnets', flux: flux.si, temperatureCoefficient: temperature_coefficient.si, inductance }
}

const tableOf = ({ d_current_A, q_current_A, d_flux_Wb, q_flux_Wb }: NonNullable<NonNullable<MachineDesignSpec['magnets']>['flux_table']>): FluxTable => ({
  dCurrent: d_current_A,
  qCurrent: q_current_A,
  dFlux: d_flux_Wb,
  qFlux: q_flux_Wb,
})

const inverterOf = (inverter: NonNullable<MachineDesignSpec['inverter']>): InverterDesign => ({
  transistor: { threshold: inverter.transistor_threshold.si, resistance: inverter.transistor_resistance.si },
  diode: { threshold: inverter.diode_threshold.si, resistance: inverter.diode_resistance.si },
  switchingEnergy: inverter.switching_energy.si,
  referenceCurrent: inverter.reference_current.si,
  referenceVoltage: inverter.reference_voltage.si,
  voltageExponent: inverter.voltage_exponent.si,
  switchingFrequency: inverter.switching_frequency.si,
  standing: inverter.standing_loss.si,
})

/** What is wrong with a machine as a whole; a path from the top of its file. */
export interface DesignProblem {
  readonly path: readonly (string | number)[]
  readonly expected: string
  readonly got: string
  readonly hint: string
}

const rotors = { pmsm: 'magnets', induction: 'cage', 'externally-excited': 'winding' } as const

/** Everything that no section shows alone. The first of several that follow from each other. */
export function designProblems(machine: DesignedMachine): readonly DesignProblem[] {
  const wrongRotor = rotorProblem(machine)
  if (wrongRotor !== null) return [wrongRotor]
  const short = coverageProblem(machine)
  if (short !== null) return [short]
  const futile = saliencyProblem(machine)
  if (futile !== null) return [futile]
  const design = compileMachine(machine)
  const warm = atTemperature(design, warmMachine)
  return [demagnetisationProblem(machine, warm), torqueProblem(machine, warm), voltageProblem(machine, warm)].filter((problem) => problem !== null)
}

/** The rotor must be that of the type, and only that. */
function rotorProblem({ type, design }: DesignedMachine): DesignProblem | null {
  const wanted = rotors[type]
  const written = Object.values(rotors).filter((rotor) => design[rotor] !== undefined)
  if (written.length === 1 && written[0] === wanted) return null
  return {
    path: ['design'],
    expected: `the section ${wanted} of a machine of type ${type}`,
    got: written.length === 0 ? 'none' : written.join(' and '),
    hint: 'A pmsm has magnets, an induction machine a cage, an externally excited one a winding.',
  }
}

/** A table must reach as far as the currents do. */
function coverageProblem({ design: { magnets, cage, current_limit: limit } }: DesignedMachine): DesignProblem | null {
  const hint = `It must cover the current limit of ${written(limit)}.`
  const table = magnets?.flux_table
  if (table !== undefined) {
    const path = ['design', 'magnets', 'flux_table']
    if (table.d_current_A[0]! > -limit.si)
      return { path: [...path, 'd_current_A', 0], expected: `at most ${-limit.si} A`, got: `${table.d_current_A[0]} A`, hint }
    const last = table.q_current_A.length - 1
    if (table.q_current_A[last]! < limit.si)
      return { path: [...path, 'q_current_A', last], expected: `at least ${limit.si} A`, got: `${table.q_current_A[last]} A`, hint }
  }
  const curve = cage?.magnetising
  const last = (curve?.current_A.length ?? 1) - 1
  if (curve !== undefined && curve.current_A[last]! < limit.si)
    return {
      path: ['design', 'cage', 'magnetising', 'current_A', last],
      expected: `at least ${limit.si} A`,
      got: `${curve.current_A[last]} A`,
      hint,
    }
  return null
}

/** Without magnets torque comes from the saliency alone. */
function saliencyProblem({ design: { magnets } }: DesignedMachine): DesignProblem | null {
  if (magnets === undefined || magnets.flux.si > 0 || magnets.flux_table !== undefined) return null
  const { d_inductance: d, q_inductance: q } = magnets
  if (d!.si !== q!.si) return null
  return {
    path: ['design', 'magnets', 'q_inductance', 'value'],
    expected: `another inductance than the ${written(d!)} of the d axis`,
    got: written(q!),
    hint: 'Without magnets torque comes from the difference of the two alone: this machine makes none.',
  }
}

/** ψ_m − L_d·i with all current against the magnets. */
function demagnetisationProblem({ design: { magnets, current_limit } }: DesignedMachine, { rotor, currentLimit }: MachineParameters): DesignProblem | null {
  const least = magnets?.least_flux
  if (least === undefined || (rotor.kind !== 'magnets' && rotor.kind !== 'saturating')) return null
  const left = rotor.kind === 'magnets' ? rotor.flux - rotor.d * currentLimit : evaluateGrid(rotor.dFlux, -currentLimit, 0)
  if (left >= least.si) return null
  return {
    path: ['design', 'magnets', 'least_flux', 'value'],
    expected: `at most the ${significant(1e3 * left)} mWb that a current of ${written(current_limit)} against them leaves at 80 °C`,
    got: written(least),
    hint: 'These magnets would be demagnetised: lower the current limit or L_d, or take stronger magnets.',
  }
}

/** The current limit must make the torque that the file promises. */
function torqueProblem({ design, torque }: DesignedMachine, machine: MachineParameters): DesignProblem | null {
  const references = createReferences(machine, design.dc_voltage.si)
  if (leastLoad(references, 0, 0.98 * machine.torque) <= 1) return null
  const most = torqueLimit(references, 0, 1)
  return {
    path: ['design', 'current_limit', 'value'],
    expected: `a current that makes the ${written(torque)} of the machine`,
    got: `${written(design.current_limit)}, which makes ${significant(Number.isNaN(most) ? 0 : most)} Nm`,
    hint: 'Check flux, inductances and pole pairs: T = 3/2·p·(ψ + (L_d − L_q)·i_d)·i_q.',
  }
}

/** At its highest speed the currents must be able to hold the rotor's voltage below that of the pack. */
function voltageProblem({ design, maximum_speed }: DesignedMachine, machine: MachineParameters): DesignProblem | null {
  const load = leastLoad(createReferences(machine, design.dc_voltage.si), machine.maximumSpeed, 0)
  if (load <= 1) return null
  return {
    path: ['design', 'dc_voltage', 'value'],
    expected: `at least ${significant(lowestVoltage(machine, design.dc_voltage.si * load))} V to turn at ${Math.round(toRevolutionsPerMinute(maximum_speed.si))} rpm`,
    got: written(design.dc_voltage),
    hint: 'No current within the limit weakens the field so far: raise the voltage, lower the speed or the flux.',
  }
}

/** The dc voltage at which the machine can just turn at its highest speed. */
function lowestVoltage(machine: MachineParameters, guess: number): number {
  let [low, high] = [0, guess]
  const turns = (voltage: number): boolean => leastLoad(createReferences(machine, voltage), machine.maximumSpeed, 0) <= 1
  while (!turns(high) && high < 1e6) [low, high] = [high, 2 * high]
  for (let k = 0; k < 30; k++) {
    const middle = 0.5 * (low + high)
    if (turns(middle)) high = middle
    else low = middle
  }
  return high
}

const written = ({ value, unit }: Measure): string => `${value} ${unit}`
