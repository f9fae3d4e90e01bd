import { fixed } from '@firstdrive/units'
import type { FastsimVehicle } from './fastsim-vehicle.ts'

/** What a file of FASTSim leaves open, and what stands in for it. */
export const leftOpen = ({ load_kg, mass_kg, driven, charger_efficiency, regeneration }: FastsimVehicle): readonly string[] => [
  ...(load_kg > 0 ? [] : [`Kerb mass: no load is told, so all of ${fixed(mass_kg, 0)} kg is taken for it, and a driver comes on top.`]),
  'Torque of the machines: peak power at 525 rad/s; highest speed 16,000 rpm, gear ratio to match, and the top speed that follows.',
  ...(driven === 'both' ? ['Both axles: half of the power each, the front machine an induction machine that idles; half of the weight on each.'] : []),
  'Losses of machine and inverter: scaled from a reference machine, over torque and speed.',
  'Cells: NMC, 96 in series, or twice as many above 300 kW; the currents, cooling and mass of the pack.',
  'Brakes, AC charging, heat: as in a sketch.',
  ...(charger_efficiency === undefined ? ['Efficiency from the wall: 0.88.'] : []),
  ...(regeneration === undefined ? ['Where regeneration fades out: from 4 to 1.5 m/s.'] : []),
]

/** What it tells that cannot be said here. */
export const notTaken = ({ version, battery_kW }: FastsimVehicle): readonly string[] => [
  'The efficiency of the machine over its power: here losses depend on torque and speed.',
  'The efficiency of the battery: here cells have a resistance that depends on charge and temperature.',
  `The power of the battery (${fixed(battery_kW, 0)} kW): here currents and voltages of the cells limit it.`,
  ...(version === 2
    ? ['The seconds to peak power, and the buffers of charge: there is no engine to spare.']
    : ['Cabin, climate and the states of a simulation.']),
]
