import { loadCar } from '@firstdrive/library'
import type { Car } from '@firstdrive/spec'
import { askPack, type Held, holds, type PackAnswer, type PackPower } from '@firstdrive/study'
import { fixed, toKilowattHours, toKilowatts, toMinutes } from '@firstdrive/units'
import { print, printJson, printTable } from '../output.ts'
import { valid } from '../valid.ts'

interface PackFlags {
  readonly json?: boolean
}

/** `firstdrive pack`: what the pack of one car can give and take. */
export function pack(vehicle: string, { json = false }: PackFlags): void {
  const car = valid(loadCar(vehicle))
  const answer = askPack(car)
  if (json) printJson(document(car, answer))
  else show(car, answer)
}

const document = (car: Car, { ratedEnergy, mass, power, heatUp }: PackAnswer): object => ({
  vehicle: car.id,
  pack: car.pack.id,
  rated_energy_kWh: toKilowattHours(ratedEnergy),
  mass_kg: mass,
  power: power.map(({ temperature_C, soc_pct, extrapolated, discharge, charge }) => ({
    temperature_C,
    soc_pct,
    extrapolated,
    discharge: discharge.map(heldDocument),
    charge: charge.map(heldDocument),
  })),
  heat_up:
    heatUp === null ? null : { from_C: -30, to_C: 15, energy_kWh: toKilowattHours(heatUp.energy), minutes: toMinutes(heatUp.time), reached: heatUp.reached },
})

const heldDocument = ({ seconds, power, current, limit }: Held): object => ({ seconds, power_kW: toKilowatts(power), current_A: current, limit })

function show(car: Car, { ratedEnergy, mass, power, heatUp }: PackAnswer): void {
  const { spec } = car.pack
  print(
    `${spec.name}: ${fixed(toKilowattHours(ratedEnergy), 1)} kWh at C/3, ${fixed(mass, 0)} kg, ${spec.series.value} × ${spec.parallel} of ${car.cell.spec.name}`,
  )
  if (heatUp !== null)
    print(
      heatUp.reached
        ? `${fixed(toKilowattHours(heatUp.energy), 1)} kWh and ${fixed(toMinutes(heatUp.time), 0)} min heat it from −30 to 15 °C.`
        : 'Its heater does not bring it from −30 to 15 °C.',
    )
  showPower('What it gives', power, ({ discharge }) => discharge)
  showPower('What it takes', power, ({ charge }) => charge)
  const extrapolated = [...new Set(power.filter((one) => one.extrapolated).map(({ temperature_C }) => temperature_C))]
  if (extrapolated.length > 0) print(`\nAt ${extrapolated.map((celsius) => fixed(celsius, 0)).join(', ')} °C the resistance of its cells is extrapolated.`)
}

function showPower(title: string, power: readonly PackPower[], of: (power: PackPower) => readonly Held[]): void {
  print(`\n${title}, rested at its temperature; the limit of the 10 s pulse`)
  printTable(
    [
      { title: 'cells', unit: '°C', decimals: 0 },
      { title: 'charge', unit: '%', decimals: 0 },
      ...holds.map((seconds) => ({ title: seconds < 60 ? `${seconds} s` : `${seconds / 60} min`, unit: 'kW', decimals: 0 })),
      { title: 'limit' },
    ],
    power.map((one) => [one.temperature_C, one.soc_pct, ...of(one).map((held) => toKilowatts(held.power)), of(one)[1]?.limit ?? '']),
  )
}
