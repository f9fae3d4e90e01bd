import { type BindingLimit, fullBrake, fullThrottle, type Plan, simulate, timeAtSpeed, type VehicleParameters, type VehicleState } from '@firstdrive/engine'
import { fromKilometresPerHour, type Second, toCelsius, toPercent } from '@firstdrive/units'

/** One of several launches in a row; a time never reached is null, and so is a temperature that is not modelled. */
export interface Launch {
  readonly t_0_100_s: number | null
  readonly t_0_200_s: number | null
  readonly front_winding_C: number | null
  readonly rear_winding_C: number | null
  readonly front_junction_C: number | null
  readonly rear_junction_C: number | null
  readonly pack_C: number
  readonly soc_pct: number
  /** What bound until the speed was reached. */
  readonly limits: readonly BindingLimit[]
}

const [hundred, most] = [fromKilometresPerHour(100), fromKilometresPerHour(200)]
const longest: Second = 120

/** Launches to 200 km/h, or to just below the top speed, and full brakings to rest, one after the other without a pause; temperatures at the end of each launch. */
export function launchAgain(plan: Omit<Plan, 'course' | 'record' | 'after'>, times: number, step: Second): readonly Launch[] {
  const { vehicle } = plan
  const target = Math.min(most, 0.98 * vehicle.topSpeed)
  const launches: Launch[] = []
  let after: VehicleState | undefined
  for (let k = 0; k < times; k++) {
    const onward = after === undefined ? plan : { ...plan, after }
    const run = simulate({ ...onward, course: fullThrottle(step, { speed: target, duration: longest }), record: 1 })
    const { battery, chassis } = run.state
    launches.push({
      t_0_100_s: timeAtSpeed(run, hundred),
      t_0_200_s: timeAtSpeed(run, most),
      ...temperatures(vehicle, run.state),
      pack_C: toCelsius(battery.temperature),
      soc_pct: toPercent((battery.stateOfCharge - vehicle.battery.emptyCharge) / (vehicle.battery.fullCharge - vehicle.battery.emptyCharge)),
      limits: run.limits,
    })
    after = chassis.speed > 0 ? simulate({ ...plan, course: fullBrake(step, chassis.speed), record: 0, after: run.state }).state : run.state
  }
  return launches
}

function temperatures({ front, rear }: VehicleParameters, state: VehicleState) {
  const of = (heats: boolean, temperature: number): number | null => (heats ? toCelsius(temperature) : null)
  return {
    front_winding_C: of(front.heat.present, state.front.windingTemperature),
    rear_winding_C: of(rear.heat.present, state.rear.windingTemperature),
    front_junction_C: of(front.heat.present, state.front.junctionTemperature),
    rear_junction_C: of(rear.heat.present, state.rear.junctionTemperature),
  }
}
