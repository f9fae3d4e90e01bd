import { type CellTable, fine, type Issue, type Result, readCellTable, wrong } from '@firstdrive/spec'
import { fromCelsius, type Kelvin } from '@firstdrive/units'

/** What a cycler logged of one cell, discharge positive. */
export interface CellRecord {
  readonly file: string
  readonly time: Float64Array
  readonly current: Float64Array
  readonly voltage: Float64Array
  readonly temperature: Float64Array
  /** Who says how warm the cell was: a column, a remark in the file, or nobody. */
  readonly temperatureFrom: 'column' | 'remark' | 'assumed'
  /** Where a row stands in the file. */
  lineOf(row: number): number
}

const room: Kelvin = fromCelsius(25)
/** What the engine's tables of temperature span. */
const temperatures = { least_C: -60, most_C: 80 }
const voltages = { least_V: 0.1, most_V: 6 }

/**
 * Reads `time_s,current_A,voltage_V[,temperature_C]`, columns in any order. Where there is no column, a remark `# temperature_C: 10`
 * says how warm the chamber was; else 25 °C is assumed.
 */
export function readCellRecord(text: string, file: string): Result<CellRecord> {
  const table = readCellTable(text, file, ['time_s', 'current_A', 'voltage_V'])
  if (!table.ok) return table
  const { time_s, current_A, voltage_V } = table.value
  const remark = /^#.*?\btemperature_C\s*[:=]\s*([^\s,;#]+)/m.exec(text)
  const rows = time_s.length
  const [temperature_C, temperatureFrom] = temperatureOf(table.value, remark?.[1])
  const lineOf = linesOf(text)
  const outside = firstOutside(voltage_V, voltages.least_V, voltages.most_V)
  const issues: Issue[] = []
  const issue = (line: number, path: string, expected: string, got: string, hint: string): number =>
    issues.push({ code: 'value', file, line, column: 1, path, expected, got, hint })
  if (outside >= 0)
    issue(
      lineOf(outside),
      'voltage_V',
      `the voltage of one cell, ${voltages.least_V} to ${voltages.most_V} V`,
      `${voltage_V[outside]} V`,
      'Volts of a single cell, not millivolts or those of a pack.',
    )
  const { least_C, most_C } = temperatures
  const tooWarm = firstOutside(temperature_C, least_C, most_C)
  if (tooWarm >= 0)
    issue(
      temperatureFrom === 'remark' ? lineAt(text, remark?.index ?? 0) : lineOf(tooWarm),
      'temperature_C',
      `a temperature from ${least_C} to ${most_C} °C`,
      temperatureFrom === 'remark' ? `"${remark?.[1]}"` : `${temperature_C[tooWarm]} °C`,
      'Degrees Celsius, not kelvin.',
    )
  if (issues.length > 0) return wrong(issues)
  return fine({
    file,
    time: Float64Array.from(time_s),
    current: Float64Array.from(current_A),
    voltage: Float64Array.from(voltage_V),
    temperature: Float64Array.from({ length: rows }, (_, k) => (temperatureFrom === 'assumed' ? room : fromCelsius(temperature_C[k] ?? temperature_C[0]!))),
    temperatureFrom,
    lineOf,
  })
}

function temperatureOf({ temperature_C }: CellTable, remark: string | undefined): [readonly number[], CellRecord['temperatureFrom']] {
  if (temperature_C.length > 0) return [temperature_C, 'column']
  return remark === undefined ? [[], 'assumed'] : [[Number(remark)], 'remark']
}

/** The first value that is no number between the two; −1 where all are. */
const firstOutside = (values: readonly number[], least: number, most: number): number => values.findIndex((value) => !(value >= least && value <= most))

/** The reader passes over empty lines and remarks, and the first that it reads is the head. */
function linesOf(text: string): (row: number) => number {
  const lines = text.split(/\r?\n/).flatMap((content, k) => (content.trim() === '' || content.trim().startsWith('#') ? [] : [k + 1]))
  return (row) => lines[row + 1] ?? 0
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length
