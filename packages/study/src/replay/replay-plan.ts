import type { Plan, VehicleParameters } from '@firstdrive/engine'
import { mechanicalTopSpeed } from '@firstdrive/engine'
import type { Ratio } from '@firstdrive/units'
import type { MeasuredDrive } from './measured-drive.ts'

/** Where the drive does not tell how full the pack was. */
const usualCharge: Ratio = 0.8

/** The power of heater and air conditioning in each step. */
export type Comfort = Float64Array

/** The drive as the car would drive it: from the charge and the temperature that were measured, with `comfort` instead of what was measured where it is given. */
export function replayPlan(
  vehicle: VehicleParameters,
  drive: MeasuredDrive,
  { comfort = drive.course.comfortPower, record = 1 }: { comfort?: Comfort; record?: number } = {},
): Plan {
  const { auxiliaries, course, environment, packTemperature } = drive
  return {
    // it was driven: the limiter that is declared did not stop it
    vehicle: { ...vehicle, topSpeed: Math.max(vehicle.topSpeed, mechanicalTopSpeed(vehicle)), ...(auxiliaries === null ? {} : { auxiliaryPower: 0 }) },
    course: { ...course, comfortPower: auxiliaries === null ? comfort : comfort.map((power, k) => power + auxiliaries[k]!) },
    environment,
    stateOfCharge: startCharge(vehicle, drive),
    packTemperature: packTemperature?.[0] ?? environment.airTemperature[0]!,
    model: 'full',
    record,
  }
}

function startCharge({ battery }: VehicleParameters, { charge }: MeasuredDrive): Ratio {
  if (charge === null) return usualCharge
  const { emptyCharge, fullCharge } = battery
  const start = charge.share[0]!
  return Math.min(1, Math.max(0, charge.of === 'window' ? start : (start - emptyCharge) / (fullCharge - emptyCharge)))
}
