import type { Ampere, Joule, Kelvin, Ratio, Second, Volt, Watt } from '@firstdrive/units'
import { stepBattery } from '../battery/battery.ts'
import { chargeLimit, limitBattery, platingCurrent } from '../battery/limits.ts'
import type { BatteryParameters } from '../battery/parameters.ts'
import { type BatteryState, createBattery } from '../battery/state.ts'
import { type ConditioningState, conditionPack, createConditioning, followPack, type PackConditioning } from './pack-conditioning.ts'

/** What the car adds to its pack for charging. */
export interface ChargingParameters {
  /** Charging current fades out between these temperatures of the hottest cells. */
  readonly fadeStart: Kelvin
  readonly fadeEnd: Kelvin
  readonly conditioning: PackConditioning
  /** What else the car draws while it charges. */
  readonly auxiliaryPower: Watt
}

/** What stands at the other end of the cable, seen from the car's direct-current side. */
export interface ChargerParameters {
  readonly power: Watt
  readonly current: Ampere
  readonly voltage: Volt
  /** Energy to the car over energy from the grid. */
  readonly efficiency: Ratio
}

export interface ChargePlan {
  readonly battery: BatteryParameters
  readonly charging: ChargingParameters
  readonly charger: ChargerParameters
  readonly airTemperature: Kelvin
  readonly startTemperature: Kelvin
  /** Of the usable window. */
  readonly from: Ratio
  readonly to: Ratio
  /** Goes on this long even beyond `to`. */
  readonly atLeast: Second
  readonly step: Second
}

export type ChargingLimit =
  | 'charger power'
  | 'charger current'
  | 'charger voltage'
  | 'pack current'
  | 'pack upper voltage'
  | 'pack full'
  | 'plating'
  | 'cell temperature'

/** One moment of a charge; energies since its start. */
export interface ChargePoint {
  readonly time: Second
  readonly stateOfCharge: Ratio
  /** At the pack's terminals, positive into the pack. */
  readonly power: Watt
  /** Mean of the cells, and of the coldest and the hottest zone along the coolant. */
  readonly temperature: Kelvin
  readonly coldest: Kelvin
  readonly hottest: Kelvin
  /** Released in the cells, and moved out of them into the coolant (negative while it heats). */
  readonly heat: Watt
  readonly cooling: Watt
  /** What kept the power from being larger. */
  readonly limit: ChargingLimit
  readonly batteryEnergy: Joule
  readonly chargerEnergy: Joule
  readonly gridEnergy: Joule
}

const longest: Second = 48 * 3600

/**
 * Charges from `from`, a point a step, until `to` is passed and `atLeast` is over, or until the pack takes nothing more.
 * The current is the smallest of what charger, pack, plating in the coldest zone, voltage and the temperature of the hottest allow; each
 * point names which. While the cells are too cold to charge the heater may draw all that the charger gives.
 */
export function charge(plan: ChargePlan): readonly ChargePoint[] {
  const { battery, charging, charger, step: dt, from, to, atLeast } = plan
  const { emptyCharge, fullCharge } = battery
  const window = fullCharge - emptyCharge
  const state = createBattery(battery, emptyCharge + from * window, plan.startTemperature, dt)
  const conditioning = createConditioning(charging.conditioning, plan.startTemperature, dt)
  const points: ChargePoint[] = []
  let [time, batteryEnergy, chargerEnergy] = [0, 0, 0]
  const note = (power: Watt, limit: ChargingLimit): void => {
    points.push({
      time,
      stateOfCharge: (state.stateOfCharge - emptyCharge) / window,
      power,
      temperature: state.temperature,
      coldest: conditioning.coldest,
      hottest: conditioning.hottest,
      heat: state.heat,
      cooling: conditioning.heat,
      limit,
      batteryEnergy,
      chargerEnergy,
      gridEnergy: chargerEnergy / charger.efficiency,
    })
  }
  while (time < longest) {
    conditionPack(charging.conditioning, conditioning, state, charger.power - charging.auxiliaryPower)
    limitBattery(battery, state)
    const own = charging.auxiliaryPower + conditioning.power
    const { limit, current: I } = tightest(plan, state, conditioning, own)
    const power = (state.source + state.resistance * I) * I
    if (points.length === 0) note(power, limit)
    const done = (state.stateOfCharge - emptyCharge) / window >= to && time >= atLeast
    if (done || (I < battery.capacity / 3600 / 200 && conditioning.heat >= 0)) break
    state.wanted = -power
    stepBattery(state, plan)
    followPack(conditioning, state)
    time += dt
    batteryEnergy -= state.power * dt
    chargerEnergy += (own - state.power) * dt
    note(power, limit)
  }
  return points
}

/** The smallest of the currents that the parts allow, and whose it is. `own`: what the car draws beside its pack. */
function tightest(
  { battery, charging, charger }: ChargePlan,
  state: BatteryState,
  { coldest, hottest }: ConditioningState,
  own: Watt,
): { limit: ChargingLimit; current: Ampere } {
  const { source: e, resistance: R0 } = state
  const available = Math.max(charger.power - own, 0)
  const fade = Math.min(Math.max((charging.fadeEnd - hottest) / (charging.fadeEnd - charging.fadeStart), 0), 1)
  const ofPack = { current: 'pack current', 'upper voltage': 'pack upper voltage', full: 'pack full', plating: 'plating' } as const
  const offers: [ChargingLimit, Ampere][] = [
    [ofPack[chargeLimit(battery, state)], state.acceptableCurrent],
    ['plating', platingCurrent(battery, state.stateOfCharge, coldest)],
    ['cell temperature', battery.chargeCurrent * fade],
    ['charger power', (2 * available) / (e + Math.sqrt(e * e + 4 * R0 * available))],
    ['charger current', charger.current],
    ['charger voltage', Math.max((charger.voltage - e) / R0, 0)],
  ]
  let [limit, current] = offers[0] as [ChargingLimit, Ampere]
  for (const [name, offered] of offers) if (offered < current) [limit, current] = [name, offered]
  return { limit, current }
}
