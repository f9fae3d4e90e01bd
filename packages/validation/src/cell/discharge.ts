import { type BatteryParameters, createBattery, limitBattery, passCurrent } from '@firstdrive/engine'
import type { Ampere, Coulomb, Kelvin, Second } from '@firstdrive/units'

const dt: Second = 1

/** The charge that a full cell gives at constant current until its lower voltage, found between two steps; the cell is held by the air around it. */
export function dischargedCharge(battery: BatteryParameters, current: Ampere, temperature: Kelvin): Coulomb {
  const state = createBattery(battery, 1, temperature, dt)
  const around = { airTemperature: temperature }
  let before = Infinity
  for (let given = 0; state.stateOfCharge > 0; given += current * dt) {
    limitBattery(battery, state)
    const voltage = state.source - state.resistance * current
    const lower = battery.minimumVoltage
    if (voltage <= lower) return before === Infinity ? 0 : given - (current * dt * (lower - voltage)) / (before - voltage)
    passCurrent(state, current, around)
    before = voltage
  }
  return battery.capacity
}
