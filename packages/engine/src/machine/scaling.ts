import type { Ampere, Kelvin, Metre, NewtonMetre, Ohm, RadianPerSecond, Volt, Watt, Weber } from '@firstdrive/units'
import type { Curve } from '../numerics/curve.ts'
import { power as raise } from '../numerics/exponential.ts'
import type { MachineDesign, Rotor } from './design.ts'
import { type FieldWeakening, type Proportions, weakenField } from './field-weakening.ts'
import type { InverterDesign } from './inverter.ts'
import { fluxOf, mostTorquePerAmpere, torqueOf } from './loci.ts'
import { resistanceAt } from './machine.ts'

/** What is known of a machine before it is drawn. */
export interface MachineWish {
  readonly type: 'pmsm' | 'induction' | 'externally-excited'
  readonly power: Watt
  readonly torque: NewtonMetre
  readonly maximumSpeed: RadianPerSecond
  readonly dcVoltage: Volt
  readonly inverter: 'sic' | 'igbt'
  /** Which maps its losses follow: the series that a design tool made, or those of machines that were built. */
  readonly after: 'series' | 'production'
}

/**
 * Losses over torque and speed, from efficiency maps of the TUM longitudinal dynamics simulation: k₁·Ω + k₂·Ω² without load, and the copper loss
 * at full torque and low speed, each a·(T/250 N·m)^b·(n/12,000 rpm)^c: exponents by least squares of the logarithms, factors by the
 * least mean error of the whole model's loss (its least-loss currents weaken the field and with it the iron loss). `series`: 77 maps of the design series, of which 20 more were kept
 * apart to be predicted. `production`: four machines that were built (180 N·m at 8,800 rpm, 250 at 11,400,
 * 290 at 12,000 and the Model 3's), whose no-load loss does not grow with torque; of induction machines there is only the series.
 */
const seriesCage = { linear: [3.3, 0.8, 0], quadratic: [1.36e-2, 0.81, -0.33], copper: [1200, 0.31, -0.1] } as const
const laws = {
  series: { magnets: { linear: [1.6, 0.73, -0.02], quadratic: [1.13e-2, 0.81, -0.36], copper: [415, 0.27, -0.06] }, cage: seriesCage },
  production: { magnets: { linear: [0.41, 0, 0], quadratic: [7.56e-3, 0, 0], copper: [1026, 1, 0] }, cage: seriesCage },
} as const

type Law = readonly [factor: number, torque: number, speed: number]

const follow = ([factor, byTorque, bySpeed]: Law, { torque, maximumSpeed }: MachineWish): number =>
  factor * raise(torque / 250, byTorque) * raise(maximumSpeed / (400 * Math.PI), bySpeed)

/**
 * Of magnets: at four times the base speed they show 1.5 times the dc voltage at open terminals, which switches of 750 V (a car of 400 V) or 1200 V
 * (of 800 V) still block. Of a cage: the median of the envelopes of 39 of the maps, which follow the closed form to 0.4 % (0.11 to 0.25).
 */
const proportions = {
  pmsm: { kind: 'magnets', shortCircuit: 0.5, saliency: 1.7 },
  induction: { kind: 'cage', leakage: 0.18 },
  'externally-excited': { kind: 'winding', shortCircuit: 1.3, saliency: 0.7 },
} as const satisfies Record<MachineWish['type'], Proportions>

const weakened = new Map<MachineWish['type'], FieldWeakening>()

/** How the torque of a machine falls of which no more is known than its type. Its most power, not that at base speed, is what makers and maps state. */
function fieldWeakening(type: MachineWish['type']): FieldWeakening {
  const known = weakened.get(type) ?? weakenField(proportions[type])
  weakened.set(type, known)
  return known
}

const baseSpeedOf = ({ type, power, torque }: Pick<MachineWish, 'type' | 'power' | 'torque'>): RadianPerSecond => power / (torque * fieldWeakening(type).most)

