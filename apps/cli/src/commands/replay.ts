import type { Recording } from '@firstdrive/engine'
import { loadCar, loadDrive, loadMapping } from '@firstdrive/library'
import { renderReplay } from '@firstdrive/report'
import { type Car, fine } from '@firstdrive/spec'
import { type MeasuredDrive, measuredDrive, type Replay, replayDrive } from '@firstdrive/study'
import { fixed, significant } from '@firstdrive/units'
import { checkOut, writeOut, writtenOut } from '../out-file.ts'
import { print, printJson, printTable } from '../output.ts'
import { checkHtml, writeHtml } from '../report/html-file.ts'
import { replayReport } from '../report/replay-report.ts'
import { valid } from '../valid.ts'

interface ReplayFlags {
  readonly mapping?: string
  readonly trip?: string
  readonly load?: number
  readonly out?: string
  readonly page?: string
  readonly json?: boolean
}

/** `firstdrive replay`: a measured drive beside the same drive by the engine, and where its energy went. */
export async function replay(vehicle: string, file: string, { mapping, trip, load, out, page, json = false }: ReplayFlags): Promise<void> {
  const car = valid(loadCar(vehicle))
  const names = valid(mapping === undefined ? fine(null) : loadMapping(mapping))
  const log = valid(loadDrive(file, names, trip))
  if (out !== undefined) checkOut(out, file)
  if (page !== undefined) checkHtml(page, 'replay.html')
  const drive = measuredDrive(log.id, log.drive)
  const found = replayDrive(car, drive, load)
  if (out !== undefined) await writeOut(out, besides(found, drive))
  if (page !== undefined) writeHtml(page, renderReplay(replayReport(car, drive, found, { log, mapping: names?.spec ?? null, load })))
  if (json) printJson(document(car, drive, found))
  else show(car, drive, found)
  if (out !== undefined && !json) print(writtenOut(out, besides(found, drive)))
}

/** The stable shape of `replay --json`. */
const document = (car: Car, drive: MeasuredDrive, found: Replay): object => ({
  vehicle: car.id,
  drive: drive.id,
  distance_km: found.distance_km,
  energy_measured_kWh: found.energy_measured_kWh,
  energy_predicted_kWh: found.energy_predicted_kWh,
  error_pct: found.error_pct,
  power_rmse_kW: found.power_rmse_kW,
  voltage_rmse_V: found.voltage_rmse_V,
  soc_rmse_pct: found.soc_rmse_pct,
  pack_temperature_rmse_K: found.pack_temperature_rmse_K,
  cabin_temperature_rmse_K: found.cabin_temperature_rmse_K,
  causes: found.causes,
  residual: found.residual.filter(({ cause }) => cause !== 'unexplained').map(({ cause, estimate, unit }) => ({ cause, estimate, unit })),
  notes: found.notes,
})

function show(car: Car, drive: MeasuredDrive, found: Replay): void {
  const { spec } = car.vehicle
  print(`${spec.name}: ${drive.id}, ${fixed(found.distance_km, 2)} km in ${fixed(drive.power.length / 60, 1)} min\n`)
  print(`energy measured   ${fixed(found.energy_measured_kWh, 3).padStart(8)} kWh`)
  print(`energy predicted  ${fixed(found.energy_predicted_kWh, 3).padStart(8)} kWh, error ${fixed(found.error_pct, 1)} %`)
  print(`root mean square of the errors: ${errors(found).join(', ')}\n`)
  printTable(
    [
      { title: 'where it went' },
      { title: 'energy', unit: 'kWh', decimals: 3 },
      { title: '±', unit: 'kWh', align: 'right' },
      { title: 'per km', unit: 'Wh', decimals: 1 },
    ],
    [
      ...found.causes.map(({ cause, energy_kWh, uncertainty_kWh }) => [
        cause,
        energy_kWh,
        uncertainty_kWh > 0 ? fixed(uncertainty_kWh, 3) : '',
        (1e3 * energy_kWh) / found.distance_km,
      ]),
      ['as measured', found.energy_measured_kWh, '', (1e3 * found.energy_measured_kWh) / found.distance_km],
    ],
  )
  print('\nWhat would close the gap, each as far as it is believed:')
  for (const { cause, estimate, unit } of found.residual)
    if (cause !== 'unexplained') print(`  ${cause}: ${estimate > 0 ? '+' : ''}${significant(estimate, 2)} ${unit}`)
  for (const note of found.notes) print(note)
}

function errors({ power_rmse_kW, voltage_rmse_V, soc_rmse_pct, pack_temperature_rmse_K }: Replay): readonly string[] {
  return [
    `power ${fixed(power_rmse_kW, 2)} kW`,
    `voltage ${fixed(voltage_rmse_V, 1)} V`,
    ...(soc_rmse_pct === null ? [] : [`state of charge ${fixed(soc_rmse_pct, 2)} %`]),
    ...(pack_temperature_rmse_K === null ? [] : [`pack temperature ${fixed(pack_temperature_rmse_K, 2)} K`]),
  ]
}

/** The recording of the engine with what was measured beside it. */
function besides({ trace }: Replay, { power, voltage, packTemperature, charge }: MeasuredDrive): Recording {
  const before = (values: Float64Array) => (row: number) => values[Math.max(0, row - 1)]! // a mean of a step stands at its end
  const measured = [
    { channel: { name: 'measured.power', unit: 'W', label: 'measured power at the terminals' }, at: before(power) },
    { channel: { name: 'measured.voltage', unit: 'V', label: 'measured voltage at the terminals' }, at: before(voltage) },
    ...(packTemperature === null
      ? []
      : [{ channel: { name: 'measured.temperature', unit: 'K', label: 'measured temperature of the pack' }, at: (row: number) => packTemperature[row]! }]),
    ...(charge === null
      ? []
      : [{ channel: { name: 'measured.charge', unit: '1', label: 'measured state of charge' }, at: (row: number) => charge.share[row]! }]),
  ]
  const own = trace.channels.length
  const width = own + measured.length
  const table = new Float64Array(trace.rows * width)
  for (let row = 0; row < trace.rows; row++) {
    for (let k = 0; k < own; k++) table[row * width + k] = trace.table[row * own + k]!
    for (const [k, { at }] of measured.entries()) table[row * width + own + k] = at(row)
  }
  return { channels: [...trace.channels, ...measured.map(({ channel }) => channel)], rows: trace.rows, table }
}
