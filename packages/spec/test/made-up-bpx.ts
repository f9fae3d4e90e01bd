/** A small BPX of our own making, of version 0.5: a linear cell of 3 to 4 V whose figures can be checked by hand. */
export const madeUpBpx = () => ({
  Header: { BPX: '0.5.0', Title: 'Made-up NMC pouch cell', Description: 'Pouch cell (100 mm x 200 mm x 10 mm)', Model: 'DFN' },
  Parameterisation: {
    Cell: {
      'Reference temperature [K]': 298.15,
      'Lower voltage cut-off [V]': 3,
      'Upper voltage cut-off [V]': 4,
      'Nominal cell capacity [A.h]': 10,
      'Electrode area [m2]': 0.02,
      'Number of electrode pairs connected in parallel to make a cell': 30,
      'Density [kg.m-3]': 2000,
      'Volume [m3]': 2e-4,
      'Specific heat capacity [J.K-1.kg-1]': 950,
    } as Record<string, unknown>,
    Electrolyte: {
      'Initial concentration [mol.m-3]': 1000,
      'Cation transference number': 0.25,
      'Conductivity [S.m-1]': '1 * (x / 1000)',
      'Diffusivity [m2.s-1]': 2e-10,
    } as Record<string, unknown>,
    'Negative electrode': {
      ...side(),
      'Minimum stoichiometry': 0.1,
      'Maximum stoichiometry': 0.6,
      'OCP [V]': { x: [1, 0], y: [0, 1] },
      'Entropic change coefficient [V.K-1]': 1e-4,
    } as Record<string, unknown>,
    'Positive electrode': {
      ...side(),
      'Minimum stoichiometry': 0.4,
      'Maximum stoichiometry': 0.9,
      'OCP [V]': '4.8 - x',
      'Entropic change coefficient [V.K-1]': '-2e-4 * x',
    } as Record<string, unknown>,
    Separator: { 'Thickness [m]': 2e-5, Porosity: 0.5, 'Transport efficiency': 0.4 } as Record<string, unknown>,
  },
})

const side = () => ({
  'Thickness [m]': 6e-5,
  'Particle radius [m]': 5e-6,
  'Diffusivity [m2.s-1]': 4e-14,
  'Conductivity [S.m-1]': 1,
  'Surface area per unit volume [m-1]': 3.6e5,
  Porosity: 0.3,
  'Transport efficiency': 0.15,
  'Reaction rate constant [mol.m-2.s-1]': 1e-5,
  'Maximum concentration [mol.m-3]': 30_000,
})

/** The same in version 1.1, where temperature and concentration at rest belong to a state. */
export function madeUpBpx1(): object {
  const { Header, Parameterisation } = madeUpBpx()
  const { 'Initial concentration [mol.m-3]': concentration, ...electrolyte } = Parameterisation.Electrolyte
  return {
    Header: { ...Header, BPX: '1.1.0' },
    Parameterisation: { ...Parameterisation, Electrolyte: electrolyte },
    State: { 'Initial conditions': { 'Initial state-of-charge': 1, 'Initial electrolyte concentration [mol.m-3]': concentration } },
  }
}
