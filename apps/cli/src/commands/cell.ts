import type { Recording } from '@firstdrive/engine'
import { loadCell, readText } from '@firstdrive/library'
import { type CellSpec, type Checked, coldestMeasured, compileCell, readCellTable } from '@firstdrive/spec'
import { type BenchLog, type Duty, hppc, readHppc, runCell } from '@firstdrive/study'
import { fixed, fromCelsius, fromPercent, toAmpereHours, toCelsius, toMinutes, toPercent } from '@firstdrive/units'
import { BadInput } from '../failure.ts'
import { checkOut, writeOut, writtenOut } from '../out-file.ts'
import { print, printJson, printTable } from '../output.ts'
import { valid } from '../valid.ts'

interface CellFlags {
  readonly current?: string
  readonly power?: string
  readonly hppc?: boolean
  readonly ambient?: number
  readonly soc?: number
  readonly isothermal?: boolean
  readonly step: number
  readonly out?: string
  readonly json?: boolean
}

/** `firstdrive cell`: one cell under a current, a power or pulses, as a cycler would log it. */
export async function cell(reference: string, flags: CellFlags): Promise<void> {
  const { ambient = 25, soc = 100, isothermal = false, step, out, json = false } = flags
  const file = flags.current ?? flags.power
  if (file === undefined && flags.hppc !== true)
    throw new BadInput('cell: expected what to do, got none of --current, --power and --hppc. For example: firstdrive cell blade-lfp --hppc --ambient -20')
  const checked = valid(loadCell(reference))
  const { battery, warms } = compileCell(checked.spec)
  const duty = file === undefined ? hppc(battery) : dutyOf(file, flags.current === undefined ? 'power' : 'current')
  if (out !== undefined) checkOut(out, file)
  const temperature = fromCelsius(ambient)
  const held = isothermal || !warms
  const log = runCell({ battery, duty, stateOfCharge: fromPercent(soc), temperature, airTemperature: temperature, isothermal: held, step })
  if (out !== undefined) await writeOut(out, recordingOf(log))
  if (json) printJson(document(checked.id, ambient, log))
  else {
    show(checked, ambient, held && !isothermal, log)
    if (flags.hppc === true) showRungs(readHppc(duty, log))
    if (out !== undefined) print(writtenOut(out, recordingOf(log)))
  }
}

function dutyOf(file: string, mode: Duty['mode']): Duty {
  const column = mode === 'current' ? 'current_A' : 'power_W'
  const table = valid(readCellTable(valid(readText(file)), file, ['time_s', column]))
  return { mode, atLimit: 'stop', time: table.time_s, value: table[column] }
}

/** The stable shape of `cell --json`. */
const document = (id: string, ambient: number, log: BenchLog): object => ({
  cell: id,
  ambient_C: ambient,
  end: log.end,
  t_s: log.time,
  current_A: log.current,
  voltage_V: log.voltage,
  soc_pct: log.stateOfCharge.map(toPercent),
  temperature_C: log.temperature.map(toCelsius),
})

const channels = [
  { name: 'time', unit: 's', label: 'time since the start' },
  { name: 'current', unit: 'A', label: 'current, positive in discharge' },
  { name: 'voltage', unit: 'V', label: 'terminal voltage' },
  { name: 'stateOfCharge', unit: '1', label: 'state of charge' },
  { name: 'temperature', unit: 'K', label: 'temperature of the cell' },
]

function recordingOf({ time, current, voltage, stateOfCharge, temperature }: BenchLog): Recording {
  const columns = [time, current, voltage, stateOfCharge, temperature]
  return { channels, rows: time.length, table: Float64Array.from({ length: 5 * time.length }, (_, k) => columns[k % 5]![Math.floor(k / 5)]!) }
}

function show({ spec }: Checked<CellSpec>, ambient: number, cannotWarm: boolean, log: BenchLog): void {
  const { time, current, voltage, temperature, end } = log
  print(`${spec.name}, ${fixed(toAmpereHours(spec.capacity.si), 1)} Ah, confidence ${spec.confidence}, at ${fixed(ambient, 0)} °C`)
  if (cannotWarm) print('The file of this cell gives no mass or no size: it is held at the temperature of the chamber.')
  const coldest = coldestMeasured(spec)
  if (ambient < coldest || temperature.some((kelvin) => toCelsius(kelvin) < coldest)) print(`Below ${fixed(coldest, 0)} °C its resistance is extrapolated.`)
  const last = time.length - 1
  if (last < 0) {
    print(`The test could not begin: ${end}.`)
    return
  }
  const span = (k: number): number => (time[k + 1] ?? time[k]!) - time[k]!
  const charge = time.reduce((sum, _, k) => sum + Math.max(current[k]!, 0) * span(k), 0)
  const energy = time.reduce((sum, _, k) => sum + Math.max(current[k]!, 0) * voltage[k]! * span(k), 0)
  print(`Ended after ${fixed(toMinutes(time[last]!), 1)} min: ${end}.`)
  print(
    `${fixed(charge / 3600, 3)} Ah and ${fixed(energy / 3600, 2)} Wh given, ${fixed(Math.min(...range(voltage)), 3)} to ${fixed(Math.max(...range(voltage)), 3)} V, ${fixed(toCelsius(temperature[last]!), 1)} °C at the end.`,
  )
}

/** The least and the largest of a list too long to spread. */
const range = (values: readonly number[]): [number, number] =>
  values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity])

function showRungs(rungs: ReturnType<typeof readHppc>): void {
  print('')
  printTable(
    [
      { title: 'charge', unit: '%', decimals: 0 },
      { title: 'at rest', unit: 'V', decimals: 3 },
      { title: '10 s discharge', unit: 'mΩ', decimals: 3 },
      { title: '10 s charge', unit: 'mΩ', decimals: 3 },
    ],
    rungs.map(({ stateOfCharge, restVoltage, dischargeResistance, chargeResistance }) => [
      toPercent(stateOfCharge),
      restVoltage,
      1e3 * dischargeResistance,
      1e3 * chargeResistance,
    ]),
  )
}
