import type { MachineDesign } from '@firstdrive/engine'
import { fromRevolutionsPerMinute } from '@firstdrive/units'

const device = { threshold: 0.4026, resistance: 8.2e-4 }

/**
 * The machine and inverter of the ID.3's loss map: twelve proportions fitted by the simplex of Nelder and Mead to the mean relative error at every
 * second speed of the map, from the first on. Loss alone does not tell flux from current: none of these figures is the real machine's.
 */
export const id3Machine: MachineDesign = {
  polePairs: 4,
  resistance: 0.022_39,
  doublingFrequency: 20_400,
  currentLimit: 515.3,
  modulation: 0.95,
  torque: 310,
  power: 157.5e3,
  maximumSpeed: fromRevolutionsPerMinute(16_000),
  iron: { hysteresis: 11.93, eddy: 0.0905, dReaction: 0.0368, qReaction: 0.967 },
  noLoad: [0.0754, 0, 1.756e-8],
  inverter: {
    transistor: device,
    diode: device,
    switchingEnergy: 0.021_73,
    referenceCurrent: 490.8,
    referenceVoltage: 396,
    voltageExponent: 1.3,
    switchingFrequency: 10e3,
    standing: 20,
  },
  rotor: { kind: 'magnets', flux: 0.098_11, temperatureCoefficient: 0, inductance: { d: 330.9e-6, q: 433.3e-6 } },
}

export const id3Voltage = 396
