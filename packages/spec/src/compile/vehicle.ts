import { leadFirst, mechanicalTopSpeed, type VehicleParameters } from '@firstdrive/engine'
import type { Kilogram } from '@firstdrive/units'
import type { Car } from '../car.ts'
import type { Issue } from '../issue.ts'
import { checkBattery, compileBattery } from './battery.ts'
import { compileChassis } from './chassis.ts'
import { compileDrive } from './drive.ts'
import { compileDriveGrip, compileRegeneration, compileSplit } from './software.ts'

/** A checked car as the engine drives it, with `load` on top of its kerb mass: SI, frozen, nothing optional. */
export function compileVehicle(car: Car, { load }: { readonly load: Kilogram }): VehicleParameters {
  const { spec } = car.vehicle
  const regeneration = compileRegeneration(car)
  const chassis = compileChassis(car, load)
  const vehicle: VehicleParameters = {
    name: spec.name,
    chassis,
    front: compileDrive(car, 'front', chassis.mass),
    rear: compileDrive(car, 'rear', chassis.mass),
    lead: spec.drive.lead,
    split: leadFirst,
    driveGrip: compileDriveGrip(car),
    chargeShare: regeneration.chargeShare,
    recoveredShare: regeneration.share,
    battery: compileBattery(car),
    auxiliaryPower: spec.auxiliaries.power.si,
    topSpeed: spec.top_speed.si,
    wallEfficiency: spec.charging.wall_efficiency.si,
  }
  const fastest = mechanicalTopSpeed(vehicle)
  return frozen({ ...vehicle, topSpeed: Math.min(vehicle.topSpeed, fastest), split: compileSplit(car, vehicle, fastest) })
}

/** What only shows when the parts come together. */
export const checkCar = (car: Car): readonly Issue[] => checkBattery(car)

function frozen<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null && !ArrayBuffer.isView(inner)) frozen(inner)
  return Object.freeze(value)
}
