import type { EnergySplit } from '@firstdrive/engine'

const labels = {
  air: 'air',
  rolling: 'tyres and bearings',
  climb: 'height',
  kinetic: 'speed at the end',
  drive: 'machines, inverters, gears',
  cabin: 'cabin',
  thermal: 'pumps and heating',
  auxiliaries: 'auxiliaries',
  brakes: 'friction brakes',
} as const

/** The parts of an energy split with their names, those that are nothing left out. They sum to the energy at the battery. */
export const energyParts = (energy: EnergySplit) =>
  (Object.keys(labels) as (keyof typeof labels)[])
    .map((key) => ({ key, label: labels[key], energy_kWh: energy[`${key}_kWh`] }))
    .filter(({ energy_kWh }) => Math.abs(energy_kWh) > 5e-7)
