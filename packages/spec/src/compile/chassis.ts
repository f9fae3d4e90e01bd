import { airDensity, type ChassisParameters, rollingFactor } from '@firstdrive/engine'
import { fromCelsius, fromKilometresPerHour, type Kilogram, standardAtmosphere, standardGravity } from '@firstdrive/units'
import type { Car } from '../car.ts'

/** Where certified road loads are referred to: 20 °C, one atmosphere. SAE J1263, UN R154 Annex B4. */
const reference = fromCelsius(20)
/** Speed at which ISO 28580 measures. */
const v80 = fromKilometresPerHour(80)

/** The body with `load` on board. */
export function compileChassis({ vehicle: { spec }, tyre }: Car, load: Kilogram): ChassisParameters {
  const { body, wheels, brakes } = spec
  const mass = body.kerb_mass.si + load
  return {
    mass,
    rotatingMass: body.rotating_mass.si,
    ...(spec.road_load === undefined ? dragAndTyres(spec, tyre.spec, mass) : roadLoad(spec.road_load, mass)),
    grip: wheels.grip.si,
    frontShare: body.front_axle_share.si,
    loadTransfer: body.centre_of_gravity_height.si / body.wheelbase.si,
    brakeForce: brakes.force.si,
    ...warmUp(spec),
  }
}

/** Without a `warm_up` tyres and gears need none: their heat store then means nothing. */
function warmUp({ warm_up }: Car['vehicle']['spec']): Pick<ChassisParameters, 'coldDrag' | 'runningHeatCapacity' | 'runningConductance'> {
  if (warm_up === undefined) return { coldDrag: 0, runningHeatCapacity: 1, runningConductance: 1 }
  const { cold_drag, conductance, time } = warm_up
  return { coldDrag: cold_drag.si, runningHeatCapacity: conductance.si * time.si, runningConductance: conductance.si }
}

type Resistance = Pick<ChassisParameters, 'dragArea' | 'rollingConstant' | 'rollingLinear' | 'rollingQuadratic'>

function dragAndTyres({ body }: Car['vehicle']['spec'], tyre: Car['tyre']['spec'], mass: Kilogram): Resistance {
  const rolling = mass * standardGravity * tyre.rolling_resistance.si
  const { linear, quadratic } = tyre.speed_share
  return {
    dragArea: body.drag_area?.si ?? (body.drag_coefficient?.si ?? 0) * (body.frontal_area?.si ?? 0),
    rollingConstant: rolling * (1 - linear.si - quadratic.si) + (body.driveline_drag?.si ?? 0),
    rollingLinear: (rolling * linear.si) / v80,
    rollingQuadratic: (rolling * quadratic.si) / (v80 * v80),
  }
}

/** A and B are the tyres' and driveline's, brought from 20 to 25 °C and to this mass; C is the air's at 20 °C and one atmosphere. */
function roadLoad({ a, b, c, test_mass }: NonNullable<Car['vehicle']['spec']['road_load']>, mass: Kilogram): Resistance {
  const toRoom = mass / test_mass.si / rollingFactor(reference)
  return {
    dragArea: (2 * c.si) / airDensity(reference, standardAtmosphere, 0),
    rollingConstant: a.si * toRoom,
    rollingLinear: b.si * toRoom,
    rollingQuadratic: 0,
  }
}
