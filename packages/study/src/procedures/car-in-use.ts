import type { BatteryParameters } from '@firstdrive/engine'
import { type Car, type Cycle, type Result, ratedEnergy, type UseSpec } from '@firstdrive/spec'
import { fromPercent, type MetrePerSecond, type Quantity, type Ratio, type Second, toKilometresPerHour, toPercent } from '@firstdrive/units'
import { type ChargeTask, chargeTask } from './charge.ts'
import { driveTask, driveTaskOf } from './drive.ts'

/** What one car takes out of its new pack and gets back into it in one use. Charge is over the capacity of the new pack. */
export interface CarInUse {
  readonly use: UseSpec
  /** The window of the cells. */
  readonly window: Pick<BatteryParameters, 'emptyCharge' | 'fullCharge'>
  /** Of January to December. */
  readonly months: readonly Draw[]
  /** At the battery, mean of the months. */
  readonly consumption_kWh_per_100km: number
  /** Capacities of the new pack per second. */
  readonly slowRate: Quantity<'1/s'>
  readonly fastRate: Quantity<'1/s'>
}

/** What driving draws. */
export interface Draw {
  readonly speed: MetrePerSecond
  /** Out of the pack less what comes back. */
  readonly net: Quantity<'1/m'>
  /** What braking brings back. */
  readonly back: Quantity<'1/m'>
}

/**
 * Asks the new car what the use takes. `charging` without a value: nothing limits a fast charge but its power; `given`: kWh/100 km at the
 * battery in place of the car's own. That a grown resistance takes a little more for the same kilometres is not asked again.
 */
export function carInUse(car: Car, use: UseSpec, cltc: Cycle, charging: Result<ChargeTask>, given: number | undefined): CarInUse {
  const drives = monthlyDrives(car, use, cltc)
  const own = drives.reduce((sum, { consumption }) => sum + consumption, 0) / drives.length
  const { empty, full } = car.pack.spec.usable
  return {
    use,
    window: { emptyCharge: empty.si, fullCharge: full.si },
    months: drives.map(({ speed, net, back, consumption }) => ({ speed, net: given === undefined ? net : (net * given) / consumption, back })),
    consumption_kWh_per_100km: given ?? own,
    ...chargeRates(car, use, charging),
  }
}

/** What each month's driving takes, in its air, by the car's own simulation. */
function monthlyDrives(car: Car, { trips, climate }: UseSpec, cltc: Cycle): readonly (Draw & { readonly consumption: number })[] {
  const itinerary = { untilEmpty: false, ...(trips.speed === undefined ? { cycle: cltc } : { speed_kmh: toKilometresPerHour(trips.speed.si) }) }
  const soc_pct = trips.speed === undefined ? 80 : 100 // a cycle brakes: room for what comes back
  return climate.monthly_mean_C.map((ambient_C) => {
    const task = driveTaskOf(car, itinerary, { ambient_C, soc_pct })
    const { emptyCharge, fullCharge } = task.vehicle.battery
    const { trace, energy, regenerated_kWh, battery_kWh_per_100km } = driveTask(task)
    const { distance } = trace.state.chassis
    const net = (emptyCharge + fromPercent(soc_pct) * (fullCharge - emptyCharge) - trace.state.battery.stateOfCharge) / distance
    return { speed: distance / trace.duration, net, back: (net * regenerated_kWh) / energy.battery_kWh, consumption: battery_kWh_per_100km }
  })
}

/** Powers of the use over the energy of the pack, no more than what the on-board charger gives and what the car takes from the strongest charger. */
function chargeRates(car: Car, { charging: { from, to, slow_power, fast_power } }: UseSpec, charging: Result<ChargeTask>) {
  const energy = ratedEnergy({ pack: car.pack.spec, cell: car.cell.spec })
  const { ac_power, onboard_efficiency } = car.vehicle.spec.charging
  const onboard = ac_power === undefined ? Infinity : ac_power.si * (onboard_efficiency?.si ?? 1)
  return {
    slowRate: Math.min(slow_power.si, onboard) / energy,
    fastRate: Math.min(fast_power.si / energy, charging.ok ? takenRate(charging.value, from.si, to.si) : Infinity),
  }
}

function takenRate(task: ChargeTask, from: Ratio, to: Ratio): number {
  const { emptyCharge, fullCharge } = task.battery
  const { minutes } = chargeTask({ ...task, from_pct: toPercent(from), to_pct: toPercent(to) })
  return minutes === null ? Infinity : ((to - from) * (fullCharge - emptyCharge)) / (minutes * 60)
}

/** How long the longest day of driving takes with the charge for it; beyond a day no one can use the car so. */
export const busiest = (car: CarInUse): Second => {
  const { distance } = car.use.trips
  const { fast_share } = car.use.charging
  return Math.max(
    ...car.months.map(({ speed, net }) => {
      const charge = distance.si * net
      return distance.si / speed + charge * (fast_share.si / car.fastRate + (1 - fast_share.si) / car.slowRate)
    }),
  )
}
