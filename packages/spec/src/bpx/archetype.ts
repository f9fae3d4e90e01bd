import type { CellDraft } from '../cell-text.ts'

type Chemistry = CellDraft['chemistry']

/** What is taken of a kind of cell where a file is silent: resistances times capacity in mΩ·Ah. */
export interface Archetype {
  readonly series: number
  readonly fast: number
  readonly slow: number
  readonly plating: { readonly soc: number[]; readonly c_rate: number[]; readonly activation_kJ: number } | null
  readonly specificHeat: number
}

/** Charge at which the plating limits are given. */
const soc = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]

/** Graphite anodes of an iron phosphate and of an NMC cell; the cells of the library rest on the same. */
const ironPhosphate = {
  soc,
  c_rate: [2.96, 2.821, 2.203, 2.013, 1.989, 1.964, 1.916, 1.841, 1.756, 1.652, 1.534, 1.4, 1.274, 1.18, 1.106, 1.044, 0.983, 0.532],
  activation_kJ: 35.6,
}
const layered = {
  soc,
  c_rate: [3.41, 3.978, 3.412, 2.655, 2.441, 2.359, 2.304, 2.243, 2.168, 2.079, 1.979, 1.876, 1.758, 1.644, 1.533, 1.416, 1.129, 0.518],
  activation_kJ: 41.7,
}

export const archetypes: Readonly<Record<Chemistry, Archetype>> = {
  LFP: { series: 64, fast: 14, slow: 60, plating: ironPhosphate, specificHeat: 1130 },
  NMC: { series: 97, fast: 10, slow: 11, plating: layered, specificHeat: 1040 },
  NCA: { series: 66, fast: 25, slow: 130, plating: layered, specificHeat: 830 },
  LMO: { series: 97, fast: 10, slow: 11, plating: layered, specificHeat: 1040 },
  'sodium-ion': { series: 97, fast: 10, slow: 60, plating: null, specificHeat: 1050 },
}

export const archetypeSources = {
  law: {
    title: 'Quadratic law of ln R over 1/T, between the measured A123 26650 (−25…45 °C) and VTC5A (−10…50 °C) cells',
    kind: 'derived',
  },
  plating: {
    title: 'Charging limit by anode potential of the About:Energy LFP 18650 and NMC111 pouch cells in BPX, computed with PyBaMM 26.8 (DFN) from 5 % charge',
    url: 'https://github.com/FaradayInstitution/BPX',
    licence: 'MIT (BPX example), BSD-3 (PyBaMM)',
    kind: 'derived',
  },
} as const
