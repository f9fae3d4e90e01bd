import type { ToldCar } from '@firstdrive/report'
import { assumedShare, type Car, inputs, partsOf, type SourceEntry } from '@firstdrive/spec'
import { fixed, toKilowatts } from '@firstdrive/units'
import { reportInput } from './input.ts'

/** A car as its files tell of it: what it is, every input with its source. */
export function toldCar(car: Car): ToldCar {
  const { spec } = car.vehicle
  return { name: spec.name, variant: spec.variant ?? '', facts: facts(car), assumed_share: assumedShare(car), inputs: inputs(car).map(reportInput) }
}

/** The sources of every file of a car. */
export const sourceBlocks = (car: Car): readonly (Readonly<Record<string, SourceEntry>> | undefined)[] =>
  partsOf(car).map(([, { spec }]) => (spec as { sources?: Record<string, SourceEntry> }).sources)

function facts({ vehicle: { spec }, pack, cell, machines, tyre }: Car): ToldCar['facts'] {
  const powers = Object.values(machines).map(({ machine }) => machine.spec.power.si)
  return [
    { label: 'kerb mass', value: `${spec.body.kerb_mass.value} ${spec.body.kerb_mass.unit}` },
    { label: 'power', value: `${fixed(toKilowatts(powers.reduce((sum, power) => sum + power, 0)), 0)} kW` },
    { label: 'pack', value: pack.spec.name },
    { label: 'cell', value: cell.spec.chemistry },
    { label: 'tyre', value: tyre.spec.name },
  ]
}
