import { createBattery, fullThrottle, type Sustained, simulate, sustained, timeAtSpeed } from '@firstdrive/engine'
import { loadCharger, loadCycle } from '@firstdrive/library'
import { type Car, type CellSpec, type Checked, compileBattery, compileVehicle, fine, type PackSpec, packMass, type Result, withInput } from '@firstdrive/spec'
import { type Celsius, fromCelsius, fromKilometresPerHour, type Kilogram, type Second } from '@firstdrive/units'
import { environmentOf, roomTemperature, testLoad } from '../conditions.ts'
import { chargeCar } from './charge.ts'
import { drive } from './drive.ts'

/** A pack that a car could have instead of its own. */
export interface CandidatePack {
  readonly pack: Checked<PackSpec>
  readonly cell: Checked<CellSpec>
}

/** What a pack can do, and what a car does with it. */
export interface CandidateAnswer {
  /** Half charged and rested, for ten seconds. */
  readonly pulses: readonly CandidatePulse[]
  /** Of the car with this pack. */
  readonly kerbMass: Kilogram
  /** CLTC-P until empty, at room temperature. */
  readonly range_km: number | null
  readonly t_0_100_s: number | null
  /** From pack and air at 25 °C, at 600 A and 1000 V; null within where the pack does not get there; issues where it cannot be charged. */
  readonly charge_10_80_min: Result<number | null>
}

export interface CandidatePulse {
  readonly temperature_C: Celsius
  readonly discharge: Sustained
  readonly charge: Sustained
}

const temperatures: readonly Celsius[] = [25, 0, -20]
const pulse: Second = 10
const chargeFrom: Celsius = 25
const usualCharger = 'dc-600a-1000v'
/** As in `perform`: the step of a launch, and how long it may take. */
const launch = { step: 0.01, longest: 60 } as const
const hundred = fromKilometresPerHour(100)

/** Puts a pack into a car in place of its own, and asks what it changes; issues where the library lacks the cycle or the charger. */
export function askCandidate(car: Car, candidate: CandidatePack): Result<CandidateAnswer> {
  const cycle = loadCycle('cltc-p')
  if (!cycle.ok) return cycle
  const charger = loadCharger(usualCharger)
  if (!charger.ok) return charger
  const fitted = withPack(car, candidate)
  const charged = chargeCar(fitted, charger.value, { ambient_C: chargeFrom })
  return fine({
    pulses: pulsesOf(candidate),
    kerbMass: fitted.vehicle.spec.body.kerb_mass.si,
    range_km: drive(fitted, { cycle: cycle.value, untilEmpty: true }).range_km,
    t_0_100_s: sprint(fitted),
    charge_10_80_min: charged.ok ? fine(charged.value.minutes) : charged,
  })
}

/** The same car with another pack, heavier or lighter by the difference of the two. */
export function withPack(car: Car, { pack, cell }: CandidatePack): Car {
  const { value, si } = car.vehicle.spec.body.kerb_mass
  const mass = si + packMass({ pack: pack.spec, cell: cell.spec }) - packMass({ pack: car.pack.spec, cell: car.cell.spec })
  return { ...withInput(car, 'vehicle.body.kerb_mass', (value * mass) / si), pack, cell }
}

function pulsesOf(candidate: CandidatePack): readonly CandidatePulse[] {
  const battery = compileBattery(candidate)
  const half = 0.5 * (battery.emptyCharge + battery.fullCharge)
  return temperatures.map((temperature_C) => {
    const held = (direction: 'discharge' | 'charge'): Sustained =>
      sustained(battery, createBattery(battery, half, fromCelsius(temperature_C), 1), direction, pulse)
    return { temperature_C, discharge: held('discharge'), charge: held('charge') }
  })
}

/** From rest to 100 km/h, as `perform` does it; null if never reached. */
function sprint(car: Car): number | null {
  const trace = simulate({
    vehicle: compileVehicle(car, { load: testLoad }),
    course: fullThrottle(launch.step, { speed: hundred, duration: launch.longest }),
    environment: environmentOf({}),
    stateOfCharge: 1,
    packTemperature: fromCelsius(roomTemperature),
    model: 'full',
    record: 1,
  })
  return timeAtSpeed(trace, hundred)
}
