import type { VehicleParameters } from '@firstdrive/engine'
import { type Kilogram, type Ratio, type SquareMetre, standardGravity } from '@firstdrive/units'

/** What a caravan or a box adds behind a car; `assumed`: it takes an electric car to about twice its consumption at 90 km/h. */
const dragArea: SquareMetre = 1.2
/** Of trailer tyres; `assumed`. */
const rollingResistance: Ratio = 0.012

/**
 * The car with a trailer of `mass` behind it, without brakes of its own: it climbs, rolls and is accelerated with the car,
 * but presses on its own tyres alone: grip holds for the weight of the car, m/(m + m_trailer) of all that is moved.
 */
export function towing(vehicle: VehicleParameters, mass: Kilogram): VehicleParameters {
  if (mass === 0) return vehicle
  const { chassis } = vehicle
  const all = chassis.mass + mass
  return {
    ...vehicle,
    chassis: {
      ...chassis,
      mass: all,
      dragArea: chassis.dragArea + dragArea,
      rollingConstant: chassis.rollingConstant + rollingResistance * mass * standardGravity,
      grip: (chassis.grip * chassis.mass) / all,
    },
  }
}
