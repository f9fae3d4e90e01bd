import type { Ampere, Joule, Kelvin, Ratio, Second, Volt, Watt, WattPerKelvin } from '@firstdrive/units'
import { stepBattery } from '../battery/battery.ts'
import { chargeLimit, limitBattery } from '../battery/limits.ts'
import type { BatteryParameters } from '../battery/parameters.ts'
import { type BatteryState, createBattery } from '../battery/state.ts'

/** What the car adds to its pack for charging. */
export interface ChargingParameters {
  /** Charging current fades out between these cell temperatures. */
  readonly fadeStart: Kelvin
  readonly fadeEnd: Kelvin
  /** Liquid cooling: heat to a coolant that a chiller holds at `coolantTemperature`; it runs when the cells are warmer. */
  readonly cooling: WattPerKelvin
  readonly coolantTemperature: Kelvin
  /** Heat moved by the chiller over the power it takes. */
  readonly chillerEfficiency: Ratio
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
  readonly temperature: Kelvin
  /** What kept the power from being larger. */
  readonly limit: ChargingLimit
  readonly batteryEnergy: Joule
  readonly chargerEnergy: Joule
  readonly gridEnergy: Joule
}

const longest: Second = 48 * 3600

/**
 * Charges from `from`, a point a step, until `to` is passed and `atLeast` is over, or until the pack takes nothing more.
 * The current is the smallest of what charger, pack, plating, voltage and temperature allow; each point names which.
 */
export function charge(plan: ChargePlan): readonly ChargePoint[] {
  const { battery, charging, charger, step: dt, from, to, atLeast } = plan
  const { emptyCharge, fullCharge } = battery
  const window = fullCharge - emptyCharge
  const state = createBattery(battery, emptyCharge + from * window, plan.startTemperature, dt)
  const points: ChargePoint[] = []
  let [time, batteryEnergy, chargerEnergy] = [0, 0, 0]
  const note = (power: Watt, limit: ChargingLimit): void => {
    const stateOfCharge = (state.stateOfCharge - emptyCharge) / window
    points.push({
      time,
      stateOfCharge,
      power,
      temperature: state.temperature,
      limit,
      batteryEnergy,
      chargerEnergy,
      gridEnergy: chargerEnergy / charger.efficiency,
    })
  }
  while (time < longest) {
    limitBattery(battery, state)
    const cooled = Math.max(charging.cooling * (state.temperature - charging.coolantTemperature), 0)
    const own = charging.auxiliaryPower + cooled / charging.chillerEfficiency
    const { limit, current: I } = tightest(plan, state, own)
    const power = (state.source + state.resistance * I) * I
    if (points.length === 0) note(power, limit)
    const done = (state.stateOfCharge - emptyCharge) / window >= to && time >= atLeast
    if (done || I < battery.capacity / 3600 / 200) break
    state.wanted = -power
    stepBattery(state, plan)
    state.temperature -= (cooled * dt) / battery.heatCapacity
    time += dt
    batteryEnergy -= state.power * dt
    chargerEnergy += (own - state.power) * dt
    note(power, limit)
  }
  return points
}

/** The smallest of the currents that the parts allow, and whose it is. `own`: what the car draws beside its pack. */
function tightest({ battery, charging, charger }: ChargePlan, state: BatteryState, own: Watt): { limit: ChargingLimit; current: Ampere } {
  const { source: e, resistance: R0, temperature: T } = state
  const available = Math.max(charger.power - own, 0)
  const fade = Math.min(Math.max((charging.fadeEnd - T) / (charging.fadeEnd - charging.fadeStart), 0), 1)
  const ofPack = { current: 'pack current', 'upper voltage': 'pack upper voltage', full: 'pack full', plating: 'plating' } as const
  const offers: [ChargingLimit, Ampere][] = [
    [ofPack[chargeLimit(battery, state)], state.acceptableCurrent],
    ['cell temperature', battery.chargeCurrent * fade],
    ['charger power', (2 * available) / (e + Math.sqrt(e * e + 4 * R0 * available))],
    ['charger current', charger.current],
    ['charger voltage', Math.max((charger.voltage - e) / R0, 0)],
  ]
  let [limit, current] = offers[0] as [ChargingLimit, Ampere]
  for (const [name, offered] of offers) if (offered < current) [limit, current] = [name, offered]
  return { limit, current }
}
