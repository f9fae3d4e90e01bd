import { createBattery, heatUp, type Sustained, sustained } from '@firstdrive/engine'
import { type Car, coldestMeasured, compileBattery, compileConditioning, packMass, ratedEnergy } from '@firstdrive/spec'
import { type Celsius, fromCelsius, fromPercent, type Joule, type Kilogram, type Second } from '@firstdrive/units'

/** What the pack of a car can give and take, how cold it may be, and what it takes to heat it. */
export interface PackAnswer {
  readonly ratedEnergy: Joule
  readonly mass: Kilogram
  readonly power: readonly PackPower[]
  /** From −30 to 15 °C; null for a pack without a heater. */
  readonly heatUp: { readonly energy: Joule; readonly time: Second; readonly reached: boolean } | null
}

/** Of a pack that has rested at its temperature. */
export interface PackPower {
  readonly temperature_C: Celsius
  readonly soc_pct: number
  /** The resistance law is used beyond where it was measured. */
  readonly extrapolated: boolean
  readonly discharge: readonly Held[]
  readonly charge: readonly Held[]
}

export interface Held extends Sustained {
  readonly seconds: Second
}

const temperatures: readonly Celsius[] = [25, 0, -10, -20, -30]
const charges = [80, 50, 20]
/** The pulses of a launch, an overtaking and a motorway ramp, and what lasts. */
export const holds: readonly Second[] = [2, 10, 30, 600]
const coldStart: Celsius = -30
const warmEnough: Celsius = 15

/** Powers at rest over temperature and charge, and heating from −30 to 15 °C. Nothing is driven. */
export function askPack(car: Car): PackAnswer {
  const battery = compileBattery(car)
  const conditioning = compileConditioning(car)
  const { emptyCharge, fullCharge } = battery
  const coldest = coldestMeasured(car.cell.spec)
  const power = temperatures.flatMap((temperature_C) =>
    charges.map((soc_pct): PackPower => {
      const z = emptyCharge + fromPercent(soc_pct) * (fullCharge - emptyCharge)
      const held = (direction: 'discharge' | 'charge'): readonly Held[] =>
        holds.map((seconds) => ({ seconds, ...sustained(battery, createBattery(battery, z, fromCelsius(temperature_C), 1), direction, seconds) }))
      return { temperature_C, soc_pct, extrapolated: temperature_C < coldest, discharge: held('discharge'), charge: held('charge') }
    }),
  )
  const heats = conditioning !== undefined && conditioning.heaterPower > 0
  return {
    ratedEnergy: ratedEnergy({ pack: car.pack.spec, cell: car.cell.spec }),
    mass: packMass({ pack: car.pack.spec, cell: car.cell.spec }),
    power,
    heatUp: heats ? heatUp(battery, conditioning, fromCelsius(coldStart), fromCelsius(warmEnough)) : null,
  }
}
