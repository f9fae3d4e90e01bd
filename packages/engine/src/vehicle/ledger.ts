import type { Joule } from '@firstdrive/units'
import type { Surroundings, VehicleState } from './state.ts'

/** Where the energy of a drive went. All but `regenerated`, `chemical` and `heat` add up to `terminals`. */
export interface Ledger {
  /** Net at the pack's terminals. */
  terminals: Joule
  air: Joule
  rolling: Joule
  climb: Joule
  kinetic: Joule
  brakes: Joule
  /** Heat of inverters, machines and reducers. */
  drive: Joule
  auxiliaries: Joule
  /** Brought back to the terminals. */
  regenerated: Joule
  /** Drawn from the chemistry, and what of it became heat in the pack. */
  chemical: Joule
  heat: Joule
  /** What flowed through the terminals in both directions. */
  throughput: Joule
}

export const createLedger = (): Ledger => ({
  terminals: 0,
  air: 0,
  rolling: 0,
  climb: 0,
  kinetic: 0,
  brakes: 0,
  drive: 0,
  auxiliaries: 0,
  regenerated: 0,
  chemical: 0,
  heat: 0,
  throughput: 0,
})

export function book(ledger: Ledger, { chassis, front, rear, traction, battery, auxiliaries }: VehicleState, { step: dt }: Surroundings): void {
  const terminals = battery.power * dt
  ledger.terminals += terminals
  ledger.air += chassis.airPower * dt
  ledger.rolling += chassis.rollingPower * dt
  ledger.climb += chassis.climbPower * dt
  ledger.kinetic += chassis.kineticPower * dt
  ledger.brakes += traction.brakePower * dt
  ledger.drive += (front.loss + rear.loss) * dt
  ledger.auxiliaries += auxiliaries.power * dt
  ledger.chemical += battery.chemicalPower * dt
  ledger.heat += battery.heat * dt
  if (terminals < 0) {
    ledger.regenerated -= terminals
    ledger.throughput -= terminals
  } else ledger.throughput += terminals
}

/** What the ledger of a whole drive leaves unexplained, over its throughput. */
export function residual(ledger: Ledger): number {
  const spent = ledger.air + ledger.rolling + ledger.climb + ledger.kinetic + ledger.brakes + ledger.drive + ledger.auxiliaries + ledger.heat
  return ledger.throughput > 0 ? Math.abs(ledger.chemical - spent) / ledger.throughput : 0
}
