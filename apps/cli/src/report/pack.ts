import type { PackReport } from '@firstdrive/report'
import type { Car } from '@firstdrive/spec'
import { askPack, type Held } from '@firstdrive/study'
import { toKilowattHours, toKilowatts, toMinutes } from '@firstdrive/units'

/** Where `askPack` heats a cold pack from and to. */
const heated = { from_C: -30, to_C: 15 } as const

/** What the pack of a car can give and take, for the page. Nothing is driven. */
export function packReport(car: Car): PackReport {
  const { ratedEnergy, mass, power, heatUp } = askPack(car)
  const { spec } = car.pack
  return {
    name: spec.name,
    cell: car.cell.spec.name,
    layout: `${spec.series.value} × ${spec.parallel}`,
    rated_energy_kWh: toKilowattHours(ratedEnergy),
    mass_kg: mass,
    power: power.map(({ discharge, charge, ...at }) => ({ ...at, discharge: discharge.map(held), charge: charge.map(held) })),
    heat_up: heatUp === null ? null : { ...heated, energy_kWh: toKilowattHours(heatUp.energy), minutes: toMinutes(heatUp.time), reached: heatUp.reached },
  }
}

const held = ({ seconds, power, limit }: Held) => ({ seconds, power_kW: toKilowatts(power), limit })