/** What current and nominal voltage leave of the torque of a machine of which no more is known, over its speed from base speed on. */
export function scaledLimit(rating: Pick<MachineWish, 'type' | 'power' | 'torque'>): Curve {
  const { start, density, values } = fieldWeakening(rating.type).share
  const baseSpeed = baseSpeedOf(rating)
  return { start: start * baseSpeed, density: density / baseSpeed, values: values.map((share) => share * rating.torque) }
}

// Other proportions, all assumed.
const warm: Kelvin = 353.15
const magnetCoefficient = -0.0011 // 1/K, sintered NdFeB
const modulation = 0.95
const reserve = 1.02 // of torque
/** What of the no-load loss goes with the flux, half: with more or less the maps that were kept apart are foreseen no better. */
const iron = { share: 0.5, dReaction: 0.4, qReaction: 0.07 }
const wound = { fieldCurrent: 20, fieldLoss: 0.01 }
/** Rotor over stator resistance, flux beyond the knee. */
const cage = { rotorResistance: 0.6, knee: 1.15 }
const doublingFrequency = 2 * Math.PI * 1500
const highestFrequency = 2 * Math.PI * 1400

/** A plausible machine for a wish: every figure of it is an assumption. */
export function scaleDesign(wish: MachineWish): MachineDesign {
  const { type, power, torque, maximumSpeed, dcVoltage, after } = wish
  const polePairs = polePairsFor(wish)
  const kind = type === 'induction' ? 'cage' : 'magnets'
  const law = laws[after][kind]
  const k1 = Math.min(follow(law.linear, wish), follow(laws.series[kind].linear, wish))
  const k2 = Math.min(follow(law.quadratic, wish), follow(laws.series[kind].quadratic, wish))
  const linkage = (modulation * dcVoltage) / Math.sqrt(3) / (polePairs * baseSpeedOf(wish))
  const loaded = { polePairs, linkage, torque: reserve * torque + k1 + (k2 * power) / torque, copperLoss: follow(law.copper, wish) }
  const { rotor, current, resistance, flux } = type === 'induction' ? inductionMachine(loaded) : synchronousMachine(loaded, wish)
  const { share, dReaction, qReaction } = iron
  const perFlux = share / (flux * flux)
  return {
    polePairs,
    resistance,
    doublingFrequency,
    currentLimit: current,
    modulation,
    torque,
    power,
    maximumSpeed,
    iron: {
      hysteresis: (k1 / polePairs) * perFlux,
      eddy: (k2 / (polePairs * polePairs)) * perFlux,
      dReaction,
      qReaction,
    },
    noLoad: [k1 * (1 - share), k2 * (1 - share), 0],
    inverter: inverterFor(wish, current),
    rotor,
  }
}

/** Four, fewer where the iron would see more than 1400 Hz. */
const polePairsFor = ({ maximumSpeed }: MachineWish): number => Math.min(4, Math.max(1, Math.floor((1.001 * highestFrequency) / maximumSpeed)))

/** Full torque at base speed, warm; what iron and bearings hold back comes on top. */
interface Loaded {
  readonly polePairs: number
  readonly linkage: Weber
  readonly torque: NewtonMetre
  readonly copperLoss: Watt
}

interface Wound {
  readonly rotor: Rotor
  readonly current: Ampere
  readonly resistance: Ohm
  /** Of the rotor, warm. */
  readonly flux: Weber
}

