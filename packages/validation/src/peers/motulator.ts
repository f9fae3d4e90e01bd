import {
  atTemperature,
  createReferences,
  findCurrents,
  fluxOf,
  type IdealMachine,
  lossless,
  type MachineParameters,
  mostTorquePerAmpere,
  mostTorquePerVolt,
  torqueLimit,
  torqueOf,
} from '@firstdrive/engine'
import { fromCelsius } from '@firstdrive/units'
import { type Case, compare, worstOf } from '../case.ts'
import { fixture, type Origin } from '../fixture.ts'
import type { Part } from '../suite.ts'

type Row = readonly number[]

/** `fixtures/motulator-pmsm.json`; `*_columns` names what stands in a row. */
export interface MotulatorFixture extends Origin {
  readonly machine: {
    readonly pole_pairs: number
    readonly d_inductance_H: number
    readonly q_inductance_H: number
    readonly flux_Wb: number
    readonly current_limit_A: number
  }
  readonly mtpa: readonly Row[]
  readonly mtpv: readonly Row[]
  readonly limit: readonly Row[]
}

const peer = (): MotulatorFixture => fixture<MotulatorFixture>('motulator-pmsm')
const quantity = 'motulator_references_pct'
const speed = 100 // rad/s, at which a voltage stands for each flux linkage

export const motulator: Part = {
  title: 'Current references of motulator',
  about:
    'Most torque per ampere and per volt, and the most torque within current and voltage, of a small machine with magnets inside. Once by the closed forms and once by the search that also serves machines without any; the search chooses the least copper loss. A case is the row that is furthest off, per cent of current or torque.',
  needs: [],
  limits: [{ quantity, statistic: 'max_abs_pct', limit: 1 }],
  origins: () => [peer()],
  cases: () => motulatorCases(peer()),
}

export function motulatorCases(from: MotulatorFixture): readonly Case[] {
  const { machine: m } = from
  const ideal: IdealMachine = { polePairs: m.pole_pairs, flux: m.flux_Wb, d: m.d_inductance_H, q: m.q_inductance_H }
  const machine = machineOf(from)
  const worst = (id: string, cases: readonly Case[]): Case => ({ ...worstOf(cases)!, id })
  return [
    worst(
      'torque per ampere, closed form',
      from.mtpa.flatMap((row) => currents(row, mostTorquePerAmpere(ideal, row[0]!), torqueOf(ideal, mostTorquePerAmpere(ideal, row[0]!)))),
    ),
    worst(
      'torque per ampere, search',
      from.mtpa.flatMap((row) => searched(machine, row)),
    ),
    worst(
      'torque per volt, closed form',
      from.mtpv.flatMap((row) => {
        const i = mostTorquePerVolt(ideal, row[0]!)
        return [...currents(row, i, torqueOf(ideal, i)), compare(quantity, '', row[0]!, fluxOf(ideal, i), 'Wb of its currents')]
      }),
    ),
    worst(
      'current and voltage limit, search',
      from.limit.map(([flux, torque]) => compare(quantity, '', torque!, mostTorque(machine, ideal.polePairs * speed * flux!), `Nm at ${flux!.toFixed(2)} Wb`)),
    ),
  ]
}

/** i_d, i_q and torque of a row. */
const currents = ([at, d, q, torque]: Row, i: { readonly d: number; readonly q: number }, ours: number): readonly Case[] => [
  compare(quantity, '', d!, i.d, `A of i_d at ${at!.toFixed(2)}`),
  compare(quantity, '', q!, i.q, `A of i_q at ${at!.toFixed(2)}`),
  compare(quantity, '', torque!, ours, `Nm at ${at!.toFixed(2)}`),
]

/** What the search takes for the torque of a row, with voltage to spare. */
function searched(machine: MachineParameters, row: Row): readonly Case[] {
  const references = createReferences(machine, 1e6)
  findCurrents(references, 0, row[3]!)
  const { dCurrent, qCurrent, torque } = references.at
  return currents(row, { d: dCurrent, q: qCurrent }, torque)
}

/** The most torque at a phase voltage. */
const mostTorque = (machine: MachineParameters, voltage: number): number => torqueLimit(createReferences(machine, Math.sqrt(3) * voltage), speed, 1)

/** The machine of the fixture, with as little resistance as tells its copper loss. */
function machineOf({ machine: m }: MotulatorFixture): MachineParameters {
  const room = fromCelsius(20)
  return atTemperature(
    {
      polePairs: m.pole_pairs,
      resistance: 1e-6,
      doublingFrequency: Infinity,
      currentLimit: m.current_limit_A,
      modulation: 1,
      torque: 100, // more than it can
      power: 1e9,
      maximumSpeed: 2 * speed,
      iron: { hysteresis: 0, eddy: 0, dReaction: 0, qReaction: 0 },
      noLoad: [0, 0, 0],
      inverter: lossless,
      rotor: { kind: 'magnets', flux: m.flux_Wb, temperatureCoefficient: 0, inductance: { d: m.d_inductance_H, q: m.q_inductance_H } },
    },
    { stator: room, rotor: room },
  )
}
