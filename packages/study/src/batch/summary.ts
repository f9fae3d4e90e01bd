import type { Channel, Trace } from '@firstdrive/engine'

/** What is kept of each of many drives, SI. */
export const summaryChannels: readonly Channel[] = [
  { name: 'distance', unit: 'm', label: 'distance driven' },
  { name: 'duration', unit: 's', label: 'duration' },
  { name: 'battery', unit: 'J', label: 'energy at the terminals, net' },
  { name: 'air', unit: 'J', label: 'energy lost to the air' },
  { name: 'rolling', unit: 'J', label: 'energy lost in tyres and bearings' },
  { name: 'climb', unit: 'J', label: 'energy into height' },
  { name: 'kinetic', unit: 'J', label: 'energy into speed' },
  { name: 'drive', unit: 'J', label: 'heat of machines, inverters and gears' },
  { name: 'auxiliaries', unit: 'J', label: 'energy of the auxiliaries' },
  { name: 'brakes', unit: 'J', label: 'heat of the friction brakes' },
  { name: 'regenerated', unit: 'J', label: 'energy brought back to the terminals' },
  { name: 'heat', unit: 'J', label: 'heat in the pack' },
  { name: 'stateOfCharge', unit: '1', label: 'state of charge of the cells at the end' },
  { name: 'missed', unit: 's', label: 'time outside of the tolerance band' },
  { name: 'followed', unit: '1', label: '1 when the drive was completed, 0 when the car could no longer follow' },
]

/** Writes one drive's row at `at`, in the order of the channels. */
export function summarise({ ledger, state, duration, misses, end }: Trace, row: Float64Array, at: number): void {
  row[at] = state.chassis.distance
  row[at + 1] = duration
  row[at + 2] = ledger.terminals
  row[at + 3] = ledger.air
  row[at + 4] = ledger.rolling
  row[at + 5] = ledger.climb
  row[at + 6] = ledger.kinetic
  row[at + 7] = ledger.drive
  row[at + 8] = ledger.auxiliaries
  row[at + 9] = ledger.brakes
  row[at + 10] = ledger.regenerated
  row[at + 11] = ledger.heat
  row[at + 12] = state.battery.stateOfCharge
  row[at + 13] = misses.seconds
  row[at + 14] = end === 'complete' ? 1 : 0
}
