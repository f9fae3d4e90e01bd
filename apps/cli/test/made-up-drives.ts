import { loadCar } from '@firstdrive/library'
import { type Car, type DriveTable, withInput } from '@firstdrive/spec'
import { simulatedLog } from '@firstdrive/study'

/** A BMW i3 whose brakes drag more than the library says: drives whose truth is known. */
export function draggingCar(drag_N: number): Car {
  const car = loadCar('bmw-i3-60ah')
  if (!car.ok) throw new Error('the library has no BMW i3')
  return withInput(car.value, 'vehicle.body.driveline_drag', drag_N)
}

/** A log of twelve minutes; each `ride` drives faster and hillier. */
export function madeUpDrive(car: Car, ride: number): DriveTable {
  const seconds = 720
  const at = Array.from({ length: seconds + 1 }, (_, k) => k)
  const fastest = 40 + 15 * ride
  return simulatedLog(car, {
    speed_kmh: at.map((k) => Math.max(0, fastest * Math.sin(k / (25 + 5 * ride)) + 0.3 * fastest * Math.sin(k / 9)) * Math.min(1, k / 10, (seconds - k) / 10)),
    elevation_m: at.map((k) => 400 + 5 * ride * Math.sin(k / 120)),
    ambient_C: at.map(() => 18 - 6 * ride),
    heater_W: at.map((k) => 400 * ride * (1 + Math.exp(-k / 200))),
    air_conditioning_W: at.map(() => 0),
  })
}