/** From the same machine with L_d = 1 H and a current limit of 1 A, whose best currents at full torque are known. */
function synchronousMachine({ polePairs, linkage, torque, copperLoss }: Loaded, { type, power }: MachineWish): Wound {
  const { saliency, shortCircuit } = proportions[type === 'pmsm' ? 'pmsm' : 'externally-excited']
  const unit = { polePairs, flux: shortCircuit, d: 1, q: saliency }
  const best = mostTorquePerAmpere(unit, 1)
  const scale = linkage / fluxOf(unit, best) // L_d·I
  const current = torque / (scale * torqueOf(unit, best))
  const inductance = { d: scale / current, q: (saliency * scale) / current }
  const flux = shortCircuit * scale
  const resistance = copperLoss / (1.5 * current * current) / resistanceAt(1, warm)
  if (type === 'pmsm')
    return {
      rotor: { kind: 'magnets', flux: flux / (1 + magnetCoefficient * 60), temperatureCoefficient: magnetCoefficient, inductance },
      current,
      resistance,
      flux,
    }
  const { fieldCurrent, fieldLoss } = wound
  return {
    rotor: {
      kind: 'winding',
      inductance,
      excitation: { current: [0, 0.7 * fieldCurrent, fieldCurrent], flux: [0, 0.85 * flux, flux] },
      resistance: (fieldLoss * power) / (fieldCurrent * fieldCurrent) / resistanceAt(1, warm),
      currentLimit: fieldCurrent,
    },
    current,
    resistance,
    flux,
  }
}

function inductionMachine({ polePairs, linkage, torque, copperLoss }: Loaded): Wound {
  const { rotorResistance, knee } = cage
  const { leakage } = proportions.induction
  const id = Math.SQRT1_2 // most torque per ampere
  const iq = id
  const main = linkage / Math.hypot((1 + leakage) * id, leakage * iq) // L_M·I
  const flux = main * id
  const current = torque / (1.5 * polePairs * flux * iq)
  const resistance = copperLoss / (1.5 * current * current * (1 + rotorResistance * iq * iq)) / resistanceAt(1, warm)
  return {
    rotor: {
      kind: 'cage',
      leakage: (leakage * main) / current,
      magnetising: { current: [0, id * current, current], flux: [0, flux, knee * flux] },
      resistance: rotorResistance * resistance,
    },
    current,
    resistance,
    flux,
  }
}

/** 1.3 V across a warm silicon carbide switch at full current; 0.9 V and as much again across silicon. Switching takes as long at every size. */
function inverterFor({ inverter, dcVoltage }: MachineWish, current: Ampere): InverterDesign {
  const silicon = inverter === 'igbt'
  const resistance = (silicon ? 0.9 : 1.3) / current
  const device = { threshold: silicon ? 0.9 : 0, resistance }
  return {
    transistor: device,
    diode: device,
    switchingEnergy: current * dcVoltage * (silicon ? 250e-9 : 90e-9),
    referenceCurrent: current,
    referenceVoltage: dcVoltage,
    voltageExponent: 1.3,
    switchingFrequency: 10e3,
    standing: 100,
  }
}

/** Rotor and winding, as far as the wish tells. */
export interface MachineSize {
  readonly rotorDiameter: Metre
  readonly stackLength: Metre
  /** In series, of a phase. */
  readonly turns: number
}

const tipSpeed = 200 // m/s
const shearStress = 80e3 // Pa at peak torque
const gapField = 0.75 // T, its fundamental, without load
const windingFactor = 0.93

/**
 * How large it would be: T = 2·σ·V for the rotor's volume, as long as wide unless it would turn too fast at its rim; turns by the flux linkage of a
 * pole, ψ = N·k·B·D·l/p, and the stack as long as whole turns want it.
 */
export function sizeOf({ torque, maximumSpeed }: MachineWish, { polePairs, rotor }: MachineDesign): MachineSize {
  const volume = torque / (2 * shearStress)
  const diameter = Math.min((2 * tipSpeed) / maximumSpeed, raise((4 * volume) / Math.PI, 1 / 3))
  const flux = rotor.kind === 'magnets' ? rotor.flux : rotor.kind === 'cage' ? rotor.magnetising.flux[1]! : rotor.excitation.flux.at(-1)!
  const perTurn = (windingFactor * gapField * diameter) / polePairs
  const turns = Math.max(1, Math.round(flux / (perTurn * ((4 * volume) / (Math.PI * diameter * diameter)))))
  return { rotorDiameter: diameter, stackLength: flux / (perTurn * turns), turns }
}
