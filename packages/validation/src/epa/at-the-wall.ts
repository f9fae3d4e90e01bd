import { consumption, createEnvironment, simulate, type VehicleParameters } from '@firstdrive/engine'
import { type Car, compileVehicle, withInput } from '@firstdrive/spec'
import type { MetrePerSecond, Ratio, Second, Watt } from '@firstdrive/units'
import type { Procedure } from './dynamometer.ts'

/** What one car took in one test. */
export interface AtTheWall {
  readonly wall_Wh_per_km: number
  readonly meanSpeed: MetrePerSecond
  readonly wallEfficiency: Ratio
  readonly baseLoad: Watt
  /** How long it could not follow the trace. */
  readonly missed: Second
}

/** Drives one test from a half-full pack, which stands for a pack that is driven empty. */
export function atTheWall(car: Car, { course, load, air, pack, rolling, heater }: Procedure): AtTheWall {
  const baseLoad = car.vehicle.spec.auxiliaries.power.si
  const vehicle = alike(compileVehicle(rollingAt(car, rolling), { load }))
  const trace = simulate({
    vehicle: { ...vehicle, auxiliaryPower: baseLoad + heater },
    course,
    environment: createEnvironment({ temperature: air, altitude: 0, headwind: 0, relativeHumidity: 0 }),
    stateOfCharge: 0.5,
    packTemperature: pack,
    model: 'full',
    record: 0,
  })
  const { wall_kWh_per_100km, duration_s } = consumption(trace, vehicle.wallEfficiency)
  return {
    wall_Wh_per_km: 10 * wall_kWh_per_100km,
    meanSpeed: trace.state.chassis.distance / duration_s,
    wallEfficiency: vehicle.wallEfficiency,
    baseLoad,
    missed: trace.misses.seconds,
  }
}

/** A and B are of tyres, bearings and gears. */
const rollingAt = (car: Car, factor: Ratio): Car =>
  (['a', 'b'] as const).reduce((changed, term) => {
    const { value } = car.vehicle.spec.road_load![term]
    return withInput(changed, `vehicle.road_load.${term}`, factor * value)
  }, car)

/** With two driven axles no column tells the machines: both are taken to be alike, with magnets, their inverters switching. */
const alike = (vehicle: VehicleParameters): VehicleParameters => (vehicle.front.present && vehicle.rear.present ? { ...vehicle, front: vehicle.rear } : vehicle)
